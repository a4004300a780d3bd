// Sends what waits, in its order, one at a time. Whether an entry is taken is the server's word:
// one that the server itself refuses is kept with both values until a person decides; whatever
// else comes back (a network's sign-in page, a gateway, a session or role that does not fit)
// decides nothing, and the entry is sent again with the same key.
import { ref } from 'vue'
import { freshKey, read, writeKept } from '@shared/api'
import type { DayPeople, DayRecorded, LeaveKind, ProblemBody } from '@shared/contract'
import { dayKey, drop, type Entry, keep, loadEntries, nextMoment, waiting } from './queue'
import { account, holder, may, me, open, stage } from './session'

export const sending = ref(false)
export const offline = ref(false)
export const sentCount = ref(0) // grows with each sending that had something taken
// What was taken since the list was last read, by `dayKey`.
export const taken = ref<Record<string, DayRecorded>>({})
// Why an entry still waits though the server was reached: this account, as it is, has no such row.
export const heldBack = ref<Record<string, ProblemBody>>({})

const kEvery = 15_000
const kRefused = [400, 409, 422]
const kHeld = [403, 404]

// Of the server itself; what stands between speaks no such words.
const fromServer = ({ type }: ProblemBody) => `${type}`.startsWith('urn:yigang:problem:')
// No word of the server: it was not reached, or something else has answered for it.
export const isAway = (problem: ProblemBody) => problem.status === 0 || !fromServer(problem)
type Written = Partial<DayRecorded> & { id?: string }
const isAbout = ({ spot, placement, day }: Entry, answer: Written) =>
  spot ? Boolean(answer.id) : answer.placement === placement && answer.day === day
export const mayEnter = ({ spot }: Entry) => may(spot ? 'record_spot_check' : 'record_day')

type Fate = 'taken' | 'refused' | 'held' | 'waits'
function fateOf(entry: Entry, answer: Awaited<ReturnType<typeof writeEntry>>): Fate {
  if (answer.data) return isAbout(entry, answer.data) ? 'taken' : 'waits'
  const { problem } = answer
  if (!fromServer(problem)) return 'waits'
  if (kRefused.includes(problem.status)) return 'refused'
  if (problem.code === 'password_must_change') return 'waits'
  return kHeld.includes(problem.status) ? 'held' : 'waits'
}

function writeEntry({ placement, day, leave, seen, spot, key }: Entry) {
  if (spot) return writeKept<Written>('/api/v1/spot-checks', { ...spot, placement }, key)
  const body = { placement, day, leave, seen } // what is undefined is not sent
  return writeKept<Written>('/api/v1/attendance/day', body, key)
}

// Null: nothing stands there; nothing: it could not be read.
async function standing(entry: Entry): Promise<Entry['theirs']> {
  const { day, placement, spot } = entry
  if (spot) return undefined
  const answer = await read<DayPeople>('/api/v1/attendance/day', { day, placement })
  const person = answer.data?.items?.find(({ id }) => id === placement)
  if (!person) return undefined
  const { recorded } = person
  return recorded ? { leave: recorded.leave, by: recorded.entered_by } : null
}

// Keys of entries that were on their way once: whether the server has them is not known.
const tried = new Set<string>()
// Days that stood alike before they were entered here: somebody else's, which no 撤销 takes away.
const unchanged = new Set<string>()
async function leaveStanding(entry: Entry): Promise<void> {
  unchanged.add(dayKey(entry.placement, entry.day))
  const back = waiting.value.find(({ reverses }) => reverses === entry.key)
  if (back) await drop(back.key)
}

