// What the field on top finds, as rows that lead somewhere: the server's answer in its order, and
// below each kind of which there is more the way to the list of all.
import type { RouteLocationRaw } from 'vue-router'
import type { Found } from '@shared/contract'
import { type Key, t } from '@shared/language'
import { placeName } from './area'

export interface Way {
  id: string
  name: string
  note: string
  to: RouteLocationRaw
  all?: boolean
}
export interface Kind {
  title: Key
  ways: Way[]
}

const everywhere = { unit: '', town: '' }
const place = (unit: string, at?: string | null) =>
  at ? `${placeName(at.slice(0, 9), unit)} ${at.length > 9 ? placeName(at, unit) : ''}` : ''

interface Page<T> {
  items: T[]
  total?: number | null
}
function kind<T>(
  title: Key,
  page: Page<T>,
  way: (line: T, at: number) => Omit<Way, 'id'>,
  all?: RouteLocationRaw,
): Kind[] {
  if (!page.items.length) return []
  const ways: Way[] = page.items.map((line, at) => ({ id: `${title}-${at}`, ...way(line, at) }))
  const total = page.total ?? 0
  if (all && total > page.items.length)
    ways.push({
      id: `${title}-all`,
      name: t('search.all', { n: total }),
      note: '',
      to: all,
      all: true,
    })
  return [{ title, ways }]
}

export function kindsOf(found: Found, q: string): Kind[] {
  const query = { ...everywhere, q }
  return [
    ...kind(
      'search.persons',
      found.persons,
      (one) => ({
        name: t('life.heading', { name: one.name, tail: one.resident_tail }),
        note: place(one.unit, one.village),
        to: { name: 'person', params: { id: one.id } },
      }),
      { name: 'persons', query },
    ),
    ...kind(
      'search.posts',
      found.posts,
      (one) => ({
        name: t('search.post', { number: one.number, title: one.title }),
        note: place(one.unit, one.place),
        to: { name: 'posts', query: { unit: one.unit, town: '', q: String(one.number) } },
      }),
      { name: 'posts', query },
    ),
    ...kind(
      'search.places',
      found.places,
      (one) => ({
        name: one.name,
        note: one.within,
        to: {
          name: 'posts',
          query: {
            unit: one.unit,
            town: one.town ?? '',
            ...(one.village ? { place: one.village } : {}),
          },
        },
      }),
    ),
    ...kind(
      'search.documents',
      found.documents,
      (one) => ({
        name: one.number,
        note: one.title === one.number ? '' : one.title,
        to: { name: 'document', query: { document: one.number } },
      }),
      { name: 'documents' },
    ),
    ...kind(
      'search.announcements',
      found.announcements,
      (one) => ({
        name: one.title,
        note: t('search.from', { day: one.opens_on }),
        to: { name: 'announcements', query: { unit: one.unit, town: '', q: one.title } },
      }),
      { name: 'announcements', query },
    ),
    ...kind(
      'search.notices',
      found.notices,
      (one) => ({
        name: one.title,
        note: t('search.from', { day: one.first_day }),
        to: { name: 'notice', params: { id: one.id } },
      }),
      { name: 'notices', query },
    ),
  ]
}
