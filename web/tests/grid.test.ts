// Marking the cells of a list, and what of them goes to WPS.
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { setLanguage } from '@shared/language'
import { keepLooks, keptLooks } from '../office/grid/looks'
import { corners, isWithin, moved, plainCell, tabbed, wholeRows } from '../office/grid/spots'
import { payment } from '../office/lists/payments'
import DataTable from '../office/parts/DataTable.vue'

const size = { rows: 3, columns: 4 }
const at = (row: number, column: number) => ({ row, column })

beforeEach(async () => {
  localStorage.clear()
  setActivePinia(createPinia())
  await setLanguage('zh-CN')
})

it('arrows move within the list and stop at its ends', () => {
  expect(moved(at(0, 0), 'ArrowUp', false, size)).toEqual(at(0, 0))
  expect(moved(at(0, 0), 'ArrowRight', false, size)).toEqual(at(0, 1))
  expect(moved(at(1, 1), 'ArrowDown', true, size)).toEqual(at(2, 1))
  expect(moved(at(1, 1), 'End', false, size)).toEqual(at(1, 3))
  expect(moved(at(1, 1), 'Home', true, size)).toEqual(at(0, 0))
  expect(moved(at(1, 1), 'x', false, size)).toBe(null)
})

it('a block is the same from whichever corner it was marked', () => {
  const block = { from: at(2, 3), to: at(1, 1) }
  expect(corners(block)).toEqual({ top: 1, bottom: 2, left: 1, right: 3 })
  expect(isWithin(block, at(2, 2))).toBe(true)
  expect(isWithin(block, at(0, 2))).toBe(false)
  expect(isWithin(null, at(0, 0))).toBe(false)
  expect(corners(wholeRows(block, size))).toEqual({ top: 1, bottom: 2, left: 0, right: 3 })
})

it('a cell stays one cell, and no name becomes a formula', () => {
  expect(plainCell('两行\n一格\t')).toBe('两行 一格')
  expect(plainCell('=HYPERLINK("x")')).toBe(`'=HYPERLINK("x")`)
  expect(plainCell('+cmd')).toBe("'+cmd")
  expect(plainCell('-559.35')).toBe('-559.35')
  expect(plainCell('+1,120.00')).toBe('+1,120.00')
  expect(tabbed([['姓名', '金额'], ['王*英', '680.00']])).toBe('姓名\t金额\r\n王*英\t680.00')
})

it('looks are kept for an account and a list; what is broken is dropped', () => {
  keepLooks('7', 'placements.title', { away: ['plan.side'], dense: true })
  expect(keptLooks('7', 'placements.title')).toEqual({ away: ['plan.side'], dense: true })
  expect(keptLooks('8', 'placements.title')).toEqual({ away: [], dense: false })
  localStorage.setItem('yigang.list.7 posts.title', '{"away":"all"}')
  expect(keptLooks('7', 'posts.title')).toEqual({ away: [], dense: false })
  localStorage.setItem('yigang.list.7 posts.title', '{')
  expect(keptLooks('7', 'posts.title').away).toEqual([])
})

const line = (id: string, placement: string, amount: string) => ({
  id,
  line_no: 1,
  placement,
  placement_number: 5,
  name: '王*英',
  town: '371525001',
  account_tail: '1234',
  amount,
  state: 'paid',
  return_code: '',
  return_reason: '',
})
const shown = () =>
  mount(DataTable, {
    props: {
      list: payment,
      items: [line('1', '7', '680.00'), line('2', '7', '0.05'), line('3', '9', '1000.00')],
      asked: { params: { id: '1' }, query: {} },
      tools: true,
    },
    global: { stubs: { RouterLink: true } },
    attachTo: document.body,
  })

it('the bar says how many rows and persons are marked and their sum', async () => {
  const table = shown()
  const frame = table.find('[role=region]')
  await frame.trigger('keydown', { key: 'ArrowDown' })
  await table.find('[data-row="0"][data-column="0"]').trigger('keydown', {
    key: 'ArrowDown',
    shiftKey: true,
  })
  await table.find('[data-row="1"]').trigger('keydown', { key: ' ', shiftKey: true })
  await vi.dynamicImportSettled()
  const bar = table.find('.chosen')
  expect(bar.text()).toContain('已选 2 行')
  expect(bar.text()).toContain('1 人')
  expect(bar.text()).toContain('680.05')
  await table.find('[data-row="1"]').trigger('keydown', { key: 'Escape' })
  expect(table.find('.chosen').exists()).toBe(false)
  table.unmount()
})

it('a column that is put away stays away, and the name cannot be', async () => {
  const table = shown()
  const heads = () => table.findAll('thead th').map((head) => head.text())
  const before = heads().length
  const boxes = table.findAll('fieldset input')
  const at = boxes.findIndex((box) => box.attributes('aria-disabled') !== 'true')
  await boxes[at]!.setValue(false)
  expect(heads()).toHaveLength(before - 1)
  table.unmount()
  const again = shown()
  expect(again.findAll('thead th')).toHaveLength(before - 1)
  expect(again.findAll('fieldset input[aria-disabled=true]')).toHaveLength(1)
  again.unmount()
})
