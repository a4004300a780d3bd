// The acts on a person beside the steps of the application, and those by which a second person
// confirms what the first has entered.
import type { ConfirmationLine, PlacementLine } from '@shared/contract'
import { yearsLater } from '@shared/figures'
import { useSession } from '../session'
import { type Act, day, line, reason } from './act'

// The full name is typed and not filled in: the page knows only the masked one.
export function bankAccountAct(person: string): Act {
  return {
    verb: 'set_bank_account',
    path: '/api/v1/bank-accounts',
    fields: [{ ...line('account'), unkept: true }, line('bank'), line('holder_name')],
    body: ({ account, ...values }) => ({
      person,
      account: account?.replace(/\s/g, ''),
      ...values,
    }),
  }
}

// The next agreement begins where the last one ends; the server says where the term cuts it off.
export function renewAct(one: Pick<PlacementLine, 'id' | 'name' | 'agreed_until'>): Act {
  const today = useSession().me?.today ?? ''
  const until = yearsLater(one.agreed_until ?? today, 1)
  return {
    verb: 'renew_agreement',
    path: `/api/v1/placements/${one.id}/agreement`,
    subject: one.name,
    fields: [day('until_day', until), day('signed_on', today)],
    body: (values) => values,
  }
}

const confirmPaths: Record<string, string> = {
  confirm_bank_account: 'bank-accounts/{id}/confirm',
  confirm_merge: 'merges/{id}/confirm',
  confirm_prior_months: 'prior-months/{id}/confirm',
  approve_extension: 'extensions/{id}/approve',
  confirm_figure: 'figures/{id}/confirm',
  confirm_role: 'roles/{id}/confirm',
  confirm_reset: 'second-factor-resets/{id}/confirm',
  confirm_give_up: 'payment-give-ups/{id}/confirm',
  confirm_pay_standard: 'pay-standards/{id}/confirm',
  take_exit_report: 'exit-reports/{id}/take',
  confirm_document_text: 'document-texts/{id}/confirm',
}

// A document that reaches back into locked months; both persons say so.
const reachesBack: Pick<Act, 'fields' | 'body'> = {
  fields: [{ name: 'into_locked_months', kind: 'check', needed: false }],
  body: (values) => ({ into_locked_months: values.into_locked_months === 'yes' }),
}

export const confirmVerbs = Object.keys(confirmPaths)

export function confirmAct({ id, verb, name }: ConfirmationLine): Act | null {
  const path = confirmPaths[verb]
  if (!path) return null
  return {
    verb,
    path: `/api/v1/${path.replace('{id}', id)}`,
    subject: name,
    ...(verb === 'confirm_pay_standard' ? reachesBack : { fields: [], body: () => ({}) }),
  }
}

// What was entered wrongly goes back, where the row has a way back of its own.
const backPaths: Record<string, [verb: string, path: string]> = {
  confirm_pay_standard: ['withdraw_pay_standard', 'pay-standards/{id}/withdraw'],
  take_exit_report: ['turn_down_exit_report', 'exit-reports/{id}/turn-down'],
  confirm_document_text: ['withdraw_document_text', 'document-texts/{id}/withdraw'],
}

export function backAct({ id, verb, name }: ConfirmationLine): Act | null {
  const back = backPaths[verb]
  if (!back) return null
  return {
    verb: back[0],
    path: `/api/v1/${back[1].replace('{id}', id)}`,
    subject: name,
    fields: [reason()],
    body: (values) => values,
  }
}
