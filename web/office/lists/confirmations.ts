// What one person has entered and another must confirm. Who entered it sees it here too, with the
// reason why it is not theirs to confirm.
import type { ConfirmationLine, Offer } from '@shared/contract'
import { t, word } from '@shared/language'
import { backAct, confirmAct } from '../acts/person_acts'
import { placeName } from '../area'
import { list } from './list'

// The first person's act, for the sentence that says why it takes another.
const firstSteps: Record<string, string> = {
  bank_account: 'set_bank_account',
  merge: 'merge_persons',
  prior_months: 'record_prior_months',
  extension: 'record_extension',
  figure: 'enter_figure',
  role: 'ask_role',
  factor_reset: 'reset_second_factor',
  give_up: 'give_up_payment',
  pay_standard: 'record_pay_standard',
  exit_report: 'report_exit',
  document_text: 'upload_document_text',
}

function offerOf(line: ConfirmationLine): Offer {
  if (!line.mine) return { verb: line.verb, allowed: true }
  const step = firstSteps[line.kind] ?? line.kind
  return {
    verb: line.verb,
    allowed: false,
    reason_code: 'same_person_two_steps',
    params: { step },
  }
}

function placeOf({ unit, town, village }: ConfirmationLine): string {
  if (town) return `${placeName(town, unit)} ${placeName(village ?? '', unit)}`.trim()
  return unit === '371500' ? t('area.city') : placeName(unit, unit)
}

// The second person looks at what the first one was told to look at.
function detailOf({ detail, check_digit_fails }: ConfirmationLine): string {
  return check_digit_fails ? `${detail} · ${t('bank_account.check_digit')}` : detail
}

export const confirmations = list<ConfirmationLine>({
  title: 'confirmations.title',
  none: 'confirmations.none',
  path: () => '/api/v1/confirmations',
  key: (line) => line.id,
  inArea: true,
  filters: [
    {
      name: 'kind',
      label: 'confirmations.kind',
      values: Object.keys(firstSteps),
      words: 'confirmation',
      all: 'confirmations.all_kinds',
    },
    {
      name: 'for_me',
      label: 'confirmations.whose',
      values: ['true'],
      words: 'for_me',
      all: 'confirmations.anyone',
    },
  ],
  columns: [
    { head: 'confirmations.kind', text: (line) => word('confirmation', line.kind) },
    { head: 'confirmations.number', look: 'n', text: (line) => String(line.person_number ?? '–') },
    {
      head: 'confirmations.subject',
      look: 'name',
      text: (line) => line.name,
      // Whoever confirms a text reads it first.
      to: ({ kind, name }) =>
        kind === 'document_text' ? { name: 'document', query: { document: name } } : null,
    },
    { head: 'confirmations.detail', look: 'long', text: detailOf },
    { head: 'confirmations.place', text: placeOf },
    { head: 'confirmations.asked_by', text: (line) => line.asked_by },
  ],
  rowActs: (line) => {
    const act = confirmAct(line)
    const back = backAct(line)
    if (!act) return null
    if (!back) return { offers: [offerOf(line)], acts: [act] }
    return { offers: [offerOf(line), { verb: back.verb, allowed: true }], acts: [act, back] }
  },
})
