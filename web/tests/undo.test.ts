// Half a minute to take back what has no legal effect.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ProblemBody } from '@shared/contract'
import { forgetUndo, kSeconds, offerUndo, undo, undone, undoProblem, wayBack } from '../office/undo'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  forgetUndo()
  vi.useRealTimers()
})
const way = (take: () => Promise<ProblemBody | null>) => ({ says: '已录考勤', take })

it('is over after thirty seconds', () => {
  offerUndo(way(async () => null))
  vi.advanceTimersByTime((kSeconds - 1) * 1000)
  expect(wayBack.value?.says).toBe('已录考勤')
  vi.advanceTimersByTime(1000)
  expect(wayBack.value).toBe(null)
})

it('is taken once, and the page hears of it', async () => {
  const take = vi.fn(async () => null)
  const before = undone.value
  offerUndo(way(take))
  await undo()
  await undo()
  expect(take).toHaveBeenCalledTimes(1)
  expect(undone.value).toBe(before + 1)
})

it('says why it cannot be taken back', async () => {
  const problem = { code: 'stale_version' } as ProblemBody
  const before = undone.value
  offerUndo(way(async () => problem))
  await undo()
  expect(undoProblem.value).toStrictEqual(problem)
  expect(undone.value).toBe(before)
  offerUndo(way(async () => null))
  expect(undoProblem.value).toBe(null)
})
