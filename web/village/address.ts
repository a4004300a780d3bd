// Two pages need no router: /c/ is the day, /c/reviews the review sessions.
import { ref } from 'vue'

export type Page = 'day' | 'reviews'
const pageOf = (path: string): Page => (/^\/c\/reviews\/?$/.test(path) ? 'reviews' : 'day')

export const page = ref<Page>(pageOf(location.pathname))

export function go(next: Page): void {
  history.pushState(null, '', next === 'reviews' ? '/c/reviews' : '/c/')
  page.value = next
  scrollTo(0, 0)
}

addEventListener('popstate', () => {
  page.value = pageOf(location.pathname)
})
