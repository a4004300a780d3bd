// The administrators' lists: accounts with their roles, and the journal.
import type { AccountLine, JournalLine } from '@shared/contract'
import { t, word } from '@shared/language'
import { accountActs, accountOffers } from '../acts/admin_acts'
import { createAccount, createOrganisation, firstPassword } from '../acts/organisation_acts'
import { unitName, whereOf } from '../area'
import { list } from './list'

function rolesOf({ grants }: AccountLine): string {
  const said = grants
    .filter(({ state }) => state !== 'revoked')
    .map((grant) => {
      const role = t('account.as_role', { role: word('role', grant.role), place: whereOf(grant) })
      return grant.state === 'asked' ? t('admin.asked', { role }) : role
    })
  return said.join(t('form.and')) || '–'
}

export const accounts = list<AccountLine>({
  title: 'admin.accounts',
  none: 'admin.no_accounts',
  path: () => '/api/v1/accounts',
  key: (one) => one.id,
  filters: [
    {
      name: 'q',
      label: 'admin.find',
      values: [],
      words: 'account_state',
      all: 'applications.all_states',
      typed: true,
    },
  ],
  columns: [
    { head: 'admin.name', look: 'name', text: (one) => one.name },
    { head: 'admin.login', text: (one) => one.login },
    { head: 'admin.organisation', text: (one) => one.organisation_name },
    { head: 'admin.roles', look: 'long', text: rolesOf },
    { head: 'admin.expires_on', look: 'day', text: (one) => one.expires_on ?? '–' },
    {
      head: 'admin.factor',
      text: (one) => word('factor_set', String(one.second_factor_set)),
    },
    {
      head: 'applications.state',
      look: 'tag',
      text: (one) => word('account_state', one.state),
      tone: (one) => (one.state === 'active' ? 'good' : 'wait'),
    },
  ],
  pageActs: (_, may) => {
    const acts = [createOrganisation(), createAccount()].filter(({ verb }) => may(verb))
    return { acts, offers: acts.map(({ verb }) => ({ verb, allowed: true })) }
  },
  tells: firstPassword,
  folds: true,
  rowActs: (one, _, may) => ({ offers: accountOffers(one, may), acts: accountActs(one) }),
})

// Of which rows the journal has entries, as far as somebody looks for them.
const kTables = [
  'account',
  'agreement',
  'announcement',
  'application',
  'attendance',
  'bank_account',
  'export',
  'hold',
  'notice',
  'objection',
  'organisation',
  'pay_standard',
  'payment_batch',
  'person',
  'person_fact',
  'placement',
  'plan',
  'post',
  'recognition',
  'register_snapshot',
  'role_grant',
  'settlement_line',
  'settlement_run',
] as const
const isKnown = (table: string) => (kTables as readonly string[]).includes(table)
// The digest of a row as it was, shortened: it is compared, not read.
const short = (digest: string) => (digest ? `${digest.slice(0, 10)}…` : '–')
function whoOf({ role, actor, actor_name: name }: JournalLine): string {
  if (!role) return name || t('journal.program')
  return t('journal.actor', { name: name || actor, role: word('role', role) })
}
const moment = (at: string) => at.slice(0, 19).replace('T', ' ')
export const journal = list<JournalLine>({
  title: 'journal.title',
  none: 'journal.none',
  path: () => '/api/v1/journal',
  key: (one) => String(one.sequence),
  inArea: 'unit',
  says: () => t('journal.says'),
  filters: [
    {
      name: 'table',
      label: 'journal.table',
      values: kTables,
      words: 'table',
      all: 'journal.all_tables',
    },
    {
      name: 'object',
      label: 'journal.object',
      values: [],
      words: 'table',
      all: 'journal.all_tables',
      typed: true,
    },
  ],
  columns: [
    { head: 'journal.sequence', look: 'n', text: (one) => String(one.sequence) },
    { head: 'journal.at', look: 'day', text: (one) => moment(one.at) },
    {
      head: 'journal.who',
      look: 'name',
      text: whoOf,
    },
    { head: 'journal.did', text: (one) => word('verb', one.verb) },
    {
      head: 'journal.object',
      text: (one) => `${isKnown(one.table) ? word('table', one.table) : one.table} ${one.object}`,
      to: ({ table, object, unit }) => ({ name: 'journal', query: { unit, table, object } }),
    },
    { head: 'journal.unit', text: (one) => unitName(one.unit) },
    { head: 'field.reason', look: 'long', text: (one) => one.reason || '–' },
    { head: 'journal.before', text: (one) => short(one.before) },
    { head: 'journal.after', text: (one) => short(one.after) },
  ],
})
