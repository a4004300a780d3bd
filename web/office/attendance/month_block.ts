// Blocks of the attendance sheet: what is copied to WPS, pasted from it, filled and emptied. A head
// of day numbers is recognised and skipped; a column of names is held against the rows, and where
// one is another nothing is taken.
import type { PersonMonth } from '@shared/contract'
import { type Block, corners, isWithin, type Spot, tabbed } from '../grid/spots'
import { cellsOf as blockCells } from '../law/case_grid'
import { type MonthCells, type Reader, shutOn, wholeOn } from './month_cells'

export type State = MonthCells[]
export interface Place {
  row: number
  // From 1; 0: the row as a whole.
  day: number
}
export interface Pasted {
  state: State
  taken: number
  // Cells that take nothing, with what was to go there.
  left: (Place & { text: string })[]
  // A name that is not the row's: nothing was taken.
  other?: Place & { text: string }
  // Rows of the block below the last one.
  beyond: number
}
export interface Open {
  people: PersonMonth[]
  isOpen: (row: number) => boolean
  read: Reader
}

export const isFree = (at: Open, state: State, row: number, day: number): boolean =>
  at.isOpen(row) && !shutOn(at.people[row]!, day) && !wholeOn(state[row]!, day)

// "李*国" stands for whoever is written with these letters around.
function isName(masked: string, written: string): boolean {
  const letters = [...masked].map((one) =>
    one === '*' ? '.+' : one.replace(/[.+?^${}()|[\]\\]/, '\\$&'),
  )
  return new RegExp(`^${letters.join('')}$`, 'u').test(written)
}
const firstLine = (cell: string): string => cell.trim().split(/\s*[\r\n]/)[0] ?? ''

// Where the days stand in a head: numbers that follow one another, a week of them, or fewer beside
// a heading in words. Hours of a row are no days.
const kWeek = 7
const kFew = 3
const dayIn = (cell: string): number => Number(/^(\d{1,2})\s*日?$/.exec(cell.trim())?.[1] ?? 0)
function headOf(line: string[]): Map<number, number> | null {
  const places = new Map<number, number>()
  let last = 0
  for (const [at, cell] of line.entries()) {
    const day = dayIn(cell)
    if (last && day !== last + 1) break
    if (day) places.set(at, (last = day))
  }
  const worded = line.some((cell) => /\p{L}{2}/u.test(cell))
  return places.size >= (worded ? kFew : kWeek) ? places : null
}

interface Shape {
  lines: string[][]
  dayOf: (column: number) => number | undefined
  names: number
}
const kNames = /^(姓名|name)$/i
function shapeOf(text: string, day: number, read: Reader): Shape {
  const block = blockCells(text, '\t')
  const at = block.slice(0, 3).findIndex((line) => headOf(line) !== null)
  if (at >= 0) {
    const head = headOf(block[at]!)!
    const before = Math.min(...head.keys())
    const names = block[at]!.slice(0, before).findIndex((cell) => kNames.test(cell.trim()))
    return { lines: block.slice(at + 1), dayOf: (column) => head.get(column), names }
  }
  const lines = block.filter((line) => line.some((cell) => cell.trim()))
  const named = lines.length > 0 && lines.every((line) => isText(line[0] ?? '', read))
  return { lines: block, dayOf: (column) => day + column - (named ? 1 : 0), names: named ? 0 : -1 }
}
const isText = (cell: string, read: Reader) =>
  [...cell.trim()].length > 1 && read(firstLine(cell)).is === 'unclear'

export function pasted(at: Open, state: State, spot: Spot, text: string): Pasted {
  const { lines, dayOf, names } = shapeOf(text, spot.column + 1, at.read)
  const done: Pasted = { state, taken: 0, left: [], beyond: 0 }
  const rows = [...state]
  for (const [down, line] of lines.entries()) {
    const row = spot.row + down
    if (row >= rows.length) {
      if (line.some((cell) => cell.trim())) done.beyond += 1
      continue
    }
    const written = names >= 0 ? firstLine(line[names] ?? '') : ''
    if (written && !isName(at.people[row]!.name, written))
      return { ...done, taken: 0, left: [], other: { row, day: 0, text: written } }
    const cells = [...rows[row]!.cells]
    line.forEach((cell, column) => {
      const day = column === names ? undefined : dayOf(column)
      if (day === undefined || day < 1) return
      const value = cell.trim()
      if (isFree(at, state, row, day) && day <= cells.length) {
        if (cells[day - 1] !== value) done.taken += 1
        cells[day - 1] = value
      } else if (at.read(value).is !== 'nothing') done.left.push({ row, day, text: value })
    })
    rows[row] = { ...rows[row]!, cells }
  }
  return { ...done, state: rows }
}

// What is seen in the marked cells; of a summed stretch its sum stands on the first day.
export function seen(month: MonthCells, day: number): string {
  const whole = wholeOn(month, day)
  if (!whole) return month.cells[day - 1] ?? ''
  return day === whole.from ? whole.worked : '…'
}
export function copied(state: State, block: Block): string {
  const { top, bottom, left, right } = corners(block)
  const days = Array.from({ length: right - left + 1 }, (_, at) => left + at + 1)
  return tabbed(state.slice(top, bottom + 1).map((month) => days.map((day) => seen(month, day))))
}

// Each free cell of the block anew; `to` says what it gets.
function over(at: Open, state: State, block: Block, to: (spot: Spot) => string): State {
  const { top, bottom } = corners(block)
  return state.map((month, row) => {
    if (row < top || row > bottom) return month
    const cells = month.cells.map((cell, column) =>
      isWithin(block, { row, column }) && isFree(at, state, row, column + 1)
        ? to({ row, column })
        : cell,
    )
    return { ...month, cells }
  })
}
export const emptied = (at: Open, state: State, block: Block): State =>
  over(at, state, block, () => '')
// As Ctrl+D and Ctrl+R: the first row, or the first column, of the block into the rest of it.
export function filled(at: Open, state: State, block: Block, way: 'down' | 'right'): State {
  const { top, left } = corners(block)
  const from = ({ row, column }: Spot) =>
    way === 'down' ? { row: top, column } : { row, column: left }
  return over(at, state, block, (spot) => {
    const { row, column } = from(spot)
    return state[row]!.cells[column]!
  })
}
// A sign into what is still empty, on the days that `fits` names.
export function signed(
  at: Open,
  state: State,
  block: Block,
  sign: string,
  fits: (day: number) => boolean,
): State {
  return over(at, state, block, ({ row, column }) => {
    const cell = state[row]!.cells[column]!
    return cell === '' && fits(column + 1) ? sign : cell
  })
}
