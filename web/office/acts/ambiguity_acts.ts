// Forms of 文字歧义簿: what is unclear, whom the office asked, and the answer.
import type { AmbiguityLine, Offer } from '@shared/contract'
import { word } from '@shared/language'
import { type Act, day, type Field, line } from './act'

const long = (name: string, start = '', note?: string): Field => ({
  name,
  kind: 'long',
  needed: true,
  start,
  note,
})

export const recordAmbiguity = (unit: string, document: string, clause: string): Act => ({
  verb: 'record_ambiguity',
  subject: clause,
  path: '/api/v1/ambiguities',
  fields: [long('phrase', '', word('hint', 'phrase')), long('question'), long('reading')],
  body: (values) => ({ unit, document, clause, ...values }),
})

const one = ({ id }: AmbiguityLine, verb: string) => `/api/v1/ambiguities/${id}/${verb}`
const askAct = (row: AmbiguityLine): Act => ({
  verb: 'ask_ambiguity',
  subject: row.phrase,
  path: one(row, 'ask'),
  version: row.version,
  fields: [line('asked_whom', row.asked_whom ?? ''), day('asked_on')],
  body: (values) => values,
})
const answerAct = (row: AmbiguityLine): Act => ({
  verb: 'answer_ambiguity',
  subject: row.phrase,
  path: one(row, 'answer'),
  version: row.version,
  fields: [long('answer'), day('answered_on'), long('reading', row.reading)],
  body: (values) => values,
})

const withdrawAct = (row: AmbiguityLine): Act => ({
  verb: 'withdraw_ambiguity',
  subject: row.phrase,
  path: one(row, 'withdraw'),
  version: row.version,
  fields: [long('reason')],
  body: (values) => values,
})

// Who recorded it sees why the answer is another's to enter.
export function actsOn(row: AmbiguityLine, may: (verb: string) => boolean) {
  const acts = [
    askAct(row),
    ...(row.state === 'asked' ? [answerAct(row)] : []),
    ...(row.withdrawable ? [withdrawAct(row)] : []),
  ]
  const offers: Offer[] = acts
    .filter(({ verb }) => may(verb))
    .map(({ verb }) =>
      verb === 'answer_ambiguity' && row.mine
        ? {
            verb,
            allowed: false,
            reason_code: 'same_person_two_steps',
            params: { step: 'record_ambiguity' },
          }
        : { verb, allowed: true },
    )
  const waits = row.state === 'open' || row.state === 'asked'
  return waits && offers.length ? { offers, acts } : null
}
