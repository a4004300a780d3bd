// Agreements and starts of several people (run.ts): each its own request, with the form's days.
import type { ApplicationLine } from '@shared/contract'
import { ref } from 'vue'
import type { Values } from './acts/act'
import { type Asked, useRun } from './run'

const kEnds: Record<string, string> = { sign_agreement: 'agreement', start_placement: 'start' }
export function usePlacingRun() {
  const run = useRun<ApplicationLine>()
  // Which act this run is of.
  const verb = ref('')
  function begin(of: string, lines: ApplicationLine[], values: Values): Promise<void> {
    if (run.running.value) return Promise.resolve()
    verb.value = of
    const asks = ({ id }: ApplicationLine): Asked => ({
      path: `/api/v1/applications/${id}/${kEnds[of]}`,
      body: values,
    })
    return run.begin(lines, asks)
  }
  return { ...run, verb, begin }
}

let kept: { account: string; run: ReturnType<typeof usePlacingRun> } | null = null
export function placingRunOf(account: string): ReturnType<typeof usePlacingRun> {
  if (kept?.account !== account) kept = { account, run: usePlacingRun() }
  return kept.run
}
