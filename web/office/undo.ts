// 30 seconds to take back what has no legal effect, instead of "are you sure?" beforehand. One act
// at a time: the next one takes the place of the last.
import { ref } from 'vue'
import type { ProblemBody } from '@shared/contract'

export const kSeconds = 30
export interface WayBack {
  says: string
  // Null: it is back.
  take: () => Promise<ProblemBody | null>
}
export const wayBack = ref<WayBack | null>(null)
export const secondsLeft = ref(0)
export const undoProblem = ref<ProblemBody | null>(null)
// Counts what was taken back: the page that shows it reads it anew.
export const undone = ref(0)
let clock: ReturnType<typeof setInterval> | undefined

export function forgetUndo(): void {
  clearInterval(clock)
  wayBack.value = null
  undoProblem.value = null
  secondsLeft.value = 0
}

export function offerUndo(way: WayBack): void {
  forgetUndo()
  wayBack.value = way
  secondsLeft.value = kSeconds
  clock = setInterval(() => {
    secondsLeft.value -= 1
    if (secondsLeft.value <= 0) forgetUndo()
  }, 1000)
}

export async function undo(): Promise<void> {
  const way = wayBack.value
  if (!way) return
  clearInterval(clock)
  undoProblem.value = await way.take()
  if (undoProblem.value) return
  forgetUndo()
  undone.value += 1
}
