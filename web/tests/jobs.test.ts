// How fast a job is, and what it says of itself.
import { expect, it } from 'vitest'
import type { JobItem } from '@shared/contract'
import { isOver, rateOf, textOf } from '../office/jobs'

const job = (more: Partial<JobItem>) =>
  ({ state: 'running', done: 0, total: 0, seconds: 0, ...more }) as JobItem

it('says rows a second and the seconds that are left', () => {
  expect(rateOf(job({ done: 50, total: 200, seconds: 10 }))).toEqual({ perSecond: 5, left: 30 })
})
it('says neither before anything is done, nor what is left of a job that is over', () => {
  expect(rateOf(job({ total: 200, seconds: 10 }))).toBeNull()
  expect(rateOf(job({ state: 'waiting', done: 1, total: 2, seconds: 3 }))).toBeNull()
  const over = job({ state: 'done', done: 200, total: 200, seconds: 40 })
  expect(rateOf(over)).toEqual({ perSecond: 5, left: null })
  expect(isOver(over)).toBe(true)
})
it('reads the wish of a job, and nothing of what is no JSON', () => {
  expect(textOf('{"month":"2022-03","lines":3}')).toEqual({ month: '2022-03', lines: '3' })
  expect(textOf('{')).toEqual({})
  expect(textOf(undefined)).toEqual({})
})
