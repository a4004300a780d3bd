// Sends what waits, in its order, one at a time. Whether an entry is taken is the server's word:
// one that it refuses is kept with both values until a person decides; one that it could not
// answer is sent again with the same key.
import { ref } from 'vue'
import { freshKey, read, writeKept } from '@shared/api'
import type { DayPeople, DayRecorded, LeaveKind, ProblemBody } from '@shared/contract'
import { drop, type Entry, keep, loadEntries, nextMoment, waiting } from './queue'
import { holder, me, open } from './session'

export const sending = ref(false)
export const offline = ref(false)
export const sentCount = ref(0) // grows with each entry that was taken

const kEvery = 15_000

// Neither taken nor refused: the network, a server that is busy or down, a session that has ended.
const later = ({ status }: ProblemBody) =>
  status === 0 || status === 401 || status === 429 || status >= 500

async function standing(entry: Entry): Promise<Entry['theirs']> {
  const { day, placement } = entry
  const answer = await read<DayPeople>('/api/v1/attendance/day', { day, placement })
  const recorded = answer.data?.items[0]?.recorded
  return recorded && { leave: recorded.leave, by: recorded.entered_by }
}

async function sendOne(entry: Entry): Promise<boolean> {
  const { placement, day, leave, seen } = entry
  const body = seen ? { placement, day, leave, seen } : { placement, day, leave }
  const answer = await writeKept<DayRecorded>('/api/v1/attendance/day', body, entry.key)
  offline.value = answer.problem?.status === 0
  if (answer.data) {
    await drop(entry.key)
    sentCount.value += 1
    return true
  }
  if (later(answer.problem)) return false
  await keep({ ...entry, problem: answer.problem, theirs: await standing(entry) })
  return true
}

async function sendAll(): Promise<void> {
  // Another tab may have sent them.
  await loadEntries()
  const account = me.value?.account
  const own = waiting.value.filter((one) => one.account === account)
  for (const entry of own) if (!(await sendOne(entry))) return
}

export async function send(): Promise<void> {
  if (sending.value) return
  sending.value = true
  try {
    if (!me.value && holder.value) await open()
    if (!me.value) return
    // One tab at a time; where there are no locks, the keys keep a second sending harmless.
    if ('locks' in navigator) await navigator.locks.request('yigang.village.send', sendAll)
    else await sendAll()
  } finally {
    sending.value = false
  }
}

export async function enter(
  person: { id: string; name: string },
  day: string,
  leave: LeaveKind,
  seen: LeaveKind | undefined,
): Promise<boolean> {
  const account = me.value?.account ?? holder.value?.account ?? ''
  const { id: placement, name } = person
  const madeAt = nextMoment()
  return keep({ key: freshKey(), account, placement, name, day, leave, seen, madeAt })
}

// After a conflict: what was entered here is right, knowing now what stands there.
export async function insist(entry: Entry): Promise<void> {
  const { account, placement, name, day, leave, theirs } = entry
  const again = { account, placement, name, day, leave, seen: theirs?.leave, madeAt: nextMoment() }
  await keep({ ...again, key: freshKey() })
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
