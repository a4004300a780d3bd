// What a problem says to its reader: the catalogue's sentence with readable params where the door
// has the catalogue, else the sentence that came with the problem.
import type { ProblemBody } from './contract'
import { language, say } from './language'

export function sentenceOf(problem: ProblemBody): string {
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(problem.params ?? {})) params[name] = String(value)
  return (
    say(problem.code, params) ??
    (language.value === 'en' ? problem.detail_en : problem.detail_zh)
  )
}
