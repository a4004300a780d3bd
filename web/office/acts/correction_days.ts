// The days that a correction of a locked line begins with.
import type { AttendanceView, RunLine } from '@shared/contract'
import { read } from '@shared/api'
import { lastDayOf } from '@shared/figures'
import { t } from '@shared/language'
import { type Field, reason } from './act'
import { writeSpans } from './spans'

// From what stands for the month; without a row from the whole of it.
export async function daysOf(one: RunLine, measure: 'hours' | 'days'): Promise<Field[]> {
  const path = `/api/v1/placements/${one.placement}/attendance`
  const { data } = await read<AttendanceView>(path, { month: one.month })
  const spans = (data?.spans ?? []).map(({ leave, from_day, until_day, hours, days }) => ({
    leave,
    from_day,
    until_day,
    worked: measure === 'hours' ? hours : days,
  }))
  const whole = {
    leave: 'none' as const,
    from_day: `${one.month}-01`,
    until_day: lastDayOf(one.month),
    worked: '',
  }
  const start = writeSpans(spans.length ? spans : [whole])
  return [
    { name: 'spans', kind: 'spans', needed: false, start, measure, note: t('lines.correct_note') },
    reason(),
  ]
}
