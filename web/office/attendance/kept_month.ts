// What was typed into the sheet of a month and is not saved: kept in this tab for the account that
// typed it, with the version of what had been seen, until the row is saved or given up.
import type { MonthCells } from './month_cells'

export interface KeptRow extends MonthCells {
  version: number
}
export type KeptRows = Record<string, KeptRow>

const kPrefix = 'yigang.draft.'
const keyOf = (account: string, month: string, place: string) =>
  `${kPrefix}${account} attendance ${month} ${place}`

export function keptRows(account: string, month: string, place: string): KeptRows {
  try {
    const kept = sessionStorage.getItem(keyOf(account, month, place))
    return JSON.parse(kept ?? '{}') as KeptRows
  } catch {
    return {}
  }
}

export function keepRows(account: string, month: string, place: string, rows: KeptRows): void {
  const key = keyOf(account, month, place)
  try {
    if (Object.keys(rows).length) sessionStorage.setItem(key, JSON.stringify(rows))
    else sessionStorage.removeItem(key)
  } catch {
    // A full store of the browser is no reason not to work.
  }
}
