// One question on a page: the browser's own way back leads to the question before, not out of the
// form. Each step is an entry of the history under the same address; what was answered stays.
import { onBeforeUnmount, onMounted } from 'vue'

interface StepState {
  step?: number
}
// `show` is called for what the browser's own buttons ask for.
export function useStepHistory(show: (step: number) => void) {
  const here = location.pathname
  function popped({ state }: PopStateEvent): void {
    const step = (state as StepState | null)?.step
    if (location.pathname === here && step !== undefined) show(step)
  }
  onMounted(() => addEventListener('popstate', popped))
  onBeforeUnmount(() => removeEventListener('popstate', popped))
  const state = (step: number) => ({ ...(history.state as object | null), step })
  return {
    forward: (step: number): void => history.pushState(state(step), ''),
    // Of the entry where the form stands: its first one, or a draft that goes on in the middle.
    begin: (step: number): void => history.replaceState(state(step), ''),
  }
}
