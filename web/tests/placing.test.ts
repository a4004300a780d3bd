// The way from the approval to the post, as stretches of days.
import { afterEach, expect, it, vi } from 'vitest'
import type { ApplicationLine } from '@shared/contract'
import { nextOfSeveral } from '../office/acts/application_acts'
import { usePlacingRun } from '../office/placing_run'
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

afterEach(() => vi.unstubAllGlobals())
const person = (id: string) => ({ id, name: `王*${id}`, town: '371525001' }) as ApplicationLine
const days = { from_day: '2022-03-31', until_day: '2023-03-30', signed_on: '2022-03-31' }

it('signs several agreements as a request each, and tells why one was refused', async () => {
  const asked: { path: string; key: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>
    asked.push({ path, key: headers['Idempotency-Key']!, body: JSON.parse(String(init.body)) })
    const texts = { params: {}, detail_zh: '', detail_en: '' }
    const refusal = { code: 'tenure_used_up', status: 422, ...texts }
    return path.includes('/2/') ? Response.json(refusal, { status: 422 }) : Response.json({})
  })
  const run = usePlacingRun()
  const act = nextOfSeveral('approved', [person('1'), person('2'), person('3')], kToday, () => {})
  expect(act?.verb).toBe('sign_agreement')
  await run.begin('sign_agreement', [person('1'), person('2'), person('3')], days)
  expect(asked.map(({ path }) => path)).toEqual(
    ['1', '2', '3'].map((id) => `/api/v1/applications/${id}/agreement`),
  )
  expect(new Set(asked.map(({ key }) => key)).size).toBe(3)
  expect(asked[0]!.body).toEqual(days)
  expect(run.done.value.map(({ id }) => id)).toEqual(['1', '3'])
  expect(run.turned.value.map((one) => [one.line.id, one.problem.code])).toEqual([
    ['2', 'tenure_used_up'],
  ])
  await run.begin('start_placement', [person('1')], { started_on: kToday })
  expect(asked[3]!.path).toBe('/api/v1/applications/1/start')
})
