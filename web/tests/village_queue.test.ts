// Entries of the village door until the server has taken them. jsdom has no IndexedDB: what is told
// here of the second place; tests/browser/journey_village.mjs tells of both.
import { beforeEach, expect, it, vi } from 'vitest'
import type { Me } from '@shared/contract'
import { drop, entries, keep, loadEntries, refused, waiting, waitingLeave } from '../village/queue'
import {
  again,
  enter,
  enterSpot,
  heldBack,
  offline,
  send,
  sentCount,
  takeBack,
  taken,
} from '../village/sender'
import { holder, me, stage } from '../village/session'

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
    const text = typeof next[1] === 'string' ? next[1] : JSON.stringify(next[1])
    return new Response(text, { status: next[0] })
  })
}
const taken7 = { placement: '7', day: kDay, leave: 'none', changed: true, version: 1 }
const said = (code: string, status: number) => {
  return { type: `urn:yigang:problem:${code}`, code, status, detail_zh: '不行', detail_en: 'no' }
}
const conflict = said('day_recorded_otherwise', 409)
const standing = { items: [{ id: '7', recorded: { leave: 'sick', entered_by: '张三' } }] }
const kPortal = '<html>请先登录本网络</html>'
const as = (account: string, ...verbs: string[]) =>
  ({ account, verbs, roles: [] }) as unknown as Me

beforeEach(async () => {
  localStorage.clear()
  for (const one of [...entries.value]) await drop(one.key)
  me.value = as('1', 'record_day')
  stage.value = 'in'
  holder.value = null
  sent = []
})

it('an entry outlives the page and goes with the key that it was given', async () => {
  serverAnswers()
  expect(await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])).toBe(true)
  await send()
  expect(offline.value).toBe(true)
  entries.value = []
  await loadEntries()
  expect(waiting.value.length).toBe(1)
  expect(waitingLeave('7', kDay)).toBe('none')
  serverAnswers([200, taken7])
  await send()
  expect(entries.value).toEqual([])
  expect(sent.length).toBe(2)
  expect(sent[0]!.key).toBe(sent[1]!.key)
  expect(sent[1]!.body).toEqual({ placement: '7', day: kDay, leave: 'none' })
})

it('entries go in their order, and none is passed over while the server is away', async () => {
  serverAnswers()
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  await enter(kDay, [{ person: kLi, leave: 'absent', seen: 'none' }])
  await send()
  expect(sent.length).toBe(1)
  expect(waitingLeave('7', kDay)).toBe('absent')
  serverAnswers([200, taken7], [200, taken7])
  await send()
  expect(sent.slice(1).map(({ body }) => (body as { leave: string }).leave)).toEqual([
    'none',
    'absent',
  ])
})

// What no server of ours has refused waits: it may be a hotel's page, a gateway or the session.
it.each<[string, number, unknown]>([
  ['a session that ended', 401, said('session_missing', 401)],
  ['too much asked', 429, said('guesses_too_often', 429)],
  ['a failure', 500, said('internal', 500)],
  ['a busy server', 503, said('busy', 503)],
  ['a password to change', 403, said('password_must_change', 403)],
  ['a portal', 200, kPortal],
  ["a portal's own words", 200, { placement: '8', day: kDay }],
  ['a gateway that forbids', 403, 'Forbidden'],
  ['a gateway that finds nothing', 404, kPortal],
  ['a gateway with words of its own', 409, { error: 'conflict' }],
  ["another server's problem", 422, { ...said('x', 422), type: 'about:blank' }],
])('%s leaves the entry waiting, and the next ones too', async (_, status, body) => {
  serverAnswers([status, body])
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  await enter(kDay, [{ person: { id: '8', name: '王*' }, leave: 'none', seen: undefined }])
  await send()
  expect(sent.length).toBe(1)
  expect(waiting.value.length).toBe(2)
  expect(refused.value.length).toBe(0)
  expect(heldBack.value).toEqual({})
  serverAnswers([200, taken7], [200, { ...taken7, placement: '8' }])
  await send()
  expect(entries.value).toEqual([])
  expect(sent[1]!.key).toBe(sent[0]!.key)
})

