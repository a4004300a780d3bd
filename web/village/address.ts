// A few pages need no router: /c/ is the day, the others have a name. What else an address asks for
// stands in its query: `at` is the part of a page that is open, so that the way back of a phone
// leads out of it and a reload stays.
import { ref } from 'vue'

const kPages = ['reviews', 'paper', 'desk', 'spot'] as const
export type Page = 'day' | (typeof kPages)[number]
const pageOf = (path: string): Page => {
  const name = /^\/c\/(\w+)\/?$/.exec(path)?.[1]
  return kPages.find((one) => one === name) ?? 'day'
}
const partOf = (search: string) => new URLSearchParams(search).get('at') ?? ''
export const pathOf = (page: Page): string => (page === 'day' ? '/c/' : `/c/${page}`)

export const page = ref<Page>(pageOf(location.pathname))
export const part = ref(partOf(location.search))

export function go(next: Page, at = ''): void {
  history.pushState(null, '', at ? `${pathOf(next)}?at=${at}` : pathOf(next))
  page.value = next
  part.value = at
  scrollTo(0, 0)
}

addEventListener('popstate', () => {
  page.value = pageOf(location.pathname)
  part.value = partOf(location.search)
})
