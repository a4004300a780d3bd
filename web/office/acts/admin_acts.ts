// The administrators' acts on accounts and their roles.
import type { AccountLine } from '@shared/contract'
import { t, word } from '@shared/language'
import { whereOf } from '../area'
import { type Act, allOf, choice, line, place, placeOf, reason } from './act'

// Nobody is granted SELF or PUB: residents and the public have no account here.
export const kRoles = [
  'PROV',
  'CITY_HR',
  'CNTY_HR',
  'TOWN',
  'VILL',
  'HOST',
  'AGENCY',
  'CITY_FIN',
  'CNTY_FIN',
  'BANK',
  'AUDIT',
  'DEPT',
  'INS',
  'SYSADM',
  'SECADM',
  'AUDADM',
] as const

const granted = ({ grants }: AccountLine) => grants.filter(({ state }) => state === 'standing')
export function accountActs(one: AccountLine): Act[] {
  const at = `/api/v1/accounts/${one.id}`
  const subject = one.name
  const grants = granted(one).map((grant) => ({
    value: grant.id,
    label: t('account.as_role', { role: word('role', grant.role), place: whereOf(grant) }),
  }))
  return [
    {
      verb: 'close_account',
      subject,
      path: `${at}/close`,
      fields: [],
      body: () => ({}),
      grave: true,
    },
    {
      verb: 'ask_role',
      subject,
      path: `${at}/roles`,
      fields: [choice('role', 'role', kRoles), place('grant_place', 'unit')],
      body: ({ role, grant_place: within }) => ({ role, ...placeOf(within) }),
    },
    {
      verb: 'revoke_role',
      subject,
      path: '/api/v1/roles',
      pathOf: ({ grant }) => `/api/v1/roles/${grant}/revoke`,
      fields: [{ name: 'grant', kind: 'choice', needed: true, choices: async () => allOf(grants) }],
      body: () => ({}),
      grave: true,
    },
    {
      verb: 'reset_second_factor',
      subject,
      path: `${at}/second-factor/reset`,
      fields: [reason()],
      body: (values) => values,
    },
    {
      verb: 'tie_account',
      subject,
      path: `${at}/person`,
      fields: [{ ...line('resident_number'), unkept: true }, line('proof')],
      body: (values) => values,
    },
  ]
}

// What fits the account as it stands, of what the actor's role has.
export function accountOffers(one: AccountLine, may: (verb: string) => boolean) {
  if (one.state === 'closed') return []
  const fits = {
    ask_role: true,
    revoke_role: granted(one).length > 0,
    reset_second_factor: one.second_factor_set,
    tie_account: true,
    close_account: true,
  }
  return Object.entries(fits)
    .filter(([verb, does]) => does && may(verb))
    .map(([verb]) => ({ verb, allowed: true }))
}
