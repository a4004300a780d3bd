// The attendance sheet: what stands becomes cells, what is typed and pasted becomes spans.
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { nextTick } from 'vue'
import type { DaySigns, PersonMonth } from '@shared/contract'
import { setLanguage } from '@shared/language'
import {
  copied,
  emptied,
  filled,
  pasted,
  signed,
  type State,
} from '../office/attendance/month_block'
import {
  apart,
  cellsOf,
  heatOf,
  isSame,
  readerOf,
  sentOf,
  totalOf,
} from '../office/attendance/month_cells'
import MonthGrid from '../office/attendance/MonthGrid.vue'
import { keepRows, keptRows } from '../office/attendance/kept_month'
import { dayOfProblem } from '../office/attendance/month_save'
import { begun, changed, undone } from '../office/law/grid_history'
import { treeMap } from '../office/tree_map'

const kDays = 31
const signs: DaySigns[] = [
  { leave: 'none', signs: ['√', '✓', '出', '出勤'] },
  { leave: 'personal', signs: ['事', '事假'] },
  { leave: 'sick', signs: ['病', '病假'] },
  { leave: 'absent', signs: ['×', 'x', '旷', '旷工'] },
  { signs: ['○', 'o', '休'] },
]
const read = readerOf(signs)
type Span = PersonMonth['spans'][number]
const span = (from: number, until: number, more: Partial<Span>): Span => ({
  from_day: `2022-03-${String(from).padStart(2, '0')}`,
  until_day: `2022-03-${String(until).padStart(2, '0')}`,
  hours: '0.0',
  days: '0.0',
  leave: 'none',
  entered_by: '',
  ...more,
})
const person = (more: Partial<PersonMonth> = {}): PersonMonth => ({
  id: '1',
  unit: '371525',
  placement_number: 1,
  name: '李*国',
  post_title: '保洁员',
  side: 'rural',
  town: '371525001',
  village: '371525001042',
  village_name: '',
  post_hours: '40.0',
  full_hours: Array.from({ length: kDays }, (_, at) => (at % 2 ? '1.8' : '1.7')),
  full_days: [],
  shut: [],
  spans: [],
  overtime_confirmed: false,
  version: 0,
  actions: [],
  ...more,
})
const urban = (): PersonMonth =>
  person({ side: 'urban', full_hours: [], full_days: Array.from({ length: kDays }, () => '1.0') })
const sheetOf = (people: PersonMonth[]) => ({
  people,
  state: people.map((one) => cellsOf(one, signs, kDays)),
  open: { people, isOpen: () => true, read },
})
const spot = (row: number, day: number) => ({ row, column: day - 1 })
const block = (fromRow: number, fromDay: number, row: number, day: number) => ({
  from: spot(fromRow, fromDay),
  to: spot(row, day),
})
const cell = (state: State, row: number, day: number) => state[row]!.cells[day - 1]

describe('a cell', () => {
  it('means what the server says of its sign, in full width too', () => {
    expect(read('√')).toEqual({ is: 'full' })
    expect(read('出勤')).toEqual({ is: 'full' })
    expect(read(' ｘ ')).toEqual({ is: 'leave', leave: 'absent' })
    expect(read('病假')).toEqual({ is: 'leave', leave: 'sick' })
    expect(read('○')).toEqual({ is: 'nothing' })
    expect(read('')).toEqual({ is: 'nothing' })
    expect(read('８')).toEqual({ is: 'worked', worked: '8.0' })
    expect(read('7.50')).toEqual({ is: 'worked', worked: '7.5' })
    expect(read('7.55')).toEqual({ is: 'worked', worked: '7.55' })
    for (const text of ['△', '请假', '-1', '1,5', '8h']) expect(read(text).is).toBe('unclear')
  })
})

