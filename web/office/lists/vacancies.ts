// Posts that somebody has left and nobody fills yet.
import type { VacancyLine } from '@shared/contract'
import { defineAsyncComponent } from 'vue'
import { t } from '@shared/language'
import { placeName } from '../area'
import { list } from './list'

export const vacancies = list<VacancyLine>({
  title: 'vacancies.title',
  none: 'vacancies.none',
  path: () => '/api/v1/vacancies',
  key: (line) => line.id,
  inArea: true,
  picture: defineAsyncComponent(() => import('../parts/VacancyAges.vue')),
  says: ({ query: { opened_from: from, opened_until: until } }) =>
    from && until ? t('vacancies.opened_span', { from, until }) : '',
  columns: [
    {
      head: 'applications.number',
      look: 'n',
      text: (line) => String(line.post_number),
      sort: 'number',
    },
    {
      head: 'placements.post',
      look: 'name',
      text: (line) => line.post_title,
      sort: 'title',
      to: (line) => ({ name: 'vacancy', params: { id: line.id } }),
    },
    {
      head: 'applications.village',
      text: ({ place, unit }) => `${placeName(place.slice(0, 9), unit)} ${placeName(place, unit)}`,
    },
    {
      head: 'vacancies.opened_on',
      look: 'day',
      text: (line) => line.opened_on,
      sort: 'opened_on',
    },
    {
      head: 'vacancies.days_vacant',
      look: 'n',
      text: (line) => String(line.days_vacant),
      sort: 'days_vacant',
    },
  ],
})
