// What a cell of a list says, what it leaves unsaid, and what stands below the last row.
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type {
  AttendanceLine,
  BatchView,
  ChangeLine,
  RunComparison,
  RunLine,
  RunView,
  Sheet,
  UnpaidMonths,
} from '@shared/contract'
import { setLanguage } from '@shared/language'
import { lineActs, sheetActs } from '../office/acts/month_acts'
import { attendance, changes, lines } from '../office/lists/money'
import { sumsOfBatches, sumsOfRuns, sumsOfSheets } from '../office/lists/month_sums'
import { unpaidMonths } from '../office/lists/standards'
import DataTable from '../office/parts/DataTable.vue'
import { planYears } from '../office/plan_years'

beforeEach(async () => {
  setActivePinia(createPinia())
  await setLanguage('zh-CN')
})
const cells = (line: Partial<AttendanceLine>) =>
  Object.fromEntries(
    attendance.columns.map((column) => [column.head, column.text(line as AttendanceLine)]),
  )
const line = { town: '371525001', village: '371525001042', post_hours: '40.0', spans: 1 }

it('a rural post has hours and no days', () => {
  const rural = cells({ ...line, side: 'rural', hours: '36.7', days: '0.0' })
  expect(rural['attendance.limit']).toBe('40.0')
  expect(rural['lines.hours']).toBe('36.7')
  expect(rural['lines.days']).toBe('–')
})

it('an urban post has days, no hours and no limit of hours', () => {
  const urban = cells({ ...line, side: 'urban', hours: '0.0', days: '22.0' })
  expect(urban['attendance.limit']).toBe('–')
  expect(urban['lines.hours']).toBe('–')
  expect(urban['lines.days']).toBe('22.0')
})

const at = { params: { id: '1' }, query: {} }
const sum = (kind: string, persons: number, before: string, now: string, difference: string) => ({
  kind,
  persons,
  before,
  now,
  difference,
})
const compared = {
  sums: [
    sum('fresh', 1, '0.00', '680.00', '680.00'),
    sum('gone', 0, '0.00', '0.00', '0.00'),
    sum('more', 0, '0.00', '0.00', '0.00'),
    sum('less', 13, '9000.00', '8440.65', '-559.35'),
  ],
} as unknown as RunComparison

it('what changed is summed over the kinds that are listed', () => {
  const of = (kind?: string) => changes.sums?.(compared, { ...at, query: { kind } })
  expect(of('less')).toEqual({
    persons: 13,
    before: '9000.00',
    now: '8440.65',
    difference: '-559.35',
  })
  expect(of()).toMatchObject({ persons: 14, difference: '120.65' })
})

it('the last row says the sums, and each row its difference', () => {
  const change = { placement: '7', before: '680.00', now: '120.65', kind: 'less', town: '' }
  const table = mount(DataTable, {
    props: {
      list: changes,
      items: [{ ...change, village: '' } as unknown as ChangeLine],
      asked: at,
      sums: changes.sums?.(compared, { ...at, query: { kind: 'less' } }),
    },
    global: { stubs: { RouterLink: true } },
  })
  expect(table.find('tbody').text()).toContain('-559.35')
  const last = table.find('tfoot').text()
  for (const part of ['合计', '13 人', '9,000.00', '8,440.65', '-559.35'])
    expect(last).toContain(part)
})

it('shares stand in the whole list, and in a part of it only where somebody pays', () => {
  const heads = (query: Record<string, string>, city: string) =>
    mount(DataTable, {
      props: {
        list: lines,
        items: [],
        asked: { ...at, query },
        sums: { persons: 1, amount: city, province: '0.00', city, social: '0.00' },
      },
    })
      .findAll('thead th')
      .map((head) => head.text())
  expect(heads({}, '0.00')).toEqual(expect.arrayContaining(['省', '市', '县', '原渠道']))
  expect(heads({}, '0.00')).not.toContain('社会资金')
  expect(heads({ status: 'payable' }, '4.00')).toContain('市')
  expect(heads({ status: 'problem' }, '0.00')).not.toContain('市')
})