describe('a month', () => {
  const one = person({
    spans: [
      span(1, 1, { hours: '1.7' }),
      span(2, 2, { hours: '8.0' }),
      span(3, 4, { leave: 'sick' }),
      span(10, 12, { hours: '20.5' }),
    ],
  })
  const cells = cellsOf(one, signs, kDays)
  it('is seen by its signs, with what is only summed as a whole', () => {
    expect(cells.cells.slice(0, 5)).toEqual(['√', '8', '病', '病', ''])
    expect(cells.wholes).toEqual([{ from: 10, until: 12, worked: '20.5' }])
    expect(totalOf(one, cells, read)).toEqual({ sum: 17 + 80 + 205, days: 2 })
  })
  it('is sent as it stands: nothing that was not touched is another', () => {
    const { spans, unclear } = sentOf(one, cells, read, '2022-03')
    expect(unclear).toEqual([])
    expect(spans).toEqual(one.spans.map(({ entered_by: _, ...sent }) => sent))
  })
  it('names the days that cannot be read', () => {
    const typed = { ...cells, cells: cells.cells.map((text, at) => (at === 6 ? '△' : text)) }
    expect(sentOf(one, typed, read, '2022-03').unclear).toEqual([7])
  })
  it('taken apart has no sum any more, and is not the same', () => {
    expect(apart(cells).wholes).toEqual([])
    expect(isSame(cells, apart(cells))).toBe(false)
    expect(sentOf(one, apart(cells), read, '2022-03').spans).toHaveLength(3)
  })
  it('of an urban post is sent in days', () => {
    const two = urban()
    const cells = cellsOf(two, signs, kDays).cells.map((_, at) => (at ? '' : '0.5'))
    const worked = { wholes: [], cells }
    expect(sentOf(two, worked, read, '2022-03').spans).toEqual([
      { from_day: '2022-03-01', until_day: '2022-03-01', hours: '0.0', days: '0.5', leave: 'none' },
    ])
  })
  it('is darker where more of a full day was worked', () => {
    const look = (text: string) => heatOf(one, text, 2, read)
    expect(['', '0.5', '1.5', '√', '8', '事', '?'].map(look)).toEqual([
      '',
      'h1',
      'h2',
      'h3',
      'h4',
      'leave',
      'unclear',
    ])
  })
})

describe('a block from WPS', () => {
  const two = () => sheetOf([person(), person({ id: '2', name: '王*英' })])
  it('goes below and right of the cell that was reached', () => {
    const { open, state } = two()
    const done = pasted(open, state, spot(0, 3), '8\t7.5\r\n√\t×\r\n')
    expect(cell(done.state, 0, 3)).toBe('8')
    expect(cell(done.state, 0, 4)).toBe('7.5')
    expect(cell(done.state, 1, 3)).toBe('√')
    expect(cell(done.state, 1, 4)).toBe('×')
    expect(done).toMatchObject({ taken: 4, left: [], beyond: 0 })
    expect(cell(state, 0, 3)).toBe('')
  })
  it('with a head goes to the days that it names; names are checked and sums left', () => {
    const { open, state } = two()
    const text =
      '考勤表\t\t\t\t\t\n序号\t姓名\t2\t3\t4\t合计\n1\t李建国\t8\t\t事\t8\n2\t王秀英\t√\t√\t√\t3\n'
    const done = pasted(open, state, spot(0, 20), text)
    expect(done.other).toBeUndefined()
    expect(cell(done.state, 0, 2)).toBe('8')
    expect(cell(done.state, 0, 4)).toBe('事')
    expect(cell(done.state, 1, 3)).toBe('√')
    expect(done.state[0]!.cells.filter(Boolean)).toHaveLength(2)
  })
  it('with a name of somebody else is refused as a whole, and says where', () => {
    const { open, state } = two()
    const done = pasted(open, state, spot(0, 1), '李建国\t8\n赵玉梅\t8')
    expect(done.other).toEqual({ row: 1, day: 0, text: '赵玉梅' })
    expect(done.state).toBe(state)
  })
  it('leaves what is shut or summed and names it; rest there is nothing', () => {
    const shut = [{ from_day: '2022-03-01', until_day: '2022-03-02', why: 'before' as const }]
    const { open, state } = sheetOf([
      person({ shut, spans: [span(4, 6, { hours: '10.0' })] }),
    ])
    const done = pasted(open, state, spot(0, 1), '8\t○\t8\t8')
    expect(done.left).toEqual([
      { row: 0, day: 1, text: '8' },
      { row: 0, day: 4, text: '8' },
    ])
    expect(cell(done.state, 0, 3)).toBe('8')
    expect(done.taken).toBe(1)
  })
  it('of more rows than the sheet says how many', () => {
    const { open, state } = two()
    expect(pasted(open, state, spot(1, 1), '1\n2\n3\n').beyond).toBe(2)
  })
  it('of hours that follow one another is no head', () => {
    const { open, state } = two()
    const done = pasted(open, state, spot(0, 1), '7\t8\t9')
    expect(done.state[0]!.cells.slice(0, 3)).toEqual(['7', '8', '9'])
  })
  it('is what was copied here, head and names and all', () => {
    const people = [person({ spans: [span(1, 1, { hours: '8.0' }), span(2, 3, { hours: '9.0' })] })]
    const { open, state } = sheetOf(people)
    expect(copied(state, block(0, 1, 0, 4))).toBe('8\t9.0\t…\t')
    const lines = [['姓名', ...state[0]!.cells.map((_, at) => at + 1)].join('\t')]
    lines.push(`李*国\t${copied(state, block(0, 1, 0, kDays))}`)
    const back = pasted(open, [apart(state[0]!)], spot(0, 1), lines.join('\r\n'))
    expect(back.other).toBeUndefined()
    expect(cell(back.state, 0, 1)).toBe('8')
    expect(cell(back.state, 0, 2)).toBe('9.0')
  })
})

