// How calls are made: the page's token, keys of writes, and what becomes of bad answers.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { api, ask, FormKey, pageToken, whenSessionIsLost, write } from '@shared/api'

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

describe('a write', () => {
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
