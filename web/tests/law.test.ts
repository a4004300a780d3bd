// Pages of the law: how values read, what a step line is drawn from, and the grid of case tables.
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CaseRun, FigureAbout, FigureEntry } from '@shared/contract'
import { setLanguage, t } from '@shared/language'
import { cellKey, csvOf, gridOf, isBlock, marksOf, pasted } from '../office/law/case_grid'
import CaseCells from '../office/law/CaseCells.vue'
import {
  clauseOfRow,
  matches,
  standingsOf,
  valueLine,
  valueLines,
} from '../office/law/figure_words'
import StatusTags from '../office/law/StatusTags.vue'
import { linesOf, yearsOf } from '../office/law/step_line'

beforeEach(async () => {
  setActivePinia(createPinia())
  await setLanguage('zh-CN')
})
const about = (more: Partial<FigureAbout> = {}) =>
  ({
    figure: 'minimum_wage_hour',
    name_zh: '小时最低工资标准',
    name_en: 'Hourly minimum wage',
    unit_of_value: '元/小时',
    owner: '市财政局',
    note: '',
    kind: 'money_by_tier',
    settings: [],
    may_be_blank: true,
    used: true,
    unclear: false,
    ...more,
  }) as FigureAbout
const row = {
  value: '21.00;19.00;17.00',
  from: '2021-10-01',
  scope: '371500',
  status: 'provisional',
  document: '山东省最低工资标准',
  clause: '2021-10-01 起执行',
  quote: '',
  source: 'law/parameters/minimum-wage.toml:37',
} as NonNullable<FigureEntry['row']>
const entry = (more: Partial<FigureEntry> = {}) =>
  ({ about: about(), row, reviewed: true, lost: 0, ...more }) as FigureEntry

describe('a figure', () => {
  it('reads as words of its kind', () => {
    expect(valueLines(about(), row.value)).toEqual(['1 档 21.00', '2 档 19.00', '3 档 17.00'])
    expect(valueLine(about({ kind: 'share' }), '200.00/person-month')).toBe('每人每月 200.00 元')
    expect(valueLine(about({ kind: 'setting' }), 'before_66')).toBe('不满 66 周岁')
    expect(valueLines(about({ kind: 'retirement_table' }), 'M60 60 1965-01 4 36')[0]).toContain(
      '每 4 个月延 1 个月',
    )
    expect(valueLine(about(), '')).toBe('尚未录入')
  })
  it('is found by its name, its key and its source, and narrowed by how it stands', () => {
    expect(matches(entry(), '最低工资')).toBe(true)
    expect(matches(entry(), 'minimum wage')).toBe(true)
    expect(matches(entry(), '山东省 2021-10-01')).toBe(true)
    expect(matches(entry(), '退休')).toBe(false)
    expect(standingsOf(entry())).toEqual(['provisional'])
    expect(standingsOf(entry({ row: undefined }))).toEqual(['unknown'])
    expect(standingsOf(entry({ about: about({ used: false }), reviewed: false }))).toEqual([
      'provisional',
      'unknown',
      'unused',
    ])
  })
  it('leads to its clause; a default of the program to the clause that it fills', () => {
    expect(clauseOfRow(row).query.document).toBe('山东省最低工资标准')
    const own = { document: '系统默认值（未核对原文）', clause: 'LZ-2022-4 二(一)' }
    expect(clauseOfRow(own).query).toEqual({ ...own, document: '聊政办字〔2022〕4号' })
  })
  it('carries the sign of what nobody has confirmed', () => {
    const tags = (status: string) => mount(StatusTags, { props: { status: status as never } })
    expect(tags('provisional').find('svg').exists()).toBe(true)
    expect(tags('provisional').text()).toBe('暂定')
    expect(tags('notice').find('svg').exists()).toBe(false)
  })
})

