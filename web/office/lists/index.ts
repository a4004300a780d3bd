// The lists by name. What a list says is a chunk of its own and comes with its address, so that no
// list weighs on the first visit of another; the router waits for it before the page is drawn.
import type { AnyList } from './list'

const kLists = {
  accounts: async () => (await import('./admin')).accounts,
  ambiguities: async () => (await import('./ambiguities')).ambiguities,
  announcements: async () => (await import('./posts')).announcements,
  applications: async () => (await import('./people')).applications,
  attendance: async () => (await import('./money')).attendance,
  changes: async () => (await import('./money')).changes,
  clauseReach: async () => (await import('./reach')).clauseReach,
  confirmations: async () => (await import('./confirmations')).confirmations,
  contracts: async () => (await import('./contracts')).contracts,
  expansions: async () => (await import('./standards')).expansions,
  fundRuns: async () => (await import('./funds')).fundRuns,
  hosts: async () => (await import('./posts')).hosts,
  journal: async () => (await import('./admin')).journal,
  lines: async () => (await import('./money')).lines,
  lowRates: async () => (await import('./standards')).lowRates,
  notices: async () => (await import('./posts')).notices,
  objections: async () => (await import('./objections')).objections,
  online: async () => (await import('./online')).online,
  organisations: async () => (await import('./organisations')).organisations,
  payment: async () => (await import('./payments')).payment,
  paymentLines: async () => (await import('./funds')).paymentLines,
  payments: async () => (await import('./payments')).payments,
  persons: async () => (await import('./persons')).persons,
  placements: async () => (await import('./people')).placements,
  postReport: async () => (await import('./post_report')).postReport,
  posts: async () => (await import('./people')).posts,
  recognitions: async () => (await import('./recognitions')).recognitions,
  reserve: async () => (await import('./posts')).reserve,
  reviews: async () => (await import('./people')).reviews,
  selfIncreases: async () => (await import('./standards')).selfIncreases,
  spotChecks: async () => (await import('./spot_checks')).spotChecks,
  standards: async () => (await import('./standards')).standards,
  unpaidMonths: async () => (await import('./standards')).unpaidMonths,
  vacancies: async () => (await import('./vacancies')).vacancies,
}
export type ListName = keyof typeof kLists

const ready = new Map<ListName, AnyList>()
export async function readyList(name: ListName): Promise<void> {
  if (!ready.has(name)) ready.set(name, await kLists[name]())
}
// Of an address that was opened through the router.
export function listNamed(name: ListName): AnyList {
  const found = ready.get(name)
  if (!found) throw new Error(`the list ${name} was not loaded before its page`)
  return found
}
