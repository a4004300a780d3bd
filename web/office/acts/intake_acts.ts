// Taking an application at the counter: the person is registered (or found to be known), then
// applies to an announcement. Name and number are typed and sent, and kept nowhere.
import type { AnnouncementLine, PersonLine } from '@shared/contract'
import { t } from '@shared/language'
import { placeName } from '../area'
import { useSession } from '../session'
import type { Act } from './act'
import { check, choice, choicesOf, filled, isYes, line, place, placeOf } from './act'
import { kGroups } from './register_acts'

const kFirst = 5

export function registerPerson(unit: string, town: string): Act {
  let village = ''
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
      village = person_village ?? ''
      return { village: placeOf(village).place, name: person_name, ...filled(values) }
    },
    take: (answer) => {
      const { id, number } = answer as { id: string; number: number }
      const at = placeOf(village)
      const here = { id, number, unit: at.unit, town: (at.place ?? '').slice(0, 9) }
      const session = useSession()
      session.registered = [here, ...session.registered]
    },
  }
}

const announcements = (unit: string, town: string) => (q: string) =>
  choicesOf<AnnouncementLine>(
    '/api/v1/announcements',
    { unit, town, state: 'published', ...(q ? { q } : {}) },
    (one) => ({ value: one.id, label: one.title }),
  )
const found = (unit: string, town: string, q: string) =>
  choicesOf<PersonLine>('/api/v1/persons', { unit, town, ...(q ? { q } : {}) }, (one) => ({
    value: one.id,
    label: `${t('act.person', { number: one.number, name: one.name })} ${placeName(
      one.village,
      one.unit,
    )}`,
  }))

// Of a whole resident number the last four: it stands in no address.
const asked = (typed: string) => {
  const q = typed.replace(/\s/g, '')
  return /^\d{14,17}[\dXx]$/.test(q) ? q.slice(-4) : q
}

// Whoever was registered at this counter in the area that is looked at stands first.
async function persons(unit: string, town: string, typed: string) {
  const all = await found(unit, town, asked(typed))
  if (typed) return all
  const here = useSession()
    .registered.filter((one) => one.unit === unit && (!town || one.town === town))
    .slice(0, kFirst)
  const lines = here.map(async ({ id, number }) => {
    const { choices } = await found(unit, town, String(number))
    return choices.filter(({ value }) => value === id)
  })
  const first = (await Promise.all(lines)).flat()
  const known = new Set(first.map(({ value }) => value))
  const others = all.choices.filter(({ value }) => !known.has(value))
  return { choices: [...first, ...others], more: all.more }
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