describe('the step line', () => {
  const steps = [
    { from: '2018-06-01', value: '19.10;17.30;15.50', reviewed: true },
    { from: '2021-10-01', value: '21.00;19.00;17.00', reviewed: true },
  ]
  it('has a line a tier, each step from its day to the next', () => {
    const { lines, from, until, today } = linesOf(about(), steps, '2022-03-01')
    expect(lines.map((line) => line.name)).toEqual(['1 档', '2 档', '3 档'])
    expect(lines[2]!.points.map((point) => point.value)).toEqual([15.5, 17])
    expect(lines[0]!.points[0]!.until).toBe(lines[0]!.points[1]!.from)
    expect(lines[0]!.points.map((point) => point.last)).toEqual([false, true])
    expect(from).toBeLessThan(today)
    expect(until).toBeGreaterThan(today)
  })
  it('shows a value that has always held from a little before the day', () => {
    const always = [{ from: '1900-01-01', value: '36', reviewed: true }]
    const drawn = linesOf(about({ kind: 'integer' }), always, '2022-03-01')
    expect(drawn.lines[0]!.points[0]!.from).toBe(drawn.from)
    expect(drawn.today - drawn.from).toBeLessThan(1000)
    expect(yearsOf(drawn, 4).every(({ day }) => day > drawn.from && day < drawn.until)).toBe(true)
  })
})

describe('the grid of a case table', () => {
  const grid = gridOf('my.retirement.csv', 'case,on,note\na,2022-01-01,"x, ""y"""\nb,,\n')
  it('is the text of the file and comes back as the same text', () => {
    expect(grid.rows[0]).toEqual(['a', '2022-01-01', 'x, "y"'])
    expect(csvOf(grid)).toBe('case,on,note\na,2022-01-01,"x, ""y"""\nb,,\n')
    expect(gridOf('x', '\uFEFFcase,on\r\na,b\r\n').rows).toEqual([['a', 'b']])
  })
  it('takes a block from a spreadsheet where the cursor stands, and by its heading', () => {
    expect(isBlock('2022-01-01\n')).toBe(false)
    expect(isBlock('a\tb\n')).toBe(true)
    const block = pasted(grid, 1, 1, '2022-02-02\tn1\r\n2022-03-03\tn2\r\n')
    expect(block.rows).toEqual([
      grid.rows[0],
      ['b', '2022-02-02', 'n1'],
      ['', '2022-03-03', 'n2'],
    ])
    const named = pasted(grid, 0, 2, 'on\tcase\n2024-01-01\tz\n')
    expect(named.rows[0]).toEqual(['z', '2024-01-01', 'x, "y"'])
  })
  const run = {
    passed: 0,
    failed: 3,
    cases: [
      {
        line: 2,
        name: 'a',
        ok: false,
        cells: [{ column: 'on', expected: 'x', actual: 'y', ok: false }],
      },
    ],
    failures: [
      { line: 2, column: 'on', name: 'a', code: 'case_differs', said_zh: '应为 x，算得 y', said_en: '' },
      { line: 3, column: '', name: 'b', code: 'case_cell_count', said_zh: '少了', said_en: '' },
      { line: 1, column: 'onn', name: '', code: 'case_unknown_column', said_zh: '没有', said_en: '' },
    ],
  } as unknown as CaseRun
  it('puts what the run says to its cell, its row or the table', () => {
    const marks = marksOf(run, grid, false)
    expect(marks.cells[cellKey(0, 'on')]).toEqual({ ok: false, actual: 'y', said: '应为 x，算得 y' })
    expect(marks.rows[1]).toBe('少了')
    expect(marks.table).toEqual(['onn: 没有'])
  })
  it('shows the actual value with its sign, and the help of the columns when asked', () => {
    const props = { grid, marks: marksOf(run, grid, false), help: true, first: 0, shown: 50 }
    const cells = mount(CaseCells, { props })
    expect(cells.find('.mark.bad').text()).toContain('y')
    expect(cells.find('input[aria-invalid="true"]').attributes('aria-describedby')).toBe('mark-0-1')
    expect(cells.find('.help').text()).not.toBe('case')
    expect(cells.findAll('tbody th')[1]!.text()).toContain('少了')
    expect(cells.find('input').attributes('aria-label')).toBe(
      t('cases.cell', { line: 2, column: '案例' }),
    )
  })
})
