// Signing in, on invented answers.
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { pageToken } from '@shared/api'
import { useSession } from '../office/session'

const kMe = { unit: '371525', today: '2023-01-20', verbs: [], roles: [] }
const answer = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  })
// The server takes the password; what it answers to the next question depends on the cookie.
function serverAnswers(me: Response): void {
  vi.stubGlobal('fetch', async (asked: string) =>
    asked.endsWith('/session')
      ? answer(200, { page_token: 'of-this-page', must_change_password: false, me: kMe })
      : me,
  )
}
const missing = { code: 'session_missing', detail_zh: '请先登录', detail_en: 'sign in first' }

beforeEach(() => {
  setActivePinia(createPinia())
  pageToken.forget()
})

it('a cookie that does not come back is said, and nobody is signed in', async () => {
  serverAnswers(answer(401, missing))
  const session = useSession()
  const { problem } = await session.signIn({ login: 'county1', password: 'right' })
  expect(problem?.code).toBe('cookie_lost')
  expect(problem?.detail_en).toContain('https://')
  expect(session.me).toBe(null)
  expect(pageToken.get()).toBe(null)
})

it('a cookie that comes back signs in', async () => {
  serverAnswers(answer(200, { ...kMe, must_change_password: false }))
  const session = useSession()
  const { problem } = await session.signIn({ login: 'county1', password: 'right' })
  expect(problem).toBe(undefined)
  expect(session.me?.unit).toBe('371525')
  expect(pageToken.get()).toBe('of-this-page')
})

// Of a page that is loaded anew.
async function resumed(me: () => Promise<Response>) {
  vi.stubGlobal('fetch', me)
  pageToken.set('of-this-page')
  const session = useSession()
  return { back: await session.resume(), session }
}

it('whom nobody could ask is not signed out, and is told so', async () => {
  const { back, session } = await resumed(async () => Promise.reject(new TypeError('no network')))
  expect(back).toBe(false)
  expect(session.away).toBe(true)
  expect(pageToken.get()).toBe('of-this-page')
})

it('whose session has ended is not told that the server is away', async () => {
  const { back, session } = await resumed(async () => answer(401, missing))
  expect(back).toBe(false)
  expect(session.away).toBe(false)
})
