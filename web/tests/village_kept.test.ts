// What the village door shows without a network, and the worker that opens it.
import { readFileSync } from 'node:fs'
import { beforeEach, expect, it } from 'vitest'
import type { DayPeople, Me } from '@shared/contract'
import { workerOf } from '../tools/village_shell'
import { dayAfter, forgetKept, keepDay, keepHolder, keptDay } from '../village/kept'
import { keptHolder, todayOf } from '../village/kept'

const me = (account: string) => ({ account, name: '村1', today: '2022-04-06' }) as Me
const offer = { verb: 'record_day', allowed: false, reason_code: 'sheet_closed', params: {} }
const people = (day: string): DayPeople =>
  ({
    today: '2022-04-06',
    day,
    working_day: true,
    items: [
      { id: '7', name: '李*国', full_hours: '1.7', full_days: '', actions: [offer] },
    ],
  }) as unknown as DayPeople

beforeEach(() => localStorage.clear())

it('the business day goes on by the phone, at midnight of UTC+8', () => {
  const holder = keepHolder(me('1'))
  const at = Date.UTC(2026, 10, 27, 15, 59)
  expect(todayOf({ ...holder, at }, at)).toBe('2022-04-06')
  expect(todayOf({ ...holder, at }, at + 60_000)).toBe('2022-04-07')
  expect(todayOf({ ...holder, at }, at + 25 * 3_600_000)).toBe('2022-04-08')
  expect(todayOf({ ...holder, at }, at - 90_000_000)).toBe('2022-04-06')
  expect(dayAfter('2022-03-01', -1)).toBe('2022-02-28')
})

it('a day that was never shown has the people of the nearest one, and nothing recorded', () => {
  keepHolder(me('1'))
  expect(keptDay(keptHolder()!, '2022-04-06')).toBe(null)
  keepDay(people('2022-04-06'))
  expect(keptDay(keptHolder()!, '2022-04-06')!.items[0]!.full_hours).toBe('1.7')
  const other = keptDay(keptHolder()!, '2022-04-05')!
  expect(other.day).toBe('2022-04-05')
  expect(other.items[0]!.full_hours).toBe('')
  expect(other.items[0]!.actions[0]!.allowed).toBe(true)
  // Nor is it known whether one works on it.
  expect(keptDay(keptHolder()!, '2022-04-06')!.working_day).toBe(true)
  expect(other.working_day).toBe(undefined)
})

it('seven days are kept, for one account, until it signs out', () => {
  keepHolder(me('1'))
  for (let day = 1; day <= 9; day += 1) keepDay(people(`2022-03-0${day}`))
  expect(Object.keys(keptHolder()!.days).sort()[0]).toBe('2022-03-03')
  expect(Object.keys(keepHolder(me('1')).days).length).toBe(7)
  expect(keepHolder(me('2')).days).toEqual({})
  forgetKept()
  expect(keptHolder()).toBe(null)
})

it('the worker knows the files of the shell and changes its name with them', () => {
  const source = readFileSync('village/worker.js', 'utf8')
  const one = workerOf(source, ['assets/a.js', 'c/icon.svg'], 'one')
  expect(one).toContain('const kFiles = ["/assets/a.js","/c/icon.svg"]')
  expect(/'village-[0-9a-f]{12}'/.exec(one)?.[0]).not.toBe(
    /'village-[0-9a-f]{12}'/.exec(workerOf(source, [], 'two'))?.[0],
  )
  expect(source.split('\n').length).toBeLessThan(70)
})
