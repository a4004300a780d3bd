// Opening a session, the same at each door that staff come in by.
import { type Answer, cookieLost, pageToken, post, read, statusOf } from './api'
import type { Me, SignedIn } from './contract'

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
  const answer = await post<SignedIn>('/api/v1/session', attempt)
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
    return (await statusOf('/api/v1/me')) !== 401
  } catch {
    return true
  }
}

// After a reload the cookie and the kept token are enough.
export const readMe = () => read<Me>('/api/v1/me')
export const takeRole = (grant: string) =>
  post<Me>('/api/v1/session/role', { grant })
export const endSession = () => post<unknown>('/api/v1/session/end', {})
