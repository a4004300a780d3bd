// What was chosen or counted and not yet sent, in this tab: a reload or the end of the session
// loses nothing. It is of one account: who signs out takes it along, and who comes finds none.
import type { LeaveKind } from '@shared/contract'
import type { Votes } from './votes'

const kPrefix = 'yigang.village.unsent.'
const daysOf = (account: string) => `${kPrefix}${account} days`
const votesOf = (account: string, review: string) => `${kPrefix}${account} votes ${review}`

function kept<T>(key: string): Record<string, T> {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Record<string, T>
  } catch {
    return {}
  }
}
function put(key: string, value: object): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value))
  } catch {
    // A full store of the browser is no reason not to work.
  }
}

type Chosen = Record<string, LeaveKind>
export const chosenFor = (account: string, day: string): Chosen =>
  kept<Chosen>(daysOf(account))[day] ?? {}

export function keepChosen(account: string, day: string, chosen: Chosen): void {
  const days = kept<Chosen>(daysOf(account))
  if (Object.keys(chosen).length) days[day] = chosen
  else delete days[day]
  put(daysOf(account), days)
}

export const votesFor = (account: string, review: string): Record<string, Votes> =>
  kept<Votes>(votesOf(account, review))
export const keepVotes = (account: string, review: string, votes: Record<string, Votes>): void =>
  put(votesOf(account, review), votes)
export const dropVotes = (account: string, review: string): void =>
  sessionStorage.removeItem(votesOf(account, review))

// What is typed into a form, by the form's name.
const formOf = (account: string, form: string) => `${kPrefix}${account} form ${form}`
export const draftFor = <T>(account: string, form: string) =>
  kept<T>(formOf(account, form)) as unknown as Partial<T>
export const keepDraft = (account: string, form: string, typed: object): void =>
  put(formOf(account, form), typed)
export const dropDraft = (account: string, form: string): void =>
  sessionStorage.removeItem(formOf(account, form))

// Of everybody, or of everybody but one account.
export function dropUnsent(but?: string): void {
  const all = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at) ?? '')
  for (const key of all)
    if (key.startsWith(kPrefix) && !(but !== undefined && key.startsWith(`${kPrefix}${but} `)))
      sessionStorage.removeItem(key)
}
