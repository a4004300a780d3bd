// Single-letter shortcuts; they can be switched off, and never fire while somebody types.
import { ref } from 'vue'
import { onDevice } from '@shared/device'

const kKept = 'yigang.shortcuts'
export const shortcutsOn = ref(onDevice.get(kKept) !== 'off')

export function setShortcuts(on: boolean): void {
  shortcutsOn.value = on
  onDevice.set(kKept, on ? 'on' : 'off')
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

export type Shortcut = 'help' | 'today' | 'list' | 'menu' | 'search'
const kKeys: Record<string, Shortcut> = {
  '?': 'help',
  '？': 'help',
  t: 'today',
  l: 'list',
  m: 'menu',
  '/': 'search',
  '、': 'search',
}

export function shortcut(event: KeyboardEvent): Shortcut | null {
  if (!shortcutsOn.value || isTyping(event.target)) return null
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  return kKeys[event.key] ?? null
}

// Within a field Ctrl+Z is the field's own.
export const isUndo = (event: KeyboardEvent): boolean =>
  event.ctrlKey && !event.shiftKey && event.key.toLowerCase() === 'z' && !isTyping(event.target)
