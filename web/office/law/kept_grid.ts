// A case table that was edited and is stored nowhere: kept in this tab for the account that typed
// it.
import type { Grid } from './case_grid'

const kPrefix = 'yigang.draft.'
const keyOf = (account: string, table: string) => `${kPrefix}${account} cases ${table}`

export function keptGrid(account: string, table: string): Grid | null {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(account, table)) ?? 'null') as Grid | null
  } catch {
    return null
  }
}

export function keepGrid(account: string, table: string, grid: Grid | null): void {
  try {
    if (grid) sessionStorage.setItem(keyOf(account, table), JSON.stringify(grid))
    else sessionStorage.removeItem(keyOf(account, table))
  } catch {
    // A full store of the browser is no reason not to work.
  }
}
