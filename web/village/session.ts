// Who holds this phone. Without a network the door opens for whoever signed in last and did not
// sign out: it shows what was kept and takes entries; nothing is sent before the server knows the
// person again. Another tab, or a phone that was switched off, is nobody's going.
import { ref } from 'vue'
import { type Answer, pageToken } from '@shared/api'
import type { Me } from '@shared/contract'
import { villageRoles } from '@shared/doors'
import { type Attempt, endSession, openSession, readMe, takeRole } from '@shared/sign_in'
import { dropUnsent } from './chosen'
import { forgetKept, type Holder, keepHolder, keptHolder } from './kept'

export type Stage = 'opening' | 'signed_out' | 'no_network' | 'password' | 'elsewhere' | 'in'

export const stage = ref<Stage>('opening')
export const me = ref<Me | null>(null)
export const holder = ref<Holder | null>(null)
export const lost = ref(false)

export const rolesHere = () =>
  (me.value?.roles ?? []).filter(({ role }) => villageRoles.includes(role))
export const account = () => me.value?.account ?? holder.value?.account ?? ''
export const may = (verb: string) => me.value?.verbs.includes(verb) ?? false

function take(next: Me, mustChangePassword: boolean): void {
  dropUnsent(next.account)
  me.value = next
  lost.value = false
  if (mustChangePassword) stage.value = 'password'
  else if (!villageRoles.includes(next.role)) {
    stage.value = 'elsewhere'
    forgetKept()
  } else {
    holder.value = keepHolder(next)
    stage.value = 'in'
  }
}

// At the start and whenever the network comes back: does the server still know us?
export async function open(): Promise<void> {
  const answer = await readMe()
  if (answer.data) return take(answer.data, answer.data.must_change_password)
  if (answer.problem.code === 'session_missing') return lostSession()
  if (answer.problem.code === 'password_must_change') return passwordIsDue()
  if (!workFromPhone() && !me.value) stage.value = 'no_network'
}

// Goes on with what the phone has kept; false: it has nothing.
export function workFromPhone(): boolean {
  holder.value = keptHolder()
  if (holder.value) stage.value = 'in'
  return holder.value !== null
}

export async function signIn(attempt: Attempt): Promise<Answer<Me>> {
  const answer = await openSession(attempt)
  if (answer.problem) return answer
  take(answer.data.me, answer.data.mustChangePassword)
  return { data: answer.data.me }
}

export async function chooseRole(grant: string): Promise<Answer<Me>> {
  const answer = await takeRole(grant)
  if (answer.data) take(answer.data, false)
  return answer
}

// What waits to be sent stays on the phone; what was kept to look at does not.
export async function signOut(): Promise<void> {
  await endSession()
  lostSession()
  forgetKept()
  dropUnsent()
  lost.value = false
}

// The server does not know who holds the phone, and as long as it is reached nobody sees anything.
// What was typed in this tab waits for the account that typed it.
export function lostSession(): void {
  lost.value = me.value !== null || holder.value !== null
  pageToken.forget()
  me.value = null
  holder.value = null
  stage.value = 'signed_out'
}

export function passwordIsDue(): void {
  stage.value = 'password'
}
