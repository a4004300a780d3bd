// Contracts of agencies: made with one of the unit, and ended before their last day.
import type { AgencyLine, ContractLine } from '@shared/contract'
import { t } from '@shared/language'
import { type Act, amount, choicesOf, day, filled, line, reason } from './act'

const agencies = (unit: string) => (q: string) =>
  choicesOf<AgencyLine>('/api/v1/agencies', { unit, ...(q && { q }) }, ({ id, name }) => ({
    value: id,
    label: name,
  }))

export const recordContract = (unit: string): Act => ({
  verb: 'record_agency_contract',
  path: '/api/v1/agency-contracts',
  fields: [
    {
      name: 'organisation',
      kind: 'choice',
      needed: true,
      choices: agencies(unit),
      label: t('contracts.agency'),
    },
    day('from_day'),
    day('until_day'),
    line('document'),
    line('services'),
    { ...amount('fee', ''), needed: false },
  ],
  body: filled,
})

export const endContract = (one: ContractLine): Act => ({
  verb: 'end_agency_contract',
  subject: one.organisation_name,
  path: `/api/v1/agency-contracts/${one.id}/end`,
  version: one.version,
  fields: [{ ...day('last_day'), label: t('contracts.last_day') }, reason()],
  body: (values) => values,
  grave: true,
})
