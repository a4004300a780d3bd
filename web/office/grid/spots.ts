// Which cells of a list are marked, as pure values: a spot is a cell, a block is what lies between
// two of them. The page (grid/marks.ts) moves the focus; what a key means is said here.
export interface Spot {
  row: number
  column: number
}
export interface Block {
  from: Spot
  to: Spot
}
export interface Size {
  rows: number
  columns: number
}
export interface Corners {
  top: number
  bottom: number
  left: number
  right: number
}

export function corners({ from, to }: Block): Corners {
  return {
    top: Math.min(from.row, to.row),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  }
}

export function isWithin(block: Block | null, { row, column }: Spot): boolean {
  if (!block) return false
  const { top, bottom, left, right } = corners(block)
  return row >= top && row <= bottom && column >= left && column <= right
}

export const wholeRows = (block: Block, { columns }: Size): Block => ({
  from: { row: block.from.row, column: 0 },
  to: { row: block.to.row, column: columns - 1 },
})
export const everything = ({ rows, columns }: Size): Block => ({
  from: { row: 0, column: 0 },
  to: { row: rows - 1, column: columns - 1 },
})

// So many rows are one screen.
const kPage = 10
const kSteps: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-kPage, 0],
  PageDown: [kPage, 0],
}
const kept = (value: number, size: number) => Math.min(Math.max(value, 0), size - 1)

// Where a key leads from a spot; null: it does not move.
export function moved(at: Spot, key: string, far: boolean, { rows, columns }: Size): Spot | null {
  if (key === 'Home') return { row: far ? 0 : at.row, column: 0 }
  if (key === 'End') return { row: far ? rows - 1 : at.row, column: columns - 1 }
  const step = kSteps[key]
  if (!step) return null
  const [down, right] = step
  return {
    row: kept(at.row + (far ? down * rows : down), rows),
    column: kept(at.column + (far ? right * columns : right), columns),
  }
}

// A cell for WPS: one line, and never a formula that somebody typed as a name.
export function plainCell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return /^[=@]|^[+-](?![\d.,]+$)/.test(line) ? `'${line}` : line
}
// What WPS would take for a number or a day, and write otherwise: codes that begin with 0, long
// numbers, months. As a formula of that one text it stays what it is; it has digits alone.
const kCode = /^(0\d+|\d{12,}|\d+[eE]\d+|\d{4}-\d\d)$/
export function keptCell(text: string): string {
  const cell = plainCell(text)
  return kCode.test(cell) ? `="${cell}"` : cell
}
export const tabbed = (rows: string[][]): string =>
  rows.map((row) => row.map(keptCell).join('\t')).join('\r\n')
