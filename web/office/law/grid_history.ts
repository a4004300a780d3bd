// What can be undone and done again in a case table. What is typed into one cell in one go is one
// step; whatever comes after an undo takes the place of what was undone.
import type { Grid } from './case_grid'

const kSteps = 100

export interface History {
  past: Grid[]
  now: Grid
  future: Grid[]
  // Changes under one key follow one another in one step; '' stands alone.
  key: string
}

export const begun = (now: Grid): History => ({ past: [], now, future: [], key: '' })

export function changed(history: History, now: Grid, key = ''): History {
  if (key && key === history.key) return { ...history, now, future: [] }
  return { past: [...history.past.slice(1 - kSteps), history.now], now, future: [], key }
}

export function undone({ past, now, future, key }: History): History {
  const before = past[past.length - 1]
  if (!before) return { past, now, future, key }
  return { past: past.slice(0, -1), now: before, future: [now, ...future], key: '' }
}

export function redone({ past, now, future, key }: History): History {
  const [next, ...rest] = future
  if (!next) return { past, now, future, key }
  return { past: [...past, now], now: next, future: rest, key: '' }
}

// A cell that is left as it was is no step.
export function cancelled(history: History, key: string): History {
  if (!key || key !== history.key) return history
  const { past, now, future } = undone(history)
  return { past, now, future: future.slice(1), key: '' }
}
