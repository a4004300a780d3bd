// The case table under the keyboard: as in a spreadsheet, cell by cell and by ranges.
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import { setLanguage } from '@shared/language'
import type { Grid } from '../office/law/case_grid'
import { copied, emptied, gridOf, pasted } from '../office/law/case_grid'
import CaseCells from '../office/law/CaseCells.vue'
import { deedOf } from '../office/law/cell_keys'
import { begun, cancelled, changed, redone, undone } from '../office/law/grid_history'

const grid = gridOf('my.retirement.csv', 'case,on,note\na,2022-01-01,x\nb,2022-01-02,y\n')
const at = (row: number, column: number) => ({ row, column })
const named = (name: string): Grid => ({ ...grid, name })

beforeEach(async () => {
  await setLanguage('zh-CN')
})

describe('steps', () => {
  it('are undone and done again, far more than twenty of them', () => {
    let history = begun(named('0'))
    for (let step = 1; step <= 30; step += 1) history = changed(history, named(String(step)))
    for (let step = 1; step <= 25; step += 1) history = undone(history)
    expect(history.now.name).toBe('5')
    for (let step = 1; step <= 25; step += 1) history = redone(history)
    expect(history.now.name).toBe('30')
    expect(redone(history)).toEqual(history)
    expect(undone(begun(grid)).now).toBe(grid)
  })
  it('of one cell in one go are one; another cell is another', () => {
    let history = begun(named(''))
    for (const text of ['a', 'ab', 'abc']) history = changed(history, named(text), '1 0 0')
    history = changed(history, named('next'), '2 0 1')
    expect(undone(history).now.name).toBe('abc')
    expect(undone(undone(history)).now.name).toBe('')
  })
  it('that were undone are gone once something else is typed', () => {
    const history = undone(changed(changed(begun(named('0')), named('1')), named('2')))
    const other = changed(history, named('other'))
    expect(redone(other).now.name).toBe('other')
    expect(undone(other).now.name).toBe('1')
  })
  it('that are given up leave the cell and the steps as they were', () => {
    const before = changed(begun(named('0')), named('1'))
    const typed = changed(changed(before, named('x'), 'key'), named('xy'), 'key')
    expect(cancelled(typed, 'key')).toEqual(before)
    expect(cancelled(typed, 'another')).toBe(typed)
  })
})

describe('a key', () => {
  const size = { rows: 2, columns: 3 }
  const press = (key: string, open = false, more: { ctrl?: boolean; shift?: boolean } = {}) =>
    deedOf({ key, ctrl: false, shift: false, ...more }, at(1, 1), open, false, size)
  it('goes from cell to cell where the cell is only chosen, and within it where it is open', () => {
    expect(press('ArrowLeft')).toEqual({ does: 'go', to: at(1, 0), extend: false })
    const up = { does: 'go', to: at(0, 1) }
    expect(press('ArrowUp', false, { shift: true })).toEqual({ ...up, extend: true })
    expect(press('ArrowLeft', true)).toBe(null)
    expect(press('ArrowUp', true)).toEqual({ does: 'go', to: at(0, 1), extend: false })
    expect(press('a')).toBe(null)
  })
  it('Enter goes down, beyond the last row too; F2 opens; Esc gives up', () => {
    expect(press('Enter', true)).toEqual({ does: 'go', to: at(2, 1), extend: false })
    const up = { does: 'go', to: at(0, 1), extend: false }
    expect(press('Enter', false, { shift: true })).toEqual(up)
    expect(press('F2')).toEqual({ does: 'open' })
    expect(press('F2', true)).toEqual({ does: 'close' })
    expect(press('Escape', true)).toEqual({ does: 'cancel' })
    expect(press('Escape')).toBe(null)
  })
  it('Ctrl+Z undoes, Ctrl+Y and Ctrl+Shift+Z do again, also in an open cell', () => {
    expect(press('z', true, { ctrl: true })).toEqual({ does: 'undo' })
    expect(press('y', false, { ctrl: true })).toEqual({ does: 'redo' })
    expect(press('Z', false, { ctrl: true, shift: true })).toEqual({ does: 'redo' })
  })
  it('empties several cells, and leaves one to itself', () => {
    const many = deedOf({ key: 'Delete', ctrl: false, shift: false }, at(0, 0), false, true, size)
    expect(many).toEqual({ does: 'empty' })
    expect(press('Delete')).toBe(null)
  })
})

