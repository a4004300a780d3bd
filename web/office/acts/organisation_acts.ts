// Organisations, and the accounts that are made for them.
import type { OrganisationLine } from '@shared/contract'
import { t, word } from '@shared/language'
import {
  type Act,
  type Choices,
  choice,
  choicesOf,
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

const organisations = (q: string): Promise<Choices> =>
  choicesOf<OrganisationLine>('/api/v1/organisations', q ? { q } : {}, (one) => ({
    value: one.id,
    label: one.name,
  }))

export function createOrganisation(): Act {
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
    body: ({ organisation_kind: kind, organisation_place: at, ...values }) => ({
      kind,
      ...placeOf(at),
      ...filled(values),
    }),
  }
}

// Which of the departments that keep a register it is; nothing: none of them.
export const setDepartment = (one: OrganisationLine): Act => ({
  verb: 'set_department',
  subject: one.name,
  path: `/api/v1/organisations/${one.id}/department`,
  fields: [
    {
      ...line('department', one.department ?? '', false),
      label: t('organisations.department'),
    },
  ],
  body: filled,
})

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
