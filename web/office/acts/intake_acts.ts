// Taking an application at the counter: the person is registered (or found to be known), then
// applies
// to an announcement. The number is typed, sent and kept nowhere.
import type { AnnouncementLine, PersonLine } from '@shared/contract'
import { t } from '@shared/language'
import { placeName } from '../area'
import type { Act, Choice } from './act'
import { check, choice, choicesOf, filled, isYes, line, place, placeOf } from './act'
import { kGroups } from './register_acts'

// Whoever was registered while the page is open stands first.
const registered: Choice[] = []

export function registerPerson(unit: string, town: string): Act {
  let name = ''
  return {
    verb: 'register_person',
    path: '/api/v1/persons',
    fields: [
      place('person_village', 'village', town ? `${unit}/${town}` : unit),
      { ...line('person_name'), unkept: true },
      { ...line('resident_number'), unkept: true },
      { ...line('phone', '', false), unkept: true },
    ],
    body: ({ person_village, person_name, ...values }) => {
      name = person_name ?? ''
      return { village: placeOf(person_village).place, name, ...filled(values) }
    },
    take: (answer) => {
      const { id, number } = answer as { id: string; number: number }
      registered.unshift({ value: id, label: t('act.person', { number, name }) })
    },
  }
}

const announcements = (unit: string, town: string) => (q: string) =>
  choicesOf<AnnouncementLine>(
    '/api/v1/announcements',
    { unit, town, state: 'published', ...(q ? { q } : {}) },
    (one) => ({ value: one.id, label: one.title }),
  )
async function persons(unit: string, town: string, q: string) {
  const found = await choicesOf<PersonLine>('/api/v1/persons', { unit, town }, (one) => ({
    value: one.id,
    label: `${t('act.person', { number: one.number, name: one.name })} ${placeName(
      one.village,
      one.unit,
    )}`,
  }))
  const known = new Set(registered.map(({ value }) => value))
  const others = found.choices.filter(({ value }) => !known.has(value))
  const choices = [...registered, ...others].filter(({ label }) => !q || label.includes(q))
  return { choices, more: found.more }
}
export const applyForPost = (unit: string, town: string): Act => ({
  verb: 'apply_for_post',
  path: '/api/v1/applications',
  fields: [
    {
      name: 'announcement',
      kind: 'choice',
      needed: true,
      choices: announcements(unit, town),
    },
    {
      name: 'person',
      kind: 'choice',
      needed: true,
      choices: (q) => persons(unit, town, q),
      note: t('intake.person'),
    },
    choice('target_group', 'group', kGroups),
    line('expanded_name', '', false),
    check('re_recognised'),
  ],
  body: ({ announcement, person, target_group: group, expanded_name, re_recognised }) => ({
    announcement,
    person,
    groups: [{ group, expanded_name: expanded_name ?? '' }],
    re_recognised: isYes(re_recognised),
  }),
})