describe('a range', () => {
  const block = { from: at(1, 2), to: at(0, 1) }
  it('is copied with tabs and comes back the same, quotes and all', () => {
    expect(copied(grid, block)).toBe('2022-01-01\tx\n2022-01-02\ty')
    const quoted = { ...grid, rows: [['"a" b', '1', ''], ['c', '2', '']] }
    const text = copied(quoted, { from: at(0, 0), to: at(1, 1) })
    expect(pasted(grid, 2, 0, text).rows.slice(2)).toEqual(quoted.rows)
  })
  it('never carries a formula into a spreadsheet', () => {
    const formula = { ...grid, rows: [['=HYPERLINK("x")', '-559.35', '']] }
    const text = copied(formula, { from: at(0, 0), to: at(0, 1) })
    expect(text).toBe(`'=HYPERLINK("x")\t-559.35`)
  })
  it('is emptied as a whole, and nothing beside it', () => {
    expect(emptied(grid, block).rows).toEqual([
      ['a', '', ''],
      ['b', '', ''],
    ])
  })
  it('a block from a spreadsheet with more rows than stand there adds rows', () => {
    const block = Array.from({ length: 5 }, (_, n) => `c${n}\t2022-02-0${n + 1}`).join('\r\n')
    const rows = pasted(grid, 1, 0, block).rows
    expect(rows).toHaveLength(6)
    expect(rows[1]).toEqual(['c0', '2022-02-01', 'y'])
    expect(rows[5]).toEqual(['c4', '2022-02-05', ''])
  })
})

describe('the cells', () => {
  const shown = () => {
    const props = { grid, marks: null, help: false, first: 0, shown: 50 }
    const cells = mount(CaseCells, { props, attachTo: document.body })
    const cell = (row: number, column: number) => cells.find(`[data-cell="${row} ${column}"]`)
    return { cells, cell }
  }
  const settled = () => new Promise((then) => setTimeout(then))
  it('mark with Shift and arrows, and ask to empty what is marked', async () => {
    const { cells, cell } = shown()
    ;(cell(0, 1).element as HTMLInputElement).focus()
    await cell(0, 1).trigger('keydown', { key: 'ArrowDown', shiftKey: true })
    await settled()
    expect(document.activeElement).toBe(cell(1, 1).element)
    expect(cells.findAll('td.marked')).toHaveLength(2)
    await cell(1, 1).trigger('keydown', { key: 'Delete' })
    const [next] = cells.emitted('change')![0] as [Grid]
    expect(next.rows.map((row) => row[1])).toEqual(['', ''])
    cells.unmount()
  })
  it('one key for what is typed in one go, and the same when it is given up', async () => {
    const { cells, cell } = shown()
    ;(cell(0, 0).element as HTMLInputElement).focus()
    await cell(0, 0).setValue('z')
    await cell(0, 0).setValue('zz')
    await cell(0, 0).trigger('keydown', { key: 'Escape' })
    const keys = cells.emitted('change')!.map(([, key]) => key)
    expect(keys[0]).toBe(keys[1])
    expect(cells.emitted('cancel')![0]).toEqual([keys[0]])
    await settled()
    await cell(0, 0).setValue('again')
    expect(cells.emitted('change')![2]![1]).not.toBe(keys[0])
    cells.unmount()
  })
  it('Enter in the last row adds one', async () => {
    const { cells, cell } = shown()
    ;(cell(1, 0).element as HTMLInputElement).focus()
    await cell(1, 0).trigger('keydown', { key: 'Enter' })
    const [next] = cells.emitted('change')![0] as [Grid]
    expect(next.rows).toHaveLength(3)
    cells.unmount()
  })
})
