// Attendance that was entered is taken back only where the month then is as it was before.
import { beforeEach, expect, it, vi } from 'vitest'
import type { AttendanceLine, AttendanceView } from '@shared/contract'
import { attendanceActs } from '../office/acts/month_acts'

const line = { id: '7', name: '李*国', unit: '371525', side: 'rural', version: 3 }
type Span = Partial<AttendanceView['spans'][number]>
const own: Span = {
  from_day: '2022-03-01',
  until_day: '2022-03-31',
  hours: '40.0',
  days: '0.0',
  leave: 'none',
  entered_by: '村1',
  own: true,
}

function wayBack(spans: Span[], closed = false) {
  const view = { placement: '7', version: 3, spans, closed }
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(view)))
  const acts = attendanceActs(line as unknown as AttendanceLine, '2022-03')
  return acts.find(({ verb }) => verb === 'enter_attendance')!.undo!()
}
beforeEach(() => vi.unstubAllGlobals())

it('of an empty month and of what I entered myself', async () => {
  const back = (await wayBack([own]))!({ version: 4 })
  expect(back.version).toBe(4)
  expect(back.body({})).toEqual({
    placement: '7',
    month: '2022-03',
    spans: [
      {
        from_day: '2022-03-01',
        until_day: '2022-03-31',
        hours: '40.0',
        days: '0.0',
        leave: 'none',
      },
    ],
  })
  expect((await wayBack([]))!({ version: 1 }).body({})).toMatchObject({ spans: [] })
})

it.each<[string, Span[], boolean]>([
  ['what somebody else entered', [own, { ...own, own: false, entered_by: '村1' }], false],
  ['overtime that was confirmed', [{ ...own, overtime_confirmed_by: '镇1' }], false],
  ['a closed month', [own], true],
])('not of %s', async (_, spans, closed) => {
  expect(await wayBack(spans, closed)).toBe(null)
})
