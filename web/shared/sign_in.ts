// Opening a session, the same at each door that staff come in by.
import { type Answer, api, ask, cookieLost, pageToken } from './api'
import type { Me } from './contract'

export interface Attempt {
  login: string
  password: string
  code?: string
}
export interface Opened {
  me: Me
  mustChangePassword: boolean
}

export async function openSession(attempt: Attempt): Promise<Answer<Opened>> {
  const answer = await ask(api.POST('/api/v1/session', { body: attempt }))
  if (answer.problem) return answer
  pageToken.set(answer.data.page_token)
  if (!(await cookieCameBack())) {
    pageToken.forget()
    return { problem: cookieLost() }
  }
  const { me, must_change_password: mustChangePassword } = answer.data
  return { data: { me, mustChangePassword } }
}

// Without TLS a browser keeps no __Host- cookie, and every page would send its reader back here.
async function cookieCameBack(): Promise<boolean> {
  try {
    return (await api.GET('/api/v1/me')).response.status !== 401
  } catch {
    return true
  }
}

// After a reload the cookie and the kept token are enough.
export const readMe = () => ask(api.GET('/api/v1/me'))
export const takeRole = (grant: string) =>
  ask(api.POST('/api/v1/session/role', { body: { grant } }))
export const endSession = () => ask(api.POST('/api/v1/session/end', { body: {} }))
