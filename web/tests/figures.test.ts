import { describe, expect, it } from 'vitest'
import {
  dayInProse,
  daysBetween,
  lastDayOf,
  money,
  percent,
  previousMonth,
  sumOf,
  yearsLater,
} from '@shared/figures'

describe('money', () => {
  it.each([
    ['680.00', '680.00'],
    ['0.00', '0.00'],
    ['-12.30', '-12.30'],
    ['1234567.80', '1,234,567.80'],
    ['90071992547409931.01', '90,071,992,547,409,931.01'],
  ])('%s is shown as %s, digit by digit', (wire, shown) => {
    expect(money(wire)).toBe(shown)
  })
  it.each(['', '12', '12.3', '1e3', '１２.00'])('what is not money (%s) stays as it came', (text) => {
    expect(money(text)).toBe(text)
  })
})

describe('a sum of money', () => {
  it.each([
    [[], '0.00'],
    [['0.10', '0.20'], '0.30'],
    [['-0.05'], '-0.05'],
    [['-12.30', '12.29'], '-0.01'],
    [['90071992547409931.01', '0.01'], '90071992547409931.02'],
  ])('of %j is %s, to the fen', (amounts, sum) => {
    expect(sumOf(amounts)).toBe(sum)
  })
})

describe('shares and days', () => {
  it('a month ends on its last day', () => {
    expect(lastDayOf('2024-02')).toBe('2024-02-29')
    expect(lastDayOf('2022-02')).toBe('2022-02-28')
    expect(lastDayOf('2022-12')).toBe('2022-12-31')
  })
  it('an agreement of a year ends on the day before', () => {
    expect(yearsLater('2022-04-01', 1)).toBe('2023-03-31')
    expect(yearsLater('2024-02-29', 1)).toBe('2025-02-28')
    expect(yearsLater('2022-01-01', 3)).toBe('2024-12-31')
  })
  it('99.96 % is not shown as done', () => {
    expect(percent(9996, 10000)).toBe('99.9%')
    expect(percent(10000, 10000)).toBe('100.0%')
  })
  it('a share of nothing is a dash', () => {
    expect(percent(0, 0)).toBe('–')
  })
  it('a day reads as prose in Chinese only', () => {
    expect(dayInProse('2022-03-18', 'zh-CN')).toBe('2022年3月18日')
    expect(dayInProse('2022-03-18', 'en')).toBe('2022-03-18')
    expect(dayInProse('soon', 'zh-CN')).toBe('soon')
  })
  it('days are counted over the end of a leap February', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2022-03-24', '2022-03-18')).toBe(-6)
  })
  it('the month before January is last December', () => {
    expect(previousMonth('2023-01-20')).toBe('2022-12')
    expect(previousMonth('2022-11-20')).toBe('2022-10')
  })
})
