// Entries of the village door until the server has taken them. jsdom has no IndexedDB: what is told
// here of the second place; tests/browser/journey_village.mjs tells of both.
import { beforeEach, expect, it, vi } from 'vitest'
import type { Me } from '@shared/contract'
import { drop, entries, keep, loadEntries, refused, waiting, waitingLeave } from '../village/queue'
import { enter, insist, offline, send } from '../village/sender'
import { holder, me } from '../village/session'

const kLi = { id: '7', name: '李*国' }
const kDay = '2022-03-08'
type Sent = { path: string; key: string | null; body: unknown }
let sent: Sent[] = []

// What the server answers, in this order; nothing more: it cannot be reached.
function serverAnswers(...answers: [number, unknown][]): void {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const key = new Headers(init.headers).get('Idempotency-Key')
    sent.push({ path, key, body: init.body && JSON.parse(String(init.body)) })
    const next = answers.shift()
    if (!next) throw new TypeError('no network')
    const type = { 'Content-Type': 'application/json' }
    return new Response(JSON.stringify(next[1]), { status: next[0], headers: type })
  })
}
const taken = { placement: '7', day: kDay, leave: 'none', changed: true, version: 1 }
const conflict = { code: 'day_recorded_otherwise', status: 409, detail_zh: '已记', detail_en: 'is' }
const standing = { items: [{ recorded: { leave: 'sick', entered_by: '张三' } }] }

beforeEach(async () => {
  localStorage.clear()
  for (const one of [...entries.value]) await drop(one.key)
  me.value = { account: '1', verbs: [], roles: [] } as unknown as Me
  holder.value = null
  sent = []
})

it('an entry outlives the page and goes with the key that it was given', async () => {
  serverAnswers()
  expect(await enter(kLi, kDay, 'none', undefined)).toBe(true)
  await send()
  expect(offline.value).toBe(true)
  entries.value = []
  await loadEntries()
  expect(waiting.value.length).toBe(1)
  expect(waitingLeave('7', kDay)).toBe('none')
  serverAnswers([200, taken])
  await send()
  expect(entries.value).toEqual([])
  expect(sent.length).toBe(2)
  expect(sent[0]!.key).toBe(sent[1]!.key)
  expect(sent[1]!.body).toEqual({ placement: '7', day: kDay, leave: 'none' })
})

it('entries go in their order, and none is passed over while the server is away', async () => {
  serverAnswers()
  await enter(kLi, kDay, 'none', undefined)
  await enter(kLi, kDay, 'absent', 'none')
  await send()
  expect(sent.length).toBe(1)
  expect(waitingLeave('7', kDay)).toBe('absent')
  serverAnswers([200, taken], [200, taken])
  await send()
  expect(sent.slice(1).map(({ body }) => (body as { leave: string }).leave)).toEqual([
    'none',
    'absent',
  ])
})

it.each([401, 429, 500, 503])('an answer of %d leaves the entry waiting', async (status) => {
  serverAnswers([status, { code: 'busy', status, detail_zh: '忙', detail_en: 'busy' }])
  await enter(kLi, kDay, 'none', undefined)
  await send()
  expect(waiting.value.length).toBe(1)
  expect(refused.value.length).toBe(0)
})

it('a conflict keeps both values until a person has decided', async () => {
  serverAnswers([409, conflict], [200, standing])
  await enter(kLi, kDay, 'none', undefined)
  const key = entries.value[0]!.key
  await send()
  expect(refused.value[0]).toMatchObject({ leave: 'none', theirs: { leave: 'sick', by: '张三' } })
  expect(sent[1]!.path).toContain(`day=${kDay}&placement=7`)
  // It is not sent by itself again.
  await send()
  expect(sent.length).toBe(2)
  serverAnswers([200, taken])
  await insist(refused.value[0]!)
  expect(sent[2]!.key).not.toBe(key)
  expect(sent[2]!.body).toEqual({ placement: '7', day: kDay, leave: 'none', seen: 'sick' })
  expect(entries.value).toEqual([])
})

it('what another account has entered waits for that account', async () => {
  serverAnswers([200, taken])
  await enter(kLi, kDay, 'none', undefined)
  me.value = { account: '2', verbs: [], roles: [] } as unknown as Me
  await send()
  expect(sent).toEqual([])
  expect(waiting.value.length).toBe(1)
})

it('a phone that stores nothing says so', async () => {
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  const entry = { key: 'k', account: '1', placement: '7', name: '李*国', day: kDay, madeAt: 1 }
  expect(await keep({ ...entry, leave: 'none' })).toBe(false)
  full.mockRestore()
})
