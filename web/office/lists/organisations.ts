// The organisations that accounts belong to, and which of the departments one is.
import type { OrganisationLine } from '@shared/contract'
import { word } from '@shared/language'
import { createOrganisation, setDepartment } from '../acts/organisation_acts'
import { whereOf } from '../area'
import { list, single } from './list'

export const organisations = list<OrganisationLine>({
  title: 'organisations.title',
  none: 'organisations.none',
  path: () => '/api/v1/organisations',
  key: (one) => one.id,
  filters: [
    {
      name: 'q',
      label: 'organisations.find',
      values: [],
      words: 'organisation',
      all: 'applications.all_states',
      typed: true,
    },
  ],
  columns: [
    { head: 'organisations.name', look: 'name', text: (one) => one.name },
    { head: 'organisations.kind', text: (one) => word('organisation', one.kind) },
    {
      head: 'organisations.place',
      text: (one) => whereOf({ unit: one.unit, place: one.place ?? undefined }),
    },
    { head: 'organisations.factor', text: (one) => word('second_factor', one.second_factor) },
    { head: 'organisations.department', text: (one) => one.department ?? '–' },
  ],
  pageActs: (_, may) => single(createOrganisation(), may),
  rowActs: (one, _, may) => (one.kind === 'department' ? single(setDepartment(one), may) : null),
})
