// How a reader likes a list: which columns are put away, and how near its rows stand. Kept in this
// browser for the account and the list.
import { reactive } from 'vue'

export interface Looks {
  away: string[]
  dense: boolean
}
const kPrefix = 'yigang.list.'

export function keptLooks(account: string, list: string): Looks {
  try {
    const kept = JSON.parse(localStorage.getItem(`${kPrefix}${account} ${list}`) ?? '{}') as unknown
    const { away, dense } = kept as Partial<Looks>
    const named = Array.isArray(away) ? away.filter((one) => typeof one === 'string') : []
    return reactive({ away: named, dense: dense === true })
  } catch {
    return reactive({ away: [], dense: false })
  }
}

export function keepLooks(account: string, list: string, looks: Looks): void {
  try {
    localStorage.setItem(`${kPrefix}${account} ${list}`, JSON.stringify(looks))
  } catch {
    // A full store of the browser is no reason not to work.
  }
}
