// Two pages need no router: /g/ is the list, /g/notices/{id} one notice.
import { ref } from 'vue'

export const notice = ref<string | null>(noticeOf(location.pathname))

export function noticeOf(path: string): string | null {
  return /^\/g\/notices\/([1-9]\d{0,18})\/?$/.exec(path)?.[1] ?? null
}

// Neither the list nor a notice: nothing is there, and the page says so.
export const isMissing = (path: string): boolean =>
  path !== '/g' && path !== '/g/' && noticeOf(path) === null
export const missing = ref(isMissing(location.pathname))

export function go(id: string | null): void {
  history.pushState(null, '', id ? `/g/notices/${id}` : '/g/')
  notice.value = id
  missing.value = false
  scrollTo(0, 0)
}

addEventListener('popstate', () => {
  notice.value = noticeOf(location.pathname)
  missing.value = isMissing(location.pathname)
})
