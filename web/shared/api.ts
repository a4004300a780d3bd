// The one way to the server. Every call carries the page's own token beside the cookie; a write
// carries the key that was made when its form opened, so that a second click or a second try of
// the same form is the same request. An answer is data or a problem; nothing is thrown.
import createClient, { type Middleware } from 'openapi-fetch'
import type { ApiPaths, ProblemBody } from './contract'
import { language } from './language'

const kToken = 'yigang.page'
export const pageToken = {
  get: () => sessionStorage.getItem(kToken),
  set: (token: string) => sessionStorage.setItem(kToken, token),
  forget: () => sessionStorage.removeItem(kToken),
}

const carry: Middleware = {
  onRequest({ request }) {
    const token = pageToken.get()
    if (token) request.headers.set('X-Yigang-Token', token)
    request.headers.set('Accept-Language', language.value)
    return request
  },
}
export const api = createClient<ApiPaths>({
  baseUrl: location.origin,
  fetch: (request) => fetch(request),
})
api.use(carry)

export type Answer<T> =
  | { data: T; problem?: undefined }
  | { data?: undefined; problem: ProblemBody }
type Raw<T> = Promise<{ data?: T; error?: unknown; response: Response }>

let onSessionLost: () => void = () => {}
export function whenSessionIsLost(then: () => void): void {
  onSessionLost = then
}

// The web's own two problems, in the form of the server's.
function ownProblem(code: string, status: number, zh: string, en: string): ProblemBody {
  const detail = { detail_zh: zh, detail_en: en }
  return { type: 'about:blank', title: code, status, code, params: {}, ...detail }
}
const unreachable = () =>
  ownProblem(
    'server_unreachable',
    0,
    '连不上服务器，还不知道有没有办成；请检查网络后再点一次，系统会识别，不会重复办理。',
    'The server cannot be reached and it is not known whether this was done. Check the network ' +
      'and press again: the same request is recognised and not done twice.',
  )
const unreadable = (status: number) =>
  ownProblem(
    'answer_unreadable',
    status,
    '服务器的答复读不懂，请稍后再试；再不行，请联系系统管理员。',
    "The server's answer cannot be read. Try again later; if it stays, ask the administrator.",
  )

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail_zh' in body
}

export async function ask<T>(call: Raw<T>): Promise<Answer<T>> {
  try {
    const { data, error, response } = await call
    if (response.ok && data !== undefined) return { data }
    if (!isProblem(error)) return { problem: unreadable(response.status) }
    if (error.code === 'session_missing') onSessionLost()
    return { problem: error }
  } catch {
    return { problem: unreachable() }
  }
}

// The key of one form. The same content keeps its key; changed content is another request.
export class FormKey {
  private key = crypto.randomUUID()
  private content = ''

  for(body: unknown): string {
    const content = JSON.stringify(body)
    if (this.content !== '' && content !== this.content) this.key = crypto.randomUUID()
    this.content = content
    return this.key
  }
}

// A verb by its address, for forms that are described as data (office/acts.ts).
export async function write<T>(path: string, body: unknown, key: FormKey): Promise<Answer<T>> {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    'Accept-Language': language.value,
    'Idempotency-Key': key.for(body),
  }
  const token = pageToken.get()
  if (token) headers['X-Yigang-Token'] = token
  const call = async () => {
    const response = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
    const read = (await response.json().catch(() => undefined)) as unknown
    return response.ok
      ? { data: read as T | undefined, response }
      : { error: read, response, data: undefined as T | undefined }
  }
  return ask<T>(call())
}