async function sendOne(entry: Entry): Promise<Fate> {
  tried.add(entry.key)
  const answer = await writeEntry(entry)
  const fate = fateOf(entry, answer)
  const { data, problem } = answer
  offline.value = fate === 'waits' && (!problem || isAway(problem))
  if (fate === 'held') heldBack.value = { ...heldBack.value, [entry.key]: problem! }
  if (fate === 'refused') await keep({ ...entry, problem, theirs: await standing(entry) })
  if (fate !== 'taken') return fate
  if (!entry.spot) {
    unchanged.delete(dayKey(entry.placement, entry.day))
    if (data!.changed === false) await leaveStanding(entry)
    taken.value = { ...taken.value, [dayKey(entry.placement, entry.day)]: data as DayRecorded }
  }
  await drop(entry.key)
  return fate
}

const maySend = () => stage.value === 'in' && me.value !== null

async function sendAll(): Promise<void> {
  // Another tab may have sent them.
  await loadEntries()
  heldBack.value = {}
  const by = account()
  const stuck = new Set<string>()
  let done = 0
  for (const entry of waiting.value.filter((one) => one.account === by)) {
    // A later entry of the same day builds on the earlier one.
    const at = entry.spot ? entry.key : dayKey(entry.placement, entry.day)
    if (stuck.has(at) || !waiting.value.includes(entry)) continue
    if (!maySend()) break
    if (!mayEnter(entry)) continue
    const fate = await sendOne(entry)
    if (fate === 'waits') break
    if (fate === 'taken') done += 1
    if (fate === 'held') stuck.add(at)
  }
  if (done) sentCount.value += 1
}

export async function send(): Promise<void> {
  if (sending.value) return
  sending.value = true
  try {
    if (!me.value && holder.value) await open()
    if (!maySend()) return
    // One tab at a time; where there are no locks, the keys keep a second sending harmless.
    if ('locks' in navigator) await navigator.locks.request('yigang.village.send', sendAll)
    else await sendAll()
  } finally {
    sending.value = false
  }
}

export interface Entered {
  person: { id: string; name: string }
  leave?: LeaveKind
  seen: LeaveKind | undefined
}
// Kept together, in one go: a day of a whole town is one entry after the other.
export async function enter(
  day: string,
  entered: (Entered & { reverses?: string })[],
): Promise<boolean> {
  const first = nextMoment()
  const by = account()
  const kept = entered.map(({ person: { id: placement, name }, ...rest }, at) => {
    return { ...rest, key: freshKey(), account: by, placement, name, day, madeAt: first + at }
  })
  return keep(...kept)
}

// What was just entered is as if it had not been: dropped where it was never on its way, else
// followed by its opposite.
export async function takeBack(day: string, entered: Entered[]): Promise<boolean> {
  const by = account()
  const isOf = (id: string) => (one: Entry) =>
    !one.spot && one.account === by && one.placement === id && one.day === day
  const back: (Entered & { reverses?: string })[] = []
  for (const { person, leave, seen } of entered) {
    const last = waiting.value.filter(isOf(person.id)).pop()
    if (last && !tried.has(last.key)) await drop(last.key)
    else if (last || !unchanged.has(dayKey(person.id, day)))
      back.push({ person, leave: seen, seen: leave, reverses: last?.key })
  }
  return enter(day, back)
}

export function enterSpot(
  person: { id: string; name: string },
  day: string,
  spot: NonNullable<Entry['spot']>,
): Promise<boolean> {
  const { id: placement, name } = person
  const madeAt = nextMoment()
  return keep({ key: freshKey(), account: account(), placement, name, day, spot, madeAt })
}

// After a refusal: what was entered here is right, knowing now what stands there. Another request,
// with a key of its own.
export async function again(entry: Entry): Promise<void> {
  const seen = entry.theirs === undefined ? entry.seen : entry.theirs?.leave
  const { problem: _problem, theirs: _theirs, ...rest } = entry
  await keep({ ...rest, seen, key: freshKey(), madeAt: nextMoment() })
  await drop(entry.key)
  await send()
}

export function sendWhenPossible(): () => void {
  const now = () => void send()
  const tick = setInterval(() => {
    if (waiting.value.length && !document.hidden) now()
  }, kEvery)
  addEventListener('online', now)
  return () => {
    clearInterval(tick)
    removeEventListener('online', now)
  }
}
