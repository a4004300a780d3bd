// Few pages need no router: /g/ is the list of notices, /g/notices/{id} one of them; the others are
// a word.
import { ref } from 'vue'

const kPages = ['posts', 'check', 'report', 'apply', 'progress'] as const
export type PageName = 'notices' | 'notice' | 'missing' | (typeof kPages)[number]
export interface PageAddress {
  name: PageName
  id: string
}

export function pageOf(path: string): PageAddress {
  const id = /^\/g\/notices\/([1-9]\d{0,18})\/?$/.exec(path)?.[1]
  if (id) return { name: 'notice', id }
  if (path === '/g' || path === '/g/') return { name: 'notices', id: '' }
  const word = /^\/g\/(\w+)\/?$/.exec(path)?.[1]
  // Nothing is there, and the page says so.
  return { name: kPages.find((page) => page === word) ?? 'missing', id: '' }
}

export const page = ref(pageOf(location.pathname))

// The first page keeps the focus where the browser puts it.
let turned = false
function turn(): void {
  turned = true
  page.value = pageOf(location.pathname)
}
export function go(to: string): void {
  history.pushState(null, '', to)
  turn()
  scrollTo(0, 0)
}
addEventListener('popstate', turn)

// For a reader who hears the page: once the heading of the next one is there.
export function focusHeading(): void {
  if (turned) document.querySelector<HTMLElement>('h1')?.focus()
}
