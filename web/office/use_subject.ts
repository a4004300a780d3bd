// Whom or what a page is about, for its tab in the strip: told when the page has read it.
import { nextTick, watch } from 'vue'
import { useRoute } from 'vue-router'
import { nameTab } from './tabs'

export function useSubject<T>(
  source: () => T | null | undefined,
  says: (known: T) => string | undefined,
): void {
  const route = useRoute()
  watch(
    source,
    async (known) => {
      const subject = known && says(known)
      // The strip opens the tab of an address that has just been reached.
      await nextTick()
      if (subject) nameTab(route.fullPath, subject)
    },
    { immediate: true },
  )
}
