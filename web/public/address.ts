// Two pages need no router: /g/ is the list, /g/notices/{id} one notice.
import { ref } from 'vue'

export const notice = ref<string | null>(noticeOf(location.pathname))

export function noticeOf(path: string): string | null {
  return /^\/g\/notices\/([1-9]\d{0,18})\/?$/.exec(path)?.[1] ?? null
}

export function go(id: string | null): void {
  history.pushState(null, '', id ? `/g/notices/${id}` : '/g/')
  notice.value = id
  scrollTo(0, 0)
}

addEventListener('popstate', () => {
  notice.value = noticeOf(location.pathname)
})
