// Several acts of one kind, one after the other: each is a request of its own, with its own key, so
// that a second try of the same one is the same request. What is refused says why and is left where
// it stands; what could not be asked any more (no network, proof too old, stopped) waits.
import { computed, ref, shallowRef } from 'vue'
import { FormKey, write } from '@shared/api'
import type { ProblemBody } from '@shared/contract'

export interface Asked {
  path: string
  body: unknown
  version?: number
}
export interface Turned<Line> {
  line: Line
  problem: ProblemBody
}

// Answers after which asking for the next one is of no use.
const endsAll = (problem: ProblemBody) =>
  problem.status === 0 || problem.status >= 500 || kAboutTheActor.includes(problem.code)
const kAboutTheActor = ['step_up_needed', 'session_missing', 'password_must_change']

export function useRun<Line extends { id: string }>() {
  const keys = new Map<string, FormKey>()
  const done = shallowRef<Line[]>([])
  const turned = shallowRef<Turned<Line>[]>([])
  const waiting = shallowRef<Line[]>([])
  const total = ref(0)
  const running = ref(false)
  const stopped = ref<ProblemBody | null>(null)
  let halts = false
  let asks: (line: Line) => Asked

  function keyOf(id: string): FormKey {
    const key = keys.get(id) ?? new FormKey()
    keys.set(id, key)
    return key
  }

  async function one(line: Line): Promise<void> {
    const { path, body, version } = asks(line)
    const { problem } = await write<unknown>(path, body, keyOf(`${path} ${line.id}`), version)
    if (problem && endsAll(problem)) {
      stopped.value = problem
      return
    }
    waiting.value = waiting.value.filter((other) => other.id !== line.id)
    if (problem) turned.value = [...turned.value, { line, problem }]
    else done.value = [...done.value, line]
  }

  async function go(): Promise<void> {
    if (running.value) return
    running.value = true
    halts = false
    stopped.value = null
    while (waiting.value.length && !stopped.value && !halts) await one(waiting.value[0]!)
    running.value = false
  }
  function begin(lines: Line[], of: (line: Line) => Asked): Promise<void> {
    if (running.value) return Promise.resolve()
    asks = of
    done.value = []
    turned.value = []
    waiting.value = lines
    total.value = lines.length
    return go()
  }
  // What came of a run is put away, unless somebody of it still waits.
  function putAway(): void {
    if (!running.value && !waiting.value.length) total.value = 0
  }
  // After the one that is being asked for.
  const stop = () => void (halts = true)
  const decided = computed(() => done.value.length + turned.value.length)
  return { begin, go, stop, putAway, done, turned, waiting, total, decided, running, stopped }
}
export type Run<Line extends { id: string }> = ReturnType<typeof useRun<Line>>
