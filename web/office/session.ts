// Who sits at this page, and the area and month that the page looks at. What the actor may do is
// the server's word (me.verbs); it is shown here and asked again there.
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { type Answer, kUnread, pageToken } from '@shared/api'
import type { Me } from '@shared/contract'
import { inTab } from '@shared/device'
import { previousMonth } from '@shared/figures'
import { type Attempt, endSession, openSession, readMe, takeRole } from '@shared/sign_in'
import { dropDrafts } from './drafts'
import { dropTabs } from './tabs'
import { forgetUndo } from './undo'

// The area that was chosen stays over a reload of this tab, as the page's token does.
const kArea = 'yigang.area'
interface Area {
  account: string
  unit: string
  town: string
}

export interface Registered {
  id: string
  number: number
  unit: string
  town: string
}

function keptArea(): Area | null {
  try {
    return JSON.parse(inTab.get(kArea) ?? 'null') as Area | null
  } catch {
    return null
  }
}

export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const unit = ref('')
  const town = ref('')
  const month = ref('')
  const mustChangePassword = ref(false)
  const away = ref(false)
  // Who was registered at this counter: numbers alone, while this session lasts.
  const registered = ref<Registered[]>([])
  const wholeCity = computed(() => me.value?.unit === '371500')

  function take(next: Me): void {
    dropDrafts(next.account)
    if (me.value?.account !== next.account) registered.value = []
    me.value = next
    unit.value = next.unit === '371500' ? '' : next.unit
    town.value = next.town ?? ''
    if (!month.value) month.value = previousMonth(next.today)
  }

  // Only within what the account looks at; a town of its own is not chosen.
  function takeKeptArea(kept: Area | null): void {
    if (!me.value || kept?.account !== me.value.account) return
    if (wholeCity.value) unit.value = kept.unit
    if (!me.value.town && unit.value === kept.unit) town.value = kept.town
  }
  watch([me, unit, town], () => {
    if (!me.value) return
    const area: Area = { account: me.value.account, unit: unit.value, town: town.value }
    inTab.set(kArea, JSON.stringify(area))
  })

  async function signIn(attempt: Attempt): Promise<Answer<Me>> {
    const answer = await openSession(attempt)
    if (answer.problem) return answer
    mustChangePassword.value = answer.data.mustChangePassword
    take(answer.data.me)
    return { data: answer.data.me }
  }

  // From now on in another role of the same account; what the page looked at was the former's.
  async function chooseRole(grant: string): Promise<Answer<Me>> {
    const answer = await takeRole(grant)
    if (answer.problem) return answer
    take(answer.data)
    return answer
  }

  async function resume(): Promise<boolean> {
    if (me.value) return true
    if (!pageToken.get()) return false
    const answer = await readMe()
    // Whom nobody could ask is not signed out.
    away.value = answer.problem?.code === kUnread || (answer.problem?.status ?? 0) >= 500
    if (answer.problem) return false
    const kept = keptArea()
    mustChangePassword.value = answer.data.must_change_password
    take(answer.data)
    takeKeptArea(kept)
    return true
  }

  async function signOut(): Promise<void> {
    await endSession()
    dropDrafts()
    dropTabs()
    forget()
  }

  function forget(): void {
    pageToken.forget()
    forgetUndo()
    registered.value = []
    inTab.drop(kArea)
    me.value = null
    mustChangePassword.value = false
  }

  // Proved again: good for ten minutes by the server's clock, which says so when they are over.
  function provedAgain(): void {
    if (me.value) me.value = { ...me.value, stepped_up: true }
  }
  function mustProveAgain(): void {
    if (me.value) me.value = { ...me.value, stepped_up: false }
  }

  const may = (verb: string) => me.value?.verbs.includes(verb) ?? false
  return {
    me,
    unit,
    town,
    month,
    registered,
    wholeCity,
    mustChangePassword,
    away,
    signIn,
    chooseRole,
    resume,
    signOut,
    forget,
    provedAgain,
    mustProveAgain,
    may,
  }
})
