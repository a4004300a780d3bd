// Everybody of one day: all pages, or none. 全部到岗 means all whom the list counts.
import { type Answer, read } from '@shared/api'
import type { DayPeople, PersonDay } from '@shared/contract'
import { dayKey } from './queue'
import { taken } from './sender'
import { me } from './session'

const kPage = 200 // the most that the server gives at once

export async function readDay(day: string): Promise<Answer<DayPeople>> {
  const asked = new Set(Object.keys(taken.value))
  const items: PersonDay[] = []
  for (let after: string | undefined; ; ) {
    const query = { day, after, limit: kPage }
    const answer: Answer<DayPeople> = await read<DayPeople>('/api/v1/attendance/day', query)
    if (!answer.data) return answer
    items.push(...answer.data.items)
    after = answer.data.next
    if (after) continue
    // What was taken before the list was asked for stands in it.
    taken.value = Object.fromEntries(
      Object.entries(taken.value).filter(([key]) => !asked.has(key) || !key.endsWith(` ${day}`)),
    )
    return { data: { ...answer.data, items } }
  }
}

// As the list will say once it is read anew.
export function withTaken(person: PersonDay, day: string): PersonDay {
  const now = taken.value[dayKey(person.id, day)]
  if (!now) return person
  const { leave, hours, days } = now
  if (!leave) return { ...person, recorded: undefined }
  const by = { from_day: day, until_day: day, entered_by: me.value?.name ?? '' }
  return { ...person, recorded: { ...by, leave, hours, days } }
}
