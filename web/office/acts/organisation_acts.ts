// Organisations, and the accounts that are made for them.
import type { AccountLine } from '@shared/contract'
import { t, word } from '@shared/language'
import {
  type Act,
  allLines,
  type Choice,
  type Choices,
  choice,
  day,
  filled,
  line,
  place,
  placeOf,
} from './act'

export const kOrganisationKinds = [
  'province',
  'city',
  'unit',
  'town',
  'village',
  'department',
  'host',
  'agency',
  'finance',
  'auditor',
  'bank',
  'insurer',
] as const

// The server lists organisations by their accounts only: one that was just made has none yet, and
// stays in this list as long as the page is open.
const made: Choice[] = []
async function organisations(q: string): Promise<Choices> {
  const accounts = await allLines<AccountLine>('/api/v1/accounts', {})
  const all = new Map(made.map(({ value, label }) => [value, label]))
  for (const one of accounts) all.set(one.organisation, one.organisation_name)
  const found = [...all].filter(([, label]) => !q || label.includes(q))
  const choices = found.slice(0, 50).map(([value, label]) => ({ value, label }))
  return { choices, more: found.length - choices.length }
}

export function createOrganisation(): Act {
  let name = ''
  return {
    verb: 'create_organisation',
    path: '/api/v1/organisations',
    fields: [
      choice('organisation_kind', 'organisation', kOrganisationKinds),
      line('name'),
      place('organisation_place', 'unit'),
      choice('second_factor', 'second_factor', ['required', 'optional', 'off'], {
        start: 'required',
      }),
      line('department', '', false),
    ],
    body: ({ organisation_kind: kind, organisation_place: at, ...values }) => {
      name = values.name ?? ''
      return { kind, ...placeOf(at), ...filled(values) }
    },
    take: (answer) => made.unshift({ value: (answer as { id: string }).id, label: name }),
  }
}

export const createAccount = (): Act => ({
  verb: 'create_account',
  path: '/api/v1/accounts',
  fields: [
    { name: 'organisation', kind: 'choice', needed: true, choices: organisations },
    { ...line('name'), label: t('admin.name') },
    line('login'),
    { ...day('expires_on'), needed: false },
  ],
  body: filled,
})

// Shown once and never stored.
export const firstPassword = (verb: string, answer: unknown): string =>
  verb === 'create_account'
    ? t('admin.first_password', {
        verb: word('verb', verb),
        password: (answer as { first_password: string }).first_password,
      })
    : ''