describe('filling', () => {
  it('goes down, right, and over empty days, and never over what is shut', () => {
    const shut = [{ from_day: '2022-03-02', until_day: '2022-03-02', why: 'paused' as const }]
    const { open, state } = sheetOf([person(), person({ id: '2', shut })])
    const begin = pasted(open, state, spot(0, 1), '8\t4').state
    const down = filled(open, begin, block(0, 1, 1, 2), 'down')
    expect(cell(down, 1, 1)).toBe('8')
    expect(cell(down, 1, 2)).toBe('')
    const right = filled(open, begin, block(0, 1, 0, 5), 'right')
    expect(right[0]!.cells.slice(0, 6)).toEqual(['8', '8', '8', '8', '8', ''])
    const all = signed(open, begin, block(0, 1, 1, kDays), '√', (day) => day <= 3)
    expect(all[0]!.cells.slice(0, 4)).toEqual(['8', '4', '√', ''])
    expect(all[1]!.cells.slice(0, 4)).toEqual(['√', '', '√', ''])
    const empty = emptied(open, right, block(0, 2, 0, 3))
    expect(empty[0]!.cells.slice(0, 4)).toEqual(['8', '', '', '8'])
  })
  it('is undone a step at a time, more than twenty of them', () => {
    const { open, state } = sheetOf([person()])
    let history = begun(state)
    for (let day = 1; day <= 25; day += 1)
      history = changed(history, pasted(open, history.now, spot(0, day), '8').state)
    for (let step = 0; step < 25; step += 1) history = undone(history)
    expect(history.now).toBe(state)
  })
})

