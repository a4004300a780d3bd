// A case table as a grid of cells, and as the text that the server runs: the same CSV as the file
// of `yigang law check`. What is right is the server's word alone.
import type { CaseRun } from '@shared/contract'
import { type Block, corners, isWithin, plainCell } from '../grid/spots'

export interface Grid {
  name: string
  columns: string[]
  rows: string[][]
}

const cellText = (cell: string): string =>
  /[",]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell

// A cell is one line, so that row `n` of the grid is line `n + 2` of the text.
const oneLine = (cell: string): string => cell.replace(/[\r\n\t]+/g, ' ')
export const lineOfRow = (row: number): number => row + 2

export function csvOf(grid: Grid): string {
  const lines = [grid.columns, ...grid.rows]
  return lines.map((cells) => `${cells.map((one) => cellText(oneLine(one))).join(',')}\n`).join('')
}

// Cells of CSV or of a block from a spreadsheet (tabs), with quotes as both write them.
export function cellsOf(text: string, separator: ',' | '\t'): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const endCell = () => {
    rows[rows.length - 1]!.push(cell)
    cell = ''
  }
  for (; at < text.length; at += 1) {
    const sign = text[at]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[(at += 1)]!
      else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator) endCell()
    else if (sign === '\n' || sign === '\r') {
      if (sign === '\r' && text[at + 1] === '\n') at += 1
      endCell()
      rows.push([])
    } else cell += sign
  }
  endCell()
  const last = rows[rows.length - 1]!
  if (last.length === 1 && last[0] === '') rows.pop()
  return rows
}

export function gridOf(name: string, text: string): Grid {
  const [columns = [], ...rows] = cellsOf(text, ',')
  const width = columns.length
  return {
    name,
    columns: columns.map((one) => one.trim()),
    rows: rows
      .filter((row) => row.some((cell) => cell.trim()))
      .map((row) => Array.from({ length: Math.max(width, row.length) }, (_, at) => row[at] ?? '')),
  }
}

export const emptyRow = (grid: Grid): string[] => grid.columns.map(() => '')

// A block laid over the grid from a cell on. Where its first line names columns of the table, the
// block goes below them, wherever the cursor stands.
export function pasted(grid: Grid, row: number, column: number, text: string): Grid {
  const block = cellsOf(text, '\t')
  const heading = block[0] ?? []
  const named = heading.length > 1 && heading.every((one) => grid.columns.includes(one.trim()))
  const lines = named ? block.slice(1) : block
  const placeOf = (at: number) => (named ? grid.columns.indexOf(heading[at]!.trim()) : column + at)
  const rows = grid.rows.map((cells) => [...cells])
  lines.forEach((line, down) => {
    const target = (rows[row + down] ??= emptyRow(grid))
    line.forEach((cell, at) => {
      const place = placeOf(at)
      if (place >= 0 && place < grid.columns.length) target[place] = oneLine(cell.trim())
    })
  })
  return { ...grid, rows }
}
export const isBlock = (text: string): boolean => /[\t\n\r]/.test(text.replace(/[\r\n]+$/, ''))

// A cell that begins with a quote would be read as a quoted one.
const tabCell = (cell: string): string =>
  plainCell(cell).replace(/^"[^]*$/, (text) => `"${text.replace(/"/g, '""')}"`)
const tabLines = (rows: string[][]): string =>
  rows.map((cells) => cells.map(tabCell).join('\t')).join('\n')
export const blockOf = (grid: Grid): string => tabLines([grid.columns, ...grid.rows])

// The marked cells, for a spreadsheet or another place of the grid.
export function copied(grid: Grid, block: Block): string {
  const { top, bottom, left, right } = corners(block)
  return tabLines(grid.rows.slice(top, bottom + 1).map((cells) => cells.slice(left, right + 1)))
}
export const emptied = (grid: Grid, block: Block): Grid => ({
  ...grid,
  rows: grid.rows.map((cells, row) =>
    cells.map((cell, column) => (isWithin(block, { row, column }) ? '' : cell)),
  ),
})

// What the run says of a cell: what came out beside what was expected, and what is wrong with it.
export interface Mark {
  ok: boolean
  actual?: string
  said?: string
}
export interface Marks {
  cells: Record<string, Mark>
  rows: Record<number, string>
  table: string[]
}
export const cellKey = (row: number, column: string): string => `${row} ${column}`

export function marksOf(run: CaseRun, grid: Grid, english: boolean): Marks {
  const marks: Marks = { cells: {}, rows: {}, table: [] }
  for (const one of run.cases)
    for (const { column, actual, ok } of one.cells)
      marks.cells[cellKey(one.line - 2, column)] = { ok, actual }
  for (const { line, column, said_zh, said_en } of run.failures) {
    const said = english ? said_en : said_zh
    const row = line - 2
    if (row < 0 || row >= grid.rows.length) marks.table.push(column ? `${column}: ${said}` : said)
    else if (!grid.columns.includes(column)) marks.rows[row] = said
    else {
      const key = cellKey(row, column)
      marks.cells[key] = { ...marks.cells[key], ok: false, said }
    }
  }
  return marks
}
