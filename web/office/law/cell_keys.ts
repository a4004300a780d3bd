// What a key means in a cell of a case table, as in a spreadsheet. A cell is either only chosen
// (its whole text is marked: a key types over it, arrows go on) or open (arrows go within it).
import type { Spot } from '../grid/spots'
import { moved, type Size } from '../grid/spots'

export type CellDeed =
  | { does: 'go'; to: Spot; extend: boolean }
  | { does: 'open' | 'cancel' | 'close' | 'empty' | 'undo' | 'redo' | 'all' }

export interface CellKey {
  key: string
  ctrl: boolean
  shift: boolean
}

function withCtrl({ key, shift }: CellKey): CellDeed | null {
  const letter = key.toLowerCase()
  if (letter === 'z') return { does: shift ? 'redo' : 'undo' }
  if (letter === 'y') return { does: 'redo' }
  return null
}

// Null: the key is the cell's own. `many`: more than one cell is marked.
export function deedOf(
  pressed: CellKey,
  at: Spot,
  open: boolean,
  many: boolean,
  size: Size,
): CellDeed | null {
  const { key, ctrl, shift } = pressed
  const deed = ctrl ? withCtrl(pressed) : null
  if (deed) return deed
  if (key === 'Enter') {
    const down = { row: at.row + (shift ? -1 : 1), column: at.column }
    return { does: 'go', to: { ...down, row: Math.max(0, down.row) }, extend: false }
  }
  if (key === 'F2') return { does: open ? 'close' : 'open' }
  if (key === 'Escape') return open || many ? { does: 'cancel' } : null
  if (open) {
    // Up and down leave the cell, as there is one line in it.
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return null
  } else {
    if (many && (key === 'Delete' || key === 'Backspace')) return { does: 'empty' }
    if (ctrl && key.toLowerCase() === 'a') return { does: 'all' }
  }
  const to = moved(at, key, ctrl, size)
  return to ? { does: 'go', to, extend: shift && !open } : null
}