it('another role of the account sends nothing', async () => {
  serverAnswers()
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  me.value = as('1', 'list_day')
  await send()
  stage.value = 'password'
  me.value = as('1', 'record_day')
  await send()
  expect(sent).toEqual([])
  expect(waiting.value.length).toBe(1)
})

it('a row that this account does not have holds back its day alone, and says why', async () => {
  serverAnswers([404, said('not_found', 404)], [200, { ...taken7, placement: '8' }])
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  await enter(kDay, [{ person: kLi, leave: 'sick', seen: 'none' }])
  await enter(kDay, [{ person: { id: '8', name: '王*' }, leave: 'none', seen: undefined }])
  await send()
  expect(sent.length).toBe(2)
  expect(waiting.value.length).toBe(2)
  expect(Object.values(heldBack.value).map(({ code }) => code)).toEqual(['not_found'])
})

it.each<[string, number]>([
  ['sheet_closed', 409],
  ['span_on_paused_day', 422],
  ['day_in_future', 400],
])('%s is for a person to decide, who may send it again', async (code, status) => {
  serverAnswers([status, said(code, status)])
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  const { key } = entries.value[0]!
  await send()
  expect(refused.value[0]!.problem!.code).toBe(code)
  serverAnswers([200, taken7])
  await again(refused.value[0]!)
  expect(entries.value).toEqual([])
  expect(sent[2]!.key).not.toBe(key)
})

it('what was taken is told by the entry, and the list is read once at the end', async () => {
  const before = sentCount.value
  serverAnswers([200, taken7], [200, { ...taken7, placement: '8' }])
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  await enter(kDay, [{ person: { id: '8', name: '王*' }, leave: 'none', seen: undefined }])
  await send()
  expect(sentCount.value).toBe(before + 1)
  expect(taken.value[`8 ${kDay}`]!.leave).toBe('none')
})

it('a conflict keeps both values until a person has decided', async () => {
  serverAnswers([409, conflict], [200, standing])
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  const key = entries.value[0]!.key
  await send()
  expect(refused.value[0]).toMatchObject({ leave: 'none', theirs: { leave: 'sick', by: '张三' } })
  expect(sent[1]!.path).toContain(`day=${kDay}&placement=7`)
  // It is not sent by itself again.
  await send()
  expect(sent.length).toBe(2)
  serverAnswers([200, taken7])
  await again(refused.value[0]!)
  expect(sent[2]!.key).not.toBe(key)
  expect(sent[2]!.body).toEqual({ placement: '7', day: kDay, leave: 'none', seen: 'sick' })
  expect(entries.value).toEqual([])
})

it('what nobody has recorded any more is told, and entered anew as such', async () => {
  serverAnswers([409, conflict], [200, { items: [{ id: '7' }] }])
  await enter(kDay, [{ person: kLi, leave: 'none', seen: 'sick' }])
  await send()
  expect(refused.value[0]!.theirs).toBe(null)
  serverAnswers([200, taken7])
  await again(refused.value[0]!)
  expect(sent[2]!.body).toEqual({ placement: '7', day: kDay, leave: 'none' })
})