describe('the keys of the sheet', () => {
  const mounted = async () => {
    await setLanguage('zh-CN')
    const { people, state } = sheetOf([person(), person({ id: '2' })])
    const days = Array.from({ length: kDays }, (_, at) => ({
      day: `2022-03-${String(at + 1).padStart(2, '0')}`,
      working: true,
      name: '',
    }))
    const whole = {
      month: '2022-03',
      today: '2022-04-06',
      days,
      signs,
      most_hours: '24.0',
      most_days: '1.0',
      items: people,
    }
    return mount(MonthGrid, {
      props: { people: whole, state, base: state, told: {}, shutOf: () => '' },
      attachTo: document.body,
    })
  }
  const press = async (sheet: Awaited<ReturnType<typeof mounted>>, key: string, ctrl = false) => {
    const how = { ctrlKey: ctrl, bubbles: true, cancelable: true }
    const event = new KeyboardEvent('keydown', { key, ...how })
    sheet.get('input.here').element.dispatchEvent(event)
    await nextTick()
    await nextTick()
    return event.defaultPrevented
  }
  const reached = (sheet: Awaited<ReturnType<typeof mounted>>) =>
    sheet.get('input.here').element.closest('td')?.getAttribute('data-cell')
  it('go from cell to cell, and Tab leaves after Escape', async () => {
    Element.prototype.scrollIntoView = () => {}
    const sheet = await mounted()
    await press(sheet, 'ArrowRight')
    await press(sheet, 'Enter')
    expect(reached(sheet)).toBe('1 1')
    expect(await press(sheet, 'Tab')).toBe(true)
    expect(reached(sheet)).toBe('1 2')
    await press(sheet, 'Escape')
    expect(await press(sheet, 'Tab')).toBe(false)
    expect(reached(sheet)).toBe('1 2')
    sheet.unmount()
  })
  it('type, empty and fill what is marked, a step each', async () => {
    Element.prototype.scrollIntoView = () => {}
    const sheet = await mounted()
    await sheet.get('input.here').setValue('8')
    const typed = sheet.emitted('change')!
    expect(cell(typed[0]![0] as State, 0, 1)).toBe('8')
    expect(typed[0]![1]).not.toBe('')
    await sheet.setProps({ state: typed[0]![0] as State })
    await press(sheet, 'Enter')
    await press(sheet, 'ArrowUp')
    await press(sheet, 'Delete')
    expect(cell(typed[1]![0] as State, 0, 1)).toBe('')
    await press(sheet, 'z', true)
    expect(sheet.emitted('undo')).toHaveLength(1)
    await press(sheet, 'a', true)
    await press(sheet, 'd', true)
    expect(cell(typed[2]![0] as State, 1, 1)).toBe('8')
    sheet.unmount()
  })
})

describe('what was refused or left behind', () => {
  it('is shown at the day that was refused', () => {
    const spans = sentOf(urban(), { wholes: [], cells: ['', '1', '', '2'] }, read, '2022-03').spans
    expect(dayOfProblem('spans[1].until_day', spans)).toBe(4)
    expect(dayOfProblem('spans[0]', spans)).toBe(2)
    expect(dayOfProblem('If-Match', spans)).toBeUndefined()
    expect(dayOfProblem(undefined, spans)).toBeUndefined()
  })
  it('outlives the page for who typed it, with the version that was seen', () => {
    const rows = { '1': { cells: ['8'], wholes: [], version: 3 } }
    keepRows('7', '2022-03', 'x', rows)
    expect(keptRows('7', '2022-03', 'x')).toEqual(rows)
    expect(keptRows('8', '2022-03', 'x')).toEqual({})
    keepRows('7', '2022-03', 'x', {})
    expect(keptRows('7', '2022-03', 'x')).toEqual({})
  })
})

describe('a treemap', () => {
  it('gives each value its area within the box, and none to nothing', () => {
    const box = { x: 10, y: 20, width: 600, height: 400 }
    const values = [6, 0, 3, 2, 1]
    const boxes = treeMap(values, box)
    expect(boxes[1]).toBe(null)
    values.forEach((value, at) => {
      const one = boxes[at]
      if (!one) return
      expect(one.width * one.height).toBeCloseTo((value / 12) * 240000)
      expect(one.x).toBeGreaterThanOrEqual(10)
      expect(one.x + one.width).toBeLessThanOrEqual(610.001)
      expect(one.y + one.height).toBeLessThanOrEqual(420.001)
    })
    expect(treeMap([0, 0], box)).toEqual([null, null])
  })
})
