// Entries that the server has not taken yet. Each has the key with which it will be sent, made when
// it was entered: however often it is sent, it is one request. They lie in IndexedDB and beside it
// in localStorage, since phones drop either; what lies in one of the two is there. A spot check has
// its photograph with it, which is too large for the second.
import { type IDBPDatabase, openDB } from 'idb'
import { computed, ref } from 'vue'
import type { LeaveKind, ProblemBody, SpotCheck } from '@shared/contract'

export interface Entry {
  key: string
  account: string
  placement: string
  name: string // masked
  day: string
  leave?: LeaveKind // of a day of attendance; nothing: what was seen is taken back
  spot?: Omit<SpotCheck, 'placement'> // it is a spot check, and no day
  seen?: LeaveKind // what the phone knew of the day when this was entered
  reverses?: string // the key of the entry that this one takes back
  madeAt: number
  problem?: ProblemBody // the server has refused it: somebody has to decide
  // What stands there instead; null: nothing does; nothing: it could not be asked.
  theirs?: { leave: LeaveKind; by: string } | null
}
const kSecond = 'yigang.village.entries'

export const entries = ref<Entry[]>([])
export const waiting = computed(() => entries.value.filter((one) => !one.problem))
export const refused = computed(() => entries.value.filter((one) => one.problem))

// A browser may lack it, forbid it or fail at it; then there is the second place.
let database: Promise<IDBPDatabase | null> | null = null
async function openFirst(): Promise<IDBPDatabase | null> {
  try {
    return await openDB('yigang-village', 1, {
      upgrade: (db) => void db.createObjectStore('entries', { keyPath: 'key' }),
    })
  } catch {
    return null
  }
}
const first = () => (database ??= openFirst())

function second(): Entry[] {
  try {
    return JSON.parse(localStorage.getItem(kSecond) ?? '[]') as Entry[]
  } catch {
    return []
  }
}
// Only what changes: another tab has its own entries there.
function writeSecond(added: Entry[], gone?: string): void {
  const there = new Map(second().map((one) => [one.key, one]))
  for (const one of added) if (!one.spot) there.set(one.key, one)
  if (gone) there.delete(gone)
  try {
    localStorage.setItem(kSecond, JSON.stringify([...there.values()]))
  } catch {
    // Full or forbidden: the first place has it.
  }
}

// Those that neither place has taken live as long as the page, and are sent from there.
const homeless = new Set<string>()

// In the order in which they were entered: a later entry of the same day builds on the earlier.
export async function loadEntries(): Promise<void> {
  const here = entries.value.filter(({ key }) => homeless.has(key))
  const found = new Map([...here, ...second()].map((one) => [one.key, one]))
  const db = await first()
  const kept = (await db?.getAll('entries').catch(() => [])) as Entry[] | undefined
  for (const one of kept ?? []) found.set(one.key, one)
  entries.value = [...found.values()].sort(
    (a, b) => a.madeAt - b.madeAt || a.key.localeCompare(b.key),
  )
}

// Later than all that is there, also within one millisecond or when the phone's clock was set back.
export function nextMoment(): number {
  return Math.max(Date.now(), ...entries.value.map((one) => one.madeAt + 1))
}

// False: neither place has taken it, and it would be lost with the page.
export async function keep(...added: Entry[]): Promise<boolean> {
  const keys = new Set(added.map((one) => one.key))
  entries.value = [...entries.value.filter((one) => !keys.has(one.key)), ...added].sort(
    (a, b) => a.madeAt - b.madeAt || a.key.localeCompare(b.key),
  )
  writeSecond(added)
  const db = await first()
  try {
    for (const one of added) await db?.put('entries', JSON.parse(JSON.stringify(one)))
    if (db) return true
  } catch {
    // Below.
  }
  const there = new Set(second().map((one) => one.key))
  for (const key of keys) if (!there.has(key)) homeless.add(key)
  return added.every((one) => there.has(one.key))
}

export async function drop(key: string): Promise<void> {
  homeless.delete(key)
  entries.value = entries.value.filter((one) => one.key !== key)
  writeSecond([], key)
  const db = await first()
  await db?.delete('entries', key).catch(() => {})
}

// What the phone believes of a day: the last entry that waits, or else what was recorded; null: the
// last one takes it back. A list of hundreds asks for each row.
export const dayKey = (placement: string, day: string) => `${placement} ${day}`
const last = computed(
  () =>
    new Map(
      waiting.value
        .filter(({ spot }) => !spot)
        .map((one) => [dayKey(one.placement, one.day), one.leave ?? null]),
    ),
)
export const waitingLeave = (placement: string, day: string): LeaveKind | null | undefined =>
  last.value.get(dayKey(placement, day))