it('what another account has entered waits for that account', async () => {
  serverAnswers([200, taken7])
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  me.value = as('2', 'record_day')
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

const spot = {
  at: '2022-03-08T09:30:00+08:00',
  place: '村东环卫点',
  finding: 'not_at_work',
  remark: '',
  photo: '/9j/4CBh',
} as const

it('a spot check goes with its photograph, once, and is no day of attendance', async () => {
  me.value = as('1', 'record_spot_check')
  taken.value = {}
  serverAnswers()
  await enterSpot(kLi, kDay, spot)
  await send()
  expect(waitingLeave('7', kDay)).toBeUndefined()
  expect(waiting.value.length).toBe(1)
  serverAnswers([200, kPortal], [200, { id: '71', version: 1 }])
  await send()
  expect(waiting.value.length).toBe(1)
  await send()
  expect(entries.value).toEqual([])
  expect(taken.value).not.toHaveProperty(['7 2022-03-08'])
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  expect(sent.at(-1)).toMatchObject({
    path: '/api/v1/spot-checks',
    body: { ...spot, placement: '7' },
  })
})

it('a photograph is too large for the second place', async () => {
  serverAnswers()
  expect(await enterSpot(kLi, kDay, spot)).toBe(false)
  expect(localStorage.getItem('yigang.village.entries')).toBe('[]')
})

it('what the role may not record waits, and the rest goes', async () => {
  serverAnswers()
  await enterSpot(kLi, kDay, spot)
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  serverAnswers([200, taken7])
  await send()
  expect(waiting.value.map((one) => Boolean(one.spot))).toEqual([true])
})

it("another tab's entries stay in their place, and none that was sent comes back", async () => {
  serverAnswers()
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  const [mine] = [...entries.value]
  const theirs = { ...mine!, key: 'of-another-tab', placement: '8', madeAt: mine!.madeAt + 1 }
  const place = 'yigang.village.entries'
  localStorage.setItem(place, JSON.stringify([mine, theirs]))
  const keysThere = () =>
    (JSON.parse(localStorage.getItem(place)!) as { key: string }[]).map(({ key }) => key)
  // This tab knows nothing of it and goes on.
  await enter(kDay, [{ person: { id: '9', name: '孙*' }, leave: 'none', seen: undefined }])
  expect(keysThere()).toContain('of-another-tab')
  await drop(mine!.key)
  expect(keysThere()).toContain('of-another-tab')
  // The other tab has sent its own since.
  localStorage.setItem(place, JSON.stringify([]))
  await enter(kDay, [{ person: kLi, leave: 'none', seen: undefined }])
  expect(keysThere().length).toBe(1)
})

const both = [
  { person: kLi, leave: 'none' as const, seen: undefined },
  { person: { id: '8', name: '王*' }, leave: 'absent' as const, seen: 'none' as const },
]
it('what was never on its way is gone when it is taken back', async () => {
  serverAnswers()
  await enter(kDay, both)
  await takeBack(kDay, both)
  expect(entries.value).toEqual([])
})

it('what may have arrived is followed by its opposite', async () => {
  serverAnswers()
  await enter(kDay, both)
  await send()
  expect(offline.value).toBe(true)
  await takeBack(kDay, both)
  // The second was never on its way: the first did not come through.
  expect(waitingLeave('7', kDay)).toBe(null)
  expect(waitingLeave('8', kDay)).toBe(undefined)
  sent = []
  serverAnswers([200, taken7], [200, taken7])
  await send()
  expect(sent.map(({ body }) => body)).toEqual([
    { placement: '7', day: kDay, leave: 'none' },
    { placement: '7', day: kDay, seen: 'none' },
  ])
  expect(entries.value).toEqual([])
})

it('what somebody else had recorded alike is not taken away by taking back', async () => {
  const alike = { ...taken7, changed: false }
  serverAnswers([200, alike])
  const one = [both[0]!]
  await enter(kDay, one)
  await send()
  await takeBack(kDay, one)
  expect(entries.value).toEqual([])
  // The same while nobody knew: the opposite waits behind it, and is not sent.
  serverAnswers()
  await enter(kDay, one)
  await send()
  await takeBack(kDay, one)
  expect(entries.value.length).toBe(2)
  sent = []
  serverAnswers([200, alike])
  await send()
  expect(sent.length).toBe(1)
  expect(entries.value).toEqual([])
})
