// 委托合同: whom a county has help from, where, and how many days are left of it.
import type { ContractLine } from '@shared/contract'
import { money } from '@shared/figures'
import { t, word } from '@shared/language'
import { endContract, recordContract } from '../acts/contract_acts'
import { unitName, whereOf } from '../area'
import { list, single } from './list'

export const contracts = list<ContractLine>({
  title: 'contracts.title',
  none: 'contracts.none',
  path: () => '/api/v1/agency-contracts',
  key: (one) => one.id,
  inArea: 'unit',
  says: () => t('contracts.says'),
  filters: [
    {
      name: 'running',
      label: 'applications.state',
      values: ['true', 'false'],
      words: 'contract_runs',
      all: 'applications.all_states',
    },
  ],
  columns: [
    { head: 'contracts.agency', look: 'name', text: (one) => one.organisation_name },
    { head: 'plan.unit', text: (one) => unitName(one.unit) },
    {
      head: 'contracts.places',
      look: 'long',
      text: ({ places }) => places.map(whereOf).join(t('form.and')) || t('contracts.nowhere'),
    },
    { head: 'field.from_day', look: 'day', text: (one) => one.from_day },
    { head: 'field.until_day', look: 'day', text: (one) => one.until_day },
    {
      head: 'contracts.left',
      look: 'n',
      text: (one) => (one.state === 'over' ? '–' : String(one.days_left)),
    },
    {
      head: 'applications.state',
      look: 'tag',
      text: (one) => word('contract', one.state),
      tone: (one) => (one.state === 'running' ? 'good' : 'wait'),
    },
    { head: 'standards.document', look: 'long', text: (one) => one.document },
    { head: 'field.services', look: 'long', text: (one) => one.services || '–' },
    { head: 'field.fee', look: 'n', text: (one) => (one.fee ? money(one.fee) : '–') },
    {
      head: 'contracts.ended',
      look: 'long',
      text: (one) =>
        one.agreed_until
          ? t('contracts.ended_says', { day: one.agreed_until, reason: one.end_reason })
          : '–',
    },
  ],
  pageActs: ({ query }, may) => (query.unit ? single(recordContract(query.unit), may) : null),
  rowActs: (one, _, may) =>
    one.state === 'over' || one.agreed_until ? null : single(endContract(one), may),
})
