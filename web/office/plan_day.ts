// The year and the day that a page of the plan looks at. Both stand in the address, so that a link
// and a reload show the same figures; the day of today is left out of it.
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { useSession } from './session'

export function usePlanDay() {
  const route = useRoute()
  const router = useRouter()
  const session = useSession()
  const today = computed(() => session.me?.today ?? '')
  const chosen = computed(() => /^20\d\d$/.test(String(route.query.year ?? '')))
  const year = computed(() =>
    chosen.value ? Number(route.query.year) : Number(today.value.slice(0, 4)) || 2022,
  )
  const on = computed(() => String(route.query.on ?? ''))
  const firstDay = computed(() => `${year.value}-01-01`)
  // What a number opens is of the same day.
  const past = computed((): { on?: string } => (on.value ? { on: on.value } : {}))

  function chooseYear(next: number): void {
    const { on: _, ...rest } = route.query
    void router.replace({ query: { ...rest, year: String(next) } })
  }
  function chooseDay(day: string): void {
    const { on: _, ...rest } = route.query
    void router.replace({ query: day === today.value ? rest : { ...rest, on: day } })
  }
  // A year that nobody has planned yet says nothing; until somebody chooses it, look back.
  function looksBack(planned: boolean): boolean {
    if (planned || chosen.value || on.value || year.value <= 2022) return false
    chooseYear(year.value - 1)
    return true
  }
  return { year, looksBack, on, past, today, firstDay, chooseYear, chooseDay }
}
