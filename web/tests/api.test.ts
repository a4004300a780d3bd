// How calls are made: the page's token, keys of writes, and what becomes of bad answers.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  ask,
  events,
  FormKey,
  pageToken,
  upload,
  whenSessionIsLost,
  write,
} from '@shared/api'
import { api } from '@shared/typed_api'

const sent: Request[] = []
function answer(status: number, body: string): void {
  vi.stubGlobal('fetch', (input: Request | string, init?: RequestInit) => {
    const url = (path: string) => new URL(path, location.origin)
    sent.push(typeof input === 'string' ? new Request(url(input), init) : input)
    return Promise.resolve(new Response(body, { status }))
  })
}
beforeEach(() => {
  sent.length = 0
  pageToken.forget()
})
afterEach(() => vi.unstubAllGlobals())
const missing = JSON.stringify({ code: 'session_missing', detail_zh: '', detail_en: '' })

describe('a call', () => {
  it('carries the page token beside the cookie', async () => {
    answer(200, '[]')
    pageToken.set('page-token')
    const got = await ask(api.GET('/api/v1/units'))
    expect(got.data).toEqual([])
    expect(sent[0]!.headers.get('X-Yigang-Token')).toBe('page-token')
  })
  it('says so when the session is lost', async () => {
    answer(401, missing)
    const lost = vi.fn()
    whenSessionIsLost(lost)
    const got = await ask(api.GET('/api/v1/me'))
    expect(got.problem?.code).toBe('session_missing')
    expect(lost).toHaveBeenCalledOnce()
  })
  it.each([
    [502, '<html>bad gateway</html>', 'answer_unreadable'],
    [200, 'not json', 'server_unreachable'],
  ])('answered %d with %s becomes a problem', async (status, body, code) => {
    answer(status, body)
    expect((await ask(api.GET('/api/v1/units'))).problem?.code).toBe(code)
  })
  it('without a server becomes a problem that says it may be tried again', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    expect((await ask(api.GET('/api/v1/units'))).problem?.status).toBe(0)
  })
})

describe('a file', () => {
  it('is sent as it is, with a key of its own content', async () => {
    answer(200, '{}')
    await upload('/api/v1/payments/return?unit=371525', 'YGHP|1\n', new FormKey())
    expect(await sent[0]!.text()).toBe('YGHP|1\n')
    expect(sent[0]!.headers.get('Content-Type')).toBe('application/octet-stream')
    expect(sent[0]!.headers.get('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/)
  })
})

describe('the events of a job', () => {
  const all = async () => {
    const got: string[] = []
    for await (const one of events('/events', new AbortController().signal)) got.push(one)
    return got
  }
  it('come one by one, without the heartbeats between them', async () => {
    answer(200, 'event: progress\ndata: {"done":1}\n\n:\n\nevent: end\ndata: {"done":2}\n\n')
    expect(await all()).toEqual(['{"done":1}', '{"done":2}'])
  })
  it('are none where the server refuses', async () => {
    answer(404, missing)
    expect(await all()).toEqual([])
  })
})

describe('a write', () => {
  it('says which version its reader has seen, and nothing where there is none', async () => {
    answer(200, '{}')
    await write('/api/v1/applications/1/refuse', {}, new FormKey(), 7)
    await write('/api/v1/notices', {}, new FormKey())
    expect(sent.map((request) => request.headers.get('If-Match'))).toEqual(['"7"', null])
  })
  it('keeps its key when the same form is sent twice, and not when it was changed', async () => {
    answer(200, '{}')
    const key = new FormKey()
    await write('/api/v1/applications/1/refuse', { reason: 'a' }, key)
    await write('/api/v1/applications/1/refuse', { reason: 'a' }, key)
    await write('/api/v1/applications/1/refuse', { reason: 'b' }, key)
    const keys = sent.map((request) => request.headers.get('Idempotency-Key'))
    expect(keys[0]).toMatch(/^[\w-]{8,64}$/)
    expect(keys[1]).toBe(keys[0])
    expect(keys[2]).not.toBe(keys[0])
  })
})
