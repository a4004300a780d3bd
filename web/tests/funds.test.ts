// The sums of the page of the funds and the rows that each opens.
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { FundLine, FundReport, Me } from '@shared/contract'
import { sumOf } from '@shared/figures'
import { fenOf, isNothing, opens, payers, total, ways } from '../office/fund_rows'
import { useSession } from '../office/session'
import answers from './fixtures/api.json'

const lines = (answers['GET /api/v1/reports/funds'] as unknown as FundReport).lines

beforeEach(() => {
  setActivePinia(createPinia())
  useSession().me = { verbs: ['list_month_payments'] } as unknown as Me
})

it('what is due is what its payers pay, and where it has gone', () => {
  const parts = (line: FundLine, of: typeof payers) => sumOf(of.map((one) => line[one]))
  for (const line of lines) {
    expect(parts(line, payers)).toBe(line.due)
    expect(parts(line, ways)).toBe(line.due)
  }
  expect(total(lines, 'due')).toBe(sumOf(lines.map((line) => line.due)))
})
it('opens the payments of the same months, and the runs of one month only', () => {
  expect(opens('paid', '371525', '2022-01', '2022-12')).toEqual({
    name: 'paymentLines',
    query: { unit: '371525', from: '2022-01', until: '2022-12', state: 'paid' },
  })
  expect(opens('due', '371525', '2022-02', '2022-02')).toMatchObject({ name: 'fundRuns' })
  expect(opens('due', '371525', '2022-01', '2022-12')).toMatchObject({ name: 'funds' })
  expect(opens('due', '', '2022-01', '2022-12')).toBeNull()
})
it('amounts stay whole fen', () => {
  expect(fenOf('1360.05')).toBe(136005)
  expect(isNothing('0.00')).toBe(true)
  expect(isNothing('-0.10')).toBe(false)
})
