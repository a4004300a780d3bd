// Saving the sheet: each changed person's month is a request of its own, with the version that was
// seen, so that one that is refused keeps nobody else back.
import type { AttendanceEntered, ProblemBody } from '@shared/contract'
import { FormKey, write } from '@shared/api'
import type { SentSpan } from './month_cells'

export interface ToSave {
  id: string
  month: string
  version: number
  spans: SentSpan[]
  key: FormKey
}
export interface Saved {
  id: string
  entered?: AttendanceEntered
  problem?: ProblemBody
  // The day that was refused, where it was one.
  day?: number
}

// "spans[3].until_day": the fourth of those that were sent.
export function dayOfProblem(field: string | undefined, spans: SentSpan[]): number | undefined {
  const at = /^spans\[(\d+)\]/.exec(field ?? '')?.[1]
  const span = at === undefined ? undefined : spans[Number(at)]
  return span ? Number(span.from_day.slice(8)) : undefined
}

async function saveOne({ id, month, version, spans, key }: ToSave): Promise<Saved> {
  const body = { placement: id, month, spans }
  const answer = await write<AttendanceEntered>('/api/v1/attendance', body, key, version)
  if (answer.data) return { id, entered: answer.data }
  return { id, problem: answer.problem, day: dayOfProblem(answer.problem?.field, spans) }
}

// A few at a time; `told` hears of each as it comes.
const kAtOnce = 4
export async function saveAll(rows: ToSave[], told: (one: Saved) => void): Promise<void> {
  const waiting = [...rows]
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) told(await saveOne(next))
  }
  await Promise.all(Array.from({ length: kAtOnce }, work))
}