const late = {
  id: '9',
  name: '王*英',
  month: '2022-03',
  placement: '7',
  status: 'problem',
  problem: 'no_attendance',
  actions: [{ verb: 'hold_pay', allowed: true }],
} as unknown as RunLine
const faultOf = (one: RunLine) => lines.columns.find((c) => c.head === 'lines.problem')!.text(one)

it('a line that lacks is put to wait for its own month alone', () => {
  const acts = lines.rowActs?.(late, at, () => true)
  expect(acts?.offers).toEqual(late.actions)
  const hold = lineActs(late).find((act) => act.verb === 'hold_pay')!
  expect(hold.body({ kind: 'waiting', reason: '补报' })).toEqual({
    placement: '7',
    from_month: '2022-03',
    until_month: '2022-03',
    kind: 'waiting',
    reason: '补报',
  })
  const none = { ...late, actions: [] } as RunLine
  expect(lines.rowActs?.(none, at, () => true)).toBe(null)
})

it('says whether it waits for a run, for a release, or for the run after it', () => {
  const hold = { id: '5', kind: 'waiting' } as RunLine['hold']
  expect(faultOf(late)).toBe('没有考勤')
  expect(faultOf({ ...late, hold })).toContain('重新试算后')
  const waits = { ...late, status: 'waiting', problem: undefined } as RunLine
  expect(faultOf({ ...waits, hold })).toContain('由另一人解除')
  expect(faultOf(waits)).toContain('已解除')
  expect(lineActs({ ...waits, hold }).map((act) => act.path)).toContain('/api/v1/holds/5/release')
})

it('whoever closes a sheet is told who is not entered', () => {
  const sheet = (entered: number) =>
    sheetActs({ unit: '371525', town: '371525001', placements: 8, entered } as Sheet, '2022-03')
  expect(sheet(5)[0]!.note).toContain('还有 3 人没有录考勤')
  expect(sheet(8)[0]!.note).toBe('')
})

it('plans are looked at up to the next year', () => {
  expect(planYears('2022-03-01')).toEqual([2022, 2023, 2024, 2025])
  expect(planYears('2026-11-27').at(-1)).toBe(2027)
})

it('runs, batches, sheets and overdue months add up below their rows', () => {
  const run = (lines: number, total: string) => ({
    run: {
      lines,
      problems: 1,
      total,
      province: '0.00',
      city: '0.40',
      county: '0.60',
      original: '0.00',
    },
  })
  const runs = [run(67, '54465.37'), run(48, '37110.42')] as unknown as RunView[]
  expect(sumsOfRuns(runs)).toMatchObject({ lines: '115', problems: '2', total: '91575.79' })
  const batch = (total: string, paid: string) => ({
    batch: { lines: 3, total },
    paid,
    returned_lines: 1,
    given_up: '0.00',
    unanswered_lines: 0,
  })
  const batches = [batch('30.00', '20.00'), batch('0.10', '0.10')] as unknown as BatchView[]
  expect(sumsOfBatches(batches)).toMatchObject({ lines: '6', total: '30.10', paid: '20.10' })
  const sheets = [
    { placements: 5, entered: 3 },
    { placements: 2, entered: 2 },
  ] as unknown as Sheet[]
  expect(sumsOfSheets(sheets)).toEqual({ placements: 7, missing: 2, against: '0' })
  const months = [
    { placements: 48, not_settled: 1, unpaid_lines: 1, unpaid: '1700.00' },
    { placements: 33, not_settled: 0, unpaid_lines: 2, unpaid: '647.70' },
  ]
  const answer = { months } as unknown as UnpaidMonths
  const sums = { placements: 81, not_settled: 1, lines: '3', unpaid: '2347.70' }
  expect(unpaidMonths.sums?.(answer, at)).toEqual(sums)
  expect(unpaidMonths.sums?.({ months: [] }, at)).toBeNull()
})
