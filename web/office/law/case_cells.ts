// The cells of a case table under the hand: which are marked, which one is open, what a key, a copy
// and a paste do. The page keeps the table and its steps; here it is only asked to change it.
import { computed, nextTick, ref, type Ref } from 'vue'
import { type Block, corners, everything, isWithin, type Spot } from '../grid/spots'
import { copied, emptied, emptyRow, type Grid, isBlock, pasted } from './case_grid'
import { deedOf } from './cell_keys'

export interface CellEvents {
  change: (grid: Grid, key: string) => void
  cancel: (key: string) => void
  undo: () => void
  redo: () => void
  // A row that is not shown yet has to be.
  reveal: (row: number) => void
}

const spotOf = (target: EventTarget | null): Spot | null => {
  const cell = target instanceof HTMLElement ? target.dataset.cell : undefined
  if (!cell) return null
  const [row = 0, column = 0] = cell.split(' ').map(Number)
  return { row, column }
}

export function useCells(host: Ref<HTMLElement | null>, gridOf: () => Grid, say: CellEvents) {
  const block = ref<Block | null>(null)
  const open = ref(false)
  const many = computed(() => {
    if (!block.value) return false
    const { top, bottom, left, right } = corners(block.value)
    return top !== bottom || left !== right
  })
  const size = () => ({ rows: gridOf().rows.length, columns: gridOf().columns.length })
  let opened = 0
  let extending = false
  const stepKey = (at: Spot) => `${opened} ${at.row} ${at.column}`

  function focus(at: Spot, extend = false): void {
    say.reveal(at.row)
    void nextTick(() => {
      const place = `[data-cell="${at.row} ${at.column}"]`
      const cell = host.value?.querySelector<HTMLInputElement>(place)
      extending = extend
      cell?.focus()
      extending = false
      cell?.select()
    })
  }
  function onFocus(event: FocusEvent): void {
    const at = spotOf(event.target)
    if (!at) return
    open.value = false
    opened += 1
    block.value = { from: extending && block.value ? block.value.from : at, to: at }
  }
  function close(target: EventTarget | null): void {
    open.value = false
    opened += 1
    if (target instanceof HTMLInputElement) target.select()
  }
  function goBelow(to: Spot): void {
    const grid = gridOf()
    const rows = [...grid.rows, emptyRow(grid)]
    if (to.row >= grid.rows.length) say.change({ ...grid, rows }, '')
    focus(to)
  }
  function step(which: 'undo' | 'redo', at: Spot): void {
    say[which]()
    focus({ row: Math.min(at.row, size().rows - 1), column: at.column })
  }
  function cancel(at: Spot, target: EventTarget | null): void {
    if (open.value) say.cancel(stepKey(at))
    block.value = { from: at, to: at }
    void nextTick(() => close(target))
  }
  function onKey(event: KeyboardEvent): void {
    const at = spotOf(event.target)
    if (!at || event.isComposing) return
    const pressed = {
      key: event.key,
      ctrl: event.ctrlKey || event.metaKey,
      shift: event.shiftKey,
    }
    const deed = deedOf(pressed, at, open.value, many.value, size())
    if (!deed) return
    event.preventDefault()
    if (deed.does === 'go') return deed.extend ? focus(deed.to, true) : goBelow(deed.to)
    if (deed.does === 'undo' || deed.does === 'redo') return step(deed.does, at)
    if (deed.does === 'cancel') return cancel(at, event.target)
    if (deed.does === 'empty' && block.value) return say.change(emptied(gridOf(), block.value), '')
    if (deed.does === 'all') block.value = everything(size())
    if (deed.does === 'close') close(event.target)
    if (deed.does === 'open') openCell(event)
  }
  function openCell(event: Event): void {
    open.value = true
    const input = event.target as HTMLInputElement
    input.setSelectionRange(input.value.length, input.value.length)
  }
  function onInput(event: Event): void {
    const at = spotOf(event.target)
    if (!at) return
    open.value = true
    const rows = gridOf().rows.map((cells) => [...cells])
    rows[at.row]![at.column] = (event.target as HTMLInputElement).value
    block.value = { from: at, to: at }
    say.change({ ...gridOf(), rows }, stepKey(at))
  }
  function onPaste(event: ClipboardEvent): void {
    const at = spotOf(event.target)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!at || (open.value && !isBlock(text))) return
    event.preventDefault()
    const { top, left } = corners(block.value ?? { from: at, to: at })
    say.change(pasted(gridOf(), top, left, text), '')
  }
  function onCopy(event: ClipboardEvent): void {
    if (!spotOf(event.target) || open.value || !block.value) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', copied(gridOf(), block.value))
    if (event.type === 'cut') say.change(emptied(gridOf(), block.value), '')
  }
  // The pointer marks from where it went down; with Shift, from where the mark began.
  function onDown(event: PointerEvent): void {
    const at = spotOf(event.target)
    if (!at || !event.shiftKey || !block.value) return
    event.preventDefault()
    focus(at, true)
  }
  function onOver(event: PointerEvent): void {
    const at = spotOf(event.target)
    if (!at || event.buttons !== 1 || event.pointerType === 'touch' || !block.value) return
    const { to } = block.value
    if (to.row !== at.row || to.column !== at.column) focus(at, true)
  }
  return {
    many,
    isMarked: (row: number, column: number) =>
      many.value && isWithin(block.value, { row, column }),
    on: {
      focusin: onFocus,
      keydown: onKey,
      input: onInput,
      paste: onPaste,
      copy: onCopy,
      cut: onCopy,
      pointerdown: onDown,
      pointerover: onOver,
      dblclick: (event: Event) => spotOf(event.target) && openCell(event),
    },
  }
}
