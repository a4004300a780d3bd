// A correction of a locked line: the days as they should have stood, and the difference as answer.
import type { LineCorrected, RunLine } from '@shared/contract'
import { money } from '@shared/figures'
import { t } from '@shared/language'
import type { Act } from './act'
import { spansSent } from './spans'

const measureOf = ({ side }: RunLine) => (side === 'rural' ? 'hours' : 'days')

export const correctLine = (one: RunLine, subject: string): Act => ({
  verb: 'correct_line',
  path: '/api/v1/settlement-lines/correct',
  subject,
  fields: [],
  more: async () => (await import('./correction_days')).daysOf(one, measureOf(one)),
  body: ({ spans, reason: why }) => ({
    line: one.id,
    spans: spansSent(spans ?? '', measureOf(one)),
    reason: why,
  }),
  grave: true,
})

// What the correction comes to, before anybody locks it.
export const toldOfCorrection = (answer: unknown): string => {
  const { month, amount } = answer as LineCorrected
  const more = !amount.startsWith('-')
  return t(more ? 'lines.corrected_up' : 'lines.corrected_down', {
    month,
    amount: money(more ? amount : amount.slice(1)),
  })
}
