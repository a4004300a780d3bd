// The cells of the attendance sheet under the hand. One cell is reached and has the one field of
// the sheet, so that a whole village costs no more than its text; what a key means is said in
// law/cell_keys.ts, as for case tables, and Tab goes from cell to cell.
import { computed, nextTick, ref, type Ref } from 'vue'
import { type Block, corners, everything, type Size, type Spot } from '../grid/spots'
import { isBlock } from '../law/case_grid'
import { deedOf } from '../law/cell_keys'

export interface SheetEvents {
  size: () => Size
  isFree: (at: Spot) => boolean
  typed: (at: Spot, text: string, key: string) => void
  cancel: (key: string) => void
  undo: () => void
  redo: () => void
  empty: (block: Block) => void
  fill: (block: Block, way: 'down' | 'right') => void
  paste: (at: Spot, text: string) => void
  copy: (block: Block) => string
}

function spotOf(target: EventTarget | null): Spot | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
  if (!cell) return null
  const [row = 0, column = 0] = cell.dataset.cell!.split(' ').map(Number)
  return { row, column }
}

export function useMonthKeys(host: Ref<HTMLElement | null>, say: SheetEvents) {
  const block = ref<Block>({ from: { row: 0, column: 0 }, to: { row: 0, column: 0 } })
  const at = computed(() => block.value.to)
  const marked = computed(() => corners(block.value))
  const many = computed(() => {
    const { top, bottom, left, right } = marked.value
    return top !== bottom || left !== right
  })
  const open = ref(false)
  let step = 0
  // After Escape, Tab is the browser's again: nobody has to walk through all cells.
  let leaving = false
  const stepKey = () => `${step} ${at.value.row} ${at.value.column}`

  function go(to: Spot, extend = false): void {
    block.value = { from: extend ? block.value.from : to, to }
    open.value = false
    step += 1
    void nextTick(() => {
      const field = host.value?.querySelector<HTMLInputElement>('input.here')
      field?.focus({ preventScroll: true })
      field?.select()
      field?.closest('td')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    })
  }
  function mark(next: Block): void {
    block.value = next
    open.value = false
  }
  const field = (event: Event) => (event.target instanceof HTMLInputElement ? event.target : null)

  // The next cell in reading order; at the ends the key is the browser's.
  function tabbed(back: boolean): Spot | null {
    const { rows, columns } = say.size()
    const next = at.value.row * columns + at.value.column + (back ? -1 : 1)
    if (next < 0 || next >= rows * columns) return null
    return { row: Math.floor(next / columns), column: next % columns }
  }
  function withCtrl(key: string): boolean {
    if (key === 'd') say.fill(block.value, 'down')
    else if (key === 'r') say.fill(block.value, 'right')
    else return false
    return true
  }
  function onKey(event: KeyboardEvent): void {
    if (!field(event) || event.isComposing || event.altKey) return
    if (onOwnKey(event)) event.preventDefault()
  }
  function onOwnKey(event: KeyboardEvent): boolean {
    const { key, shiftKey: shift } = event
    const ctrl = event.ctrlKey || event.metaKey
    const left = leaving
    leaving = key === 'Escape' || (left && key === 'Shift')
    if (key === 'Tab') {
      const to = left ? null : tabbed(shift)
      if (to) go(to)
      return to !== null
    }
    if (ctrl && !open.value && withCtrl(key.toLowerCase())) return true
    if (!open.value && (key === 'Delete' || key === 'Backspace')) {
      say.empty(block.value)
      return true
    }
    const deed = deedOf({ key, ctrl, shift }, at.value, open.value, many.value, say.size())
    if (!deed) return false
    if (deed.does === 'go') {
      go({ ...deed.to, row: Math.min(deed.to.row, say.size().rows - 1) }, deed.extend)
    } else if (deed.does === 'undo' || deed.does === 'redo') {
      say[deed.does]()
      go(at.value)
    } else if (deed.does === 'cancel') {
      if (open.value) say.cancel(stepKey())
      go(at.value)
    } else if (deed.does === 'all') mark(everything(say.size()))
    else if (deed.does === 'close') go(at.value)
    else if (deed.does === 'open') openCell(field(event))
    return true
  }
  function openCell(input: HTMLInputElement | null): void {
    if (!input || !say.isFree(at.value)) return
    open.value = true
    input.setSelectionRange(input.value.length, input.value.length)
  }
  function onInput(event: Event): void {
    const input = field(event)
    if (!input) return
    open.value = true
    say.typed(at.value, input.value, stepKey())
  }
  function onPaste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (!field(event) || (open.value && !isBlock(text))) return
    event.preventDefault()
    say.paste({ row: marked.value.top, column: marked.value.left }, text)
    go(at.value)
  }
  function onCopy(event: ClipboardEvent): void {
    if (!field(event) || open.value) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', say.copy(block.value))
    if (event.type === 'cut') say.empty(block.value)
  }
  // The pointer marks from where it went down; with Shift, from where the mark began.
  function onDown(event: PointerEvent): void {
    const to = spotOf(event.target)
    if (!to || event.button !== 0) return
    if (field(event) && !event.shiftKey) return
    event.preventDefault()
    go(to, event.shiftKey)
  }
  function onOver(event: PointerEvent): void {
    const to = spotOf(event.target)
    if (!to || event.buttons !== 1 || event.pointerType === 'touch') return
    if (to.row !== at.value.row || to.column !== at.value.column) go(to, true)
  }
  return {
    block,
    at,
    marked,
    many,
    go,
    mark,
    on: {
      keydown: onKey,
      input: onInput,
      paste: onPaste,
      copy: onCopy,
      cut: onCopy,
      pointerdown: onDown,
      pointerover: onOver,
      dblclick: (event: Event) => openCell(field(event)),
    },
  }
}
