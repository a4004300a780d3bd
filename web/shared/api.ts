// The one way to the server. Every call carries the page's own token beside the cookie; a write
// carries the key that was made when its form opened, so that a second click or a second try of
// the same form is the same request. An answer is data or a problem; nothing is thrown.
import type { ProblemBody } from './contract'
import { inTab } from './device'
import { language } from './language'

const kToken = 'yigang.page'
export const pageToken = {
  get: () => inTab.get(kToken),
  set: (token: string) => inTab.set(kToken, token),
  forget: () => inTab.drop(kToken),
}

export type Answer<T> =
  | { data: T; problem?: undefined }
  | { data?: undefined; problem: ProblemBody }
type Raw<T> = Promise<{ data?: T; error?: unknown; response: Response }>

let onSessionLost: () => void = () => {}
export function whenSessionIsLost(then: () => void): void {
  onSessionLost = then
}

let onPasswordDue: () => void = () => {}
export function whenPasswordIsDue(then: () => void): void {
  onPasswordDue = then
}

export const kUnread = 'not_read'
// The web's own problems, in the form of the server's.
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
// Of a read nothing can have been done.
const unreadNow = () =>
  ownProblem(
    kUnread,
    0,
    '连不上服务器，这里的内容没有读到，什么也没有改变；请检查网络后再试一次。',
    'The server cannot be reached: this was not read, and nothing was changed. Check the network ' +
      'and try again.',
  )
const unreadable = (status: number) =>
  ownProblem(
    'answer_unreadable',
    status,
    '服务器的答复读不懂，请稍后再试；再不行，请联系系统管理员。',
    "The server's answer cannot be read. Try again later; if it stays, ask the administrator.",
  )

export const cookieLost = () =>
  ownProblem(
    'cookie_lost',
    0,
    '密码正确，但浏览器没有把登录 Cookie 送回来，所以没有登录成功：请用 https:// 开头的地址打开本页；' +
      '如果已经是，请在浏览器里允许本站的 Cookie。',
    'The password is right, but the browser did not send the sign-in cookie back, so you are not ' +
      'signed in: open this page by its https:// address; if you do, allow cookies for this site.',
  )

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'code' in body && 'detail_zh' in body
}

export async function ask<T>(call: Raw<T>, away = unreachable): Promise<Answer<T>> {
  try {
    const { data, error, response } = await call
    if (response.ok && data !== undefined) return { data }
    if (!isProblem(error)) return { problem: unreadable(response.status) }
    if (error.code === 'session_missing') onSessionLost()
    if (error.code === 'password_must_change') onPasswordDue()
    return { problem: error }
  } catch {
    return { problem: away() }
  }
}
export const askToRead = <T>(call: Raw<T>) => ask<T>(call, unreadNow)

// randomUUID is younger than the browsers of an office, and missing without TLS.
export function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

// The key of one form. The same content keeps its key; changed content is another request.
export class FormKey {
  private key = freshKey()
  private content = ''

  for(body: unknown): string {
    const content = JSON.stringify(body)
    if (this.content !== '' && content !== this.content) this.key = freshKey()
    this.content = content
    return this.key
  }
}

function headers(more: Record<string, string>): Record<string, string> {
  const token = pageToken.get()
  const all = { 'Accept-Language': language.value, ...more }
  return token ? { ...all, 'X-Yigang-Token': token } : all
}

async function call<T>(path: string, init: RequestInit): Raw<T> {
  const response = await fetch(path, init)
  const read = (await response.json().catch(() => undefined)) as unknown
  return response.ok ? { data: read as T | undefined, response } : { error: read, response }
}

// What needs no key: it is no verb, or its repeat does no harm.
export async function post<T>(path: string, body: unknown): Promise<Answer<T>> {
  const more = { 'Content-Type': 'application/json' }
  const init = { method: 'POST', headers: headers(more), body: JSON.stringify(body) }
  return ask<T>(call<T>(path, init))
}

// Only how it is answered, whatever the answer means elsewhere.
export async function statusOf(path: string): Promise<number> {
  return (await fetch(path, { headers: headers({}) })).status
}

export type Query = Record<string, string | number | boolean | undefined>

// A list or an object by its address, for pages that are described as data (office/lists).
export async function read<T>(path: string, query: Query = {}): Promise<Answer<T>> {
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') asked.set(name, String(value))
  const search = asked.toString()
  const whole = search ? `${path}?${search}` : path
  return askToRead<T>(call<T>(whole, { headers: headers({}) }))
}

// A verb by its address, for forms that are described as data (office/acts). `version` is that of
// the row that the reader has seen: the server refuses when the row has moved on since.
export async function write<T>(
  path: string,
  body: unknown,
  key: FormKey,
  version?: number,
): Promise<Answer<T>> {
  const more: Record<string, string> = {
    'Content-Type': 'application/json',
    'Idempotency-Key': key.for(body),
  }
  if (version !== undefined) more['If-Match'] = `"${version}"`
  const init = { method: 'POST', headers: headers(more), body: JSON.stringify(body) }
  return ask<T>(call<T>(path, init))
}

// A verb with a key that was made and kept long before: of an entry that waited for a network.
export async function writeKept<T>(path: string, body: unknown, key: string): Promise<Answer<T>> {
  const more = { 'Content-Type': 'application/json', 'Idempotency-Key': key }
  const init = { method: 'POST', headers: headers(more), body: JSON.stringify(body) }
  return ask<T>(call<T>(path, init))
}

// A verb whose command is a file: the body is the file as it is.
export async function upload<T>(path: string, text: string, key: FormKey): Promise<Answer<T>> {
  const more = { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': key.for(text) }
  return ask<T>(call<T>(path, { method: 'POST', headers: headers(more), body: text }))
}

export async function uploadFile<T>(path: string, file: Blob, key: string): Promise<Answer<T>> {
  const more = { 'Content-Type': 'application/octet-stream', 'Idempotency-Key': key }
  return ask<T>(call<T>(path, { method: 'POST', headers: headers(more), body: file }))
}

// A file of the server, for who may see it: a link would not carry the page's token.
export async function readFile(path: string): Promise<Answer<Blob>> {
  const asked = async (): Raw<Blob> => {
    const response = await fetch(path, { headers: headers({}) })
    if (response.ok) return { data: await response.blob(), response }
    return { error: (await response.json().catch(() => undefined)) as unknown, response }
  }
  return askToRead<Blob>(asked())
}

// The events of a job as they come, until `signal` or the end of the stream.
export async function* events(path: string, signal: AbortSignal): AsyncGenerator<string> {
  const response = await fetch(path, { headers: headers({ Accept: 'text/event-stream' }), signal })
  if (!response.ok || !response.body) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (let rest = ''; ; ) {
    const { value, done } = await reader.read()
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data !== undefined) yield data
    }
  }
}
