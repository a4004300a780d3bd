// The way from the approval to the post, as stretches of days.
import { expect, it } from 'vitest'
import type { ApplicationLine } from '@shared/contract'
import { spanOf, stretchesOf, waited } from '../office/placing'

const kToday = '2022-03-31'
const line = (way: ApplicationLine['way']) => ({ id: '1', way }) as ApplicationLine
const half = line({ approved_on: '2022-03-11', agreed_on: '2022-03-14' })
const whole = line({
  approved_on: '2022-03-01',
  agreed_on: '2022-03-03',
  trained_on: '2022-03-03',
  started_on: '2022-03-10',
})

it('the picture goes from the first approval until today, or until the last start', () => {
  expect(spanOf([half, whole], kToday)).toEqual({ first: '2022-03-01', days: 30 })
  expect(spanOf([whole], kToday)).toEqual({ first: '2022-03-01', days: 9 })
  expect(spanOf([], kToday).days).toBe(1)
})

it('a stretch ends with its step, and the next one is open until today', () => {
  const span = spanOf([half, whole], kToday)
  expect(stretchesOf(half, span, kToday)).toEqual([
    { what: 'agreement', from: 10, days: 3, open: false },
    { what: 'training', from: 13, days: 17, open: true },
  ])
  expect(stretchesOf(whole, span, kToday).map(({ days, open }) => `${days} ${open}`)).toEqual([
    '2 false',
    '0 false',
    '7 false',
  ])
  expect(stretchesOf(line(undefined), span, kToday)).toEqual([])
})

it('who waits has waited since the last step; who started needed the whole way', () => {
  expect(waited(half, kToday)).toBe(17)
  expect(waited(whole, kToday)).toBe(9)
  expect(waited(line(undefined), kToday)).toBe(null)
})
