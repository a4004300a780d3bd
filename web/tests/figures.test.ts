import { describe, expect, it } from 'vitest'
import { daysBetween, dayInProse, money, percent, previousMonth } from '@shared/figures'

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

describe('shares and days', () => {
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
