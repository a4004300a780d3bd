// How wide a place of the page is, so that a drawing keeps its letters at their size.
import { onBeforeUnmount, type Ref, ref, watch } from 'vue'

export function useWidth(host: Ref<HTMLElement | null>, start = 720): Ref<number> {
  const width = ref(start)
  let watcher: ResizeObserver | null = null
  watch(host, (place) => {
    watcher?.disconnect()
    if (!place || typeof ResizeObserver === 'undefined') return
    const measure = () => (width.value = place.clientWidth || start)
    measure()
    watcher = new ResizeObserver(measure)
    watcher.observe(place)
  })
  onBeforeUnmount(() => watcher?.disconnect())
  return width
}
