// Who is asked to look at a place that he does not reach, and who is not.
import { expect, it } from 'vitest'
import { outsideOf } from '../office/outside'

const county = { unit: '371525' }
const town = { unit: '371525', town: '371525001' }
const city = { unit: '371500' }

it('an address of another county or town lies outside, one of the own does not', () => {
  expect(outsideOf(county, 'month', { unit: '371522', month: '2022-03' })).toBe('371522')
  expect(outsideOf(county, 'payments', { unit: '371525' })).toBe('')
  expect(outsideOf(county, 'attendance', { unit: '371525', town: '371525002' })).toBe('')
  expect(outsideOf(town, 'attendance', { unit: '371525', town: '371525002' })).toBe('371525002')
  expect(outsideOf(town, 'attendance', { unit: '371525', town: '' })).toBe('')
})
it('the city reaches each county, and the law is open to all', () => {
  expect(outsideOf(city, 'funds', { unit: '371522' })).toBe('')
  expect(outsideOf(county, 'figures', { unit: '371522' })).toBe('')
  expect(outsideOf(null, 'funds', { unit: '371522' })).toBe('')
})
