// Several approvals, one after the other: each person is a decision of its own, with its own key,
// so that a second try of the same one is the same request. What is refused says why and is left
// where it stands; what could not be asked any more (no network, proof too old, stopped) waits.
import { computed, ref, shallowRef } from 'vue'
import { FormKey, write } from '@shared/api'
import type { ApprovalLine, ProblemBody } from '@shared/contract'

export interface Turned {
  line: ApprovalLine
  problem: ProblemBody
}

// Answers after which asking for the next person is of no use.
const endsAll = (problem: ProblemBody) =>
  problem.status === 0 || problem.status >= 500 || kAboutTheActor.includes(problem.code)
const kAboutTheActor = ['step_up_needed', 'session_missing', 'password_must_change']

export function useApprovalRun() {
  const keys = new Map<string, FormKey>()
  const done = shallowRef<ApprovalLine[]>([])
  const turned = shallowRef<Turned[]>([])
  const waiting = shallowRef<ApprovalLine[]>([])
  const total = ref(0)
  const running = ref(false)
  const stopped = ref<ProblemBody | null>(null)
  let asked = false

  function keyOf(id: string): FormKey {
    const key = keys.get(id) ?? new FormKey()
    keys.set(id, key)
    return key
  }

  async function one(line: ApprovalLine): Promise<void> {
    const body = { post: line.post?.id, reason: '' }
    const path = `/api/v1/applications/${line.id}/approve`
    const { problem } = await write<unknown>(path, body, keyOf(line.id), line.version)
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
    asked = false
    stopped.value = null
    while (waiting.value.length && !stopped.value && !asked) await one(waiting.value[0]!)
    running.value = false
  }
  function begin(lines: ApprovalLine[]): Promise<void> {
    if (running.value) return Promise.resolve()
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
  const stop = () => void (asked = true)
  const decided = computed(() => done.value.length + turned.value.length)
  return { begin, go, stop, putAway, done, turned, waiting, total, decided, running, stopped }
}

// Kept while its page is away, so that coming back shows what was decided and what was not.
let kept: { account: string; run: ReturnType<typeof useApprovalRun> } | null = null
export function approvalRunOf(account: string): ReturnType<typeof useApprovalRun> {
  if (kept?.account !== account) kept = { account, run: useApprovalRun() }
  return kept.run
}
