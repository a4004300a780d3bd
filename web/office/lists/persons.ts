// Whoever is registered, by name or number; the names masked.
import type { PersonLine } from '@shared/contract'
import { placeName } from '../area'
import { list } from './list'

export const persons = list<PersonLine>({
  title: 'persons.title',
  none: 'persons.none',
  path: () => '/api/v1/persons',
  key: (one) => one.id,
  person: (one) => one.id,
  inArea: true,
  filters: [
    {
      name: 'q',
      label: 'persons.find',
      values: [],
      words: 'persons',
      all: 'applications.all_states',
      typed: true,
    },
  ],
  columns: [
    { head: 'persons.number', look: 'n', text: (one) => String(one.number), sort: 'number' },
    {
      head: 'applications.name',
      look: 'name',
      text: (one) => one.name,
      to: (one) => ({ name: 'person', params: { id: one.id } }),
      sort: 'name',
    },
    { head: 'persons.tail', look: 'n', text: (one) => one.resident_tail },
    {
      head: 'applications.village',
      text: (one) => `${placeName(one.town, one.unit)} ${placeName(one.village, one.unit)}`,
    },
  ],
})
