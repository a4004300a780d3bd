// What can be undone and done again in a grid. What is typed into one cell in one go is one
// step; whatever comes after an undo takes the place of what was undone.
import type { Grid } from './case_grid'

const kSteps = 100

export interface History<T = Grid> {
  past: T[]
  now: T
  future: T[]
  // Changes under one key follow one another in one step; '' stands alone.
  key: string
}

export const begun = <T>(now: T): History<T> => ({ past: [], now, future: [], key: '' })

export function changed<T>(history: History<T>, now: T, key = ''): History<T> {
  if (key && key === history.key) return { ...history, now, future: [] }
  return { past: [...history.past.slice(1 - kSteps), history.now], now, future: [], key }
}

export function undone<T>({ past, now, future, key }: History<T>): History<T> {
  const before = past[past.length - 1]
  if (!before) return { past, now, future, key }
  return { past: past.slice(0, -1), now: before, future: [now, ...future], key: '' }
}

export function redone<T>({ past, now, future, key }: History<T>): History<T> {
  const [next, ...rest] = future
  if (!next) return { past, now, future, key }
  return { past: [...past, now], now: next, future: rest, key: '' }
}

// A cell that is left as it was is no step.
export function cancelled<T>(history: History<T>, key: string): History<T> {
  if (!key || key !== history.key) return history
  const { past, now, future } = undone(history)
  return { past, now, future: future.slice(1), key: '' }
}
