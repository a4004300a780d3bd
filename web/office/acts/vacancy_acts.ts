// What came of a call to somebody of the reserve list, for a vacancy.
import type { RefillLine, VacancyView } from '@shared/contract'
import { t, word } from '@shared/language'
import { type Act, reason } from './act'

export type CallOutcome = RefillLine['calls'][number]['outcome']
export const callPath = (view: VacancyView) => `/api/v1/vacancies/${view.vacancy.id}/calls`
export const callBody = (line: RefillLine, outcome: CallOutcome, why = '') => ({
  application: line.application,
  outcome,
  reason: why,
})
export const callAct = (view: VacancyView, line: RefillLine, outcome: CallOutcome): Act => ({
  verb: 'record_reserve_call',
  subject: t('refill.call_of', { name: line.name, outcome: word('call', outcome) }),
  path: callPath(view),
  fields: [reason()],
  body: (values) => callBody(line, outcome, values.reason),
})
