// Marking cells by keyboard and pointer. The cells say their spot (data-row, data-column); the one
// that was reached last has the focus, so that a screen reader says it and the browser shows it.
import { computed, nextTick, ref, type Ref } from 'vue'
import { type Block, everything, isWithin, moved, type Size, type Spot, wholeRows } from './spots'

const kNoCell = 'a, button, input, select, textarea, summary, label'

export function useMarks(frame: Ref<HTMLElement | null>, size: () => Size) {
  const block = ref<Block | null>(null)
  const drags = ref(false)
  const at = computed(() => block.value?.to ?? null)

  const cellOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  const spotOf = (cell: HTMLElement): Spot => ({
    row: Number(cell.dataset.row),
    column: Number(cell.dataset.column),
  })
  const cellAt = ({ row, column }: Spot) =>
    frame.value?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)

  function mark(to: Spot, extend: boolean): void {
    block.value = { from: extend && block.value ? block.value.from : to, to }
    void nextTick(() => cellAt(to)?.focus())
  }
  function clear(): void {
    block.value = null
  }

  function onDown(event: PointerEvent): void {
    const cell = cellOf(event.target)
    // A finger scrolls.
    if (!cell || event.button !== 0 || event.pointerType === 'touch') return
    if ((event.target as Element).closest(kNoCell)) return
    if (event.shiftKey) event.preventDefault()
    drags.value = true
    mark(spotOf(cell), event.shiftKey)
  }
  function onOver(event: PointerEvent): void {
    const cell = drags.value ? cellOf(event.target) : null
    if (!(event.buttons & 1)) drags.value = false
    if (!cell || !block.value || !drags.value) return
    const to = spotOf(cell)
    if (to.row === at.value?.row && to.column === at.value.column) return
    // From here on cells are marked, and no letters.
    getSelection()?.removeAllRanges()
    block.value = { from: block.value.from, to }
  }
  const onUp = () => (drags.value = false)

  function onKey(event: KeyboardEvent): void {
    const here = cellOf(event.target)
    if (event.target !== frame.value && event.target !== here) return
    if (event.altKey || event.metaKey || size().rows === 0) return
    if (act(event, here)) event.preventDefault()
  }
  // True: the key was ours.
  function act(event: KeyboardEvent, here: HTMLElement | null): boolean {
    const { key, ctrlKey, shiftKey } = event
    if (ctrlKey && key.toLowerCase() === 'a') {
      block.value = everything(size())
      return true
    }
    if (key === ' ' && shiftKey && block.value) {
      block.value = wholeRows(block.value, size())
      return true
    }
    if (key === 'Escape' && block.value) {
      clear()
      frame.value?.focus()
      return true
    }
    if (key === 'Enter' && here) return open(here)
    const from = here ? spotOf(here) : at.value
    if (!from) {
      if (!key.startsWith('Arrow')) return false
      mark({ row: 0, column: 0 }, false)
      return true
    }
    const to = moved(from, key, ctrlKey, size())
    if (to) mark(to, shiftKey)
    return to !== null
  }
  // The link of the cell, or else the first of its row.
  function open(cell: HTMLElement): boolean {
    const link = cell.querySelector('a') ?? cell.closest('tr')?.querySelector('a')
    link?.click()
    return Boolean(link)
  }

  const isMarked = (spot: Spot) => isWithin(block.value, spot)
  return { block, clear, isMarked, onDown, onOver, onUp, onKey }
}
