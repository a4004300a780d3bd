// A few pages need no router: /c/ is the day, the others have a name. What else an address asks for
// stands in its query.
import { ref } from 'vue'

const kPages = ['reviews', 'paper', 'desk', 'spot'] as const
export type Page = 'day' | (typeof kPages)[number]
const pageOf = (path: string): Page => {
  const name = /^\/c\/(\w+)\/?$/.exec(path)?.[1]
  return kPages.find((one) => one === name) ?? 'day'
}
export const pathOf = (page: Page): string => (page === 'day' ? '/c/' : `/c/${page}`)

export const page = ref<Page>(pageOf(location.pathname))

export function go(next: Page): void {
  history.pushState(null, '', pathOf(next))
  page.value = next
  scrollTo(0, 0)
}

addEventListener('popstate', () => {
  page.value = pageOf(location.pathname)
})
