// What the phone remembers to look at without a network: whose it is, and the people of the last
// days that it was shown, with masked names. It goes when its holder signs out or another comes,
// when the account has no work at this door any more, or after a week without the server.
// A session that has run out in the field takes nothing along: the day goes on without a network
// (docs/decisions/0035).
import { onDevice } from '@shared/device'
import type { DayPeople, Me } from '@shared/contract'

export interface Holder {
  account: string
  name: string
  today: string // of the server, when it was last reached
  at: number // of this phone, in milliseconds
  days: Record<string, DayPeople>
}
const kPlace = 'yigang.village.kept'
const kDays = 7

export function keptHolder(): Holder | null {
  try {
    const holder = JSON.parse(onDevice.get(kPlace) ?? 'null') as Holder | null
    if (!holder || Date.now() - holder.at <= kDays * 86_400_000) return holder
    forgetKept()
  } catch {
    // Below.
  }
  return null
}

function write(holder: Holder): Holder {
  onDevice.set(kPlace, JSON.stringify(holder))
  return holder
}

export function keepHolder(me: Me): Holder {
  const before = keptHolder()
  const days = before?.account === me.account ? before.days : {}
  return write({ account: me.account, name: me.name, today: me.today, at: Date.now(), days })
}

export function keepDay(people: DayPeople): void {
  const holder = keptHolder()
  if (!holder) return
  const days = { ...holder.days, [people.day]: people }
  for (const old of Object.keys(days).sort().slice(0, -kDays)) delete days[old]
  write({ ...holder, today: people.today, at: Date.now(), days })
}

export function forgetKept(): void {
  onDevice.drop(kPlace)
}

export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

// The server's business day, carried on by this phone's clock (days of UTC+8, where the work is).
export function todayOf(holder: Holder, now: number): string {
  const dayNumber = (at: number) => Math.floor((at / 3_600_000 + 8) / 24)
  return dayAfter(holder.today, Math.max(0, dayNumber(now) - dayNumber(holder.at)))
}

// A day that the phone was never shown may be free or not.
export type KeptPeople = Omit<DayPeople, 'working_day'> & { working_day?: boolean }

// People of a day that the phone was never shown: those of the nearest day before, with nothing
// recorded and nothing said about what a day is worth.
export function keptDay(holder: Holder, day: string): KeptPeople | null {
  const known = holder.days[day]
  if (known) return known
  const days = Object.keys(holder.days).sort()
  const nearest = days.filter((one) => one < day).pop() ?? days[0]
  const people = nearest ? holder.days[nearest] : undefined
  if (!people) return null
  const items = people.items.map((person) => ({
    ...person,
    full_hours: '',
    full_days: '',
    recorded: undefined,
    actions: person.actions.map((offer) => ({ ...offer, allowed: true, reason_code: undefined })),
  }))
  return { ...people, day, working_day: undefined, items }
}
