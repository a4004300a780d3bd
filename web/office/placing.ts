// 协议、培训、上岗: how far each person has come between the approval and the post, as stretches of
// days for the picture. Which step is next, and whether it may be taken, is the server's word.
import type { ApplicationLine } from '@shared/contract'
import { daysBetween } from '@shared/figures'

export const kPlacingStates = ['approved', 'agreed', 'trained', 'started'] as const
export type PlacingState = (typeof kPlacingStates)[number]

export interface Stretch {
  what: 'agreement' | 'training' | 'start'
  from: number // days from the first day of the picture
  days: number
  open: boolean // it lasts until today
}
export interface Span {
  first: string
  days: number
}

// From the earliest approval among them until today, or until the last start when all have started.
export function spanOf(lines: ApplicationLine[], today: string): Span {
  const first = lines.reduce((least, { way }) => {
    const day = way?.approved_on
    return day && day < least ? day : least
  }, today)
  const starts = lines.map(({ way }) => way?.started_on ?? today).sort()
  return { first, days: Math.max(1, daysBetween(first, starts.pop() ?? today)) }
}

const kSteps = ['agreement', 'training', 'start'] as const
// A stretch is the way to a step: it ends with the step, or is open.
export function stretchesOf(line: ApplicationLine, { first }: Span, today: string): Stretch[] {
  const { approved_on: approved, ...way } = line.way ?? {}
  const ends = [way.agreed_on, way.trained_on, way.started_on]
  const found: Stretch[] = []
  let from = approved
  for (const [at, what] of kSteps.entries()) {
    if (!from) break
    const end: string | undefined = ends[at]
    const until = end ?? today
    const days = Math.max(0, daysBetween(from, until))
    found.push({ what, from: daysBetween(first, from), days, open: !end })
    from = end
  }
  return found
}

// Days since the last step; of who has started, the whole way.
export function waited(line: ApplicationLine, today: string): number | null {
  const { approved_on: first, ...way } = line.way ?? {}
  const { agreed_on: signed, trained_on: trained, started_on: started } = way
  if (started) return first ? daysBetween(first, started) : null
  const last = trained ?? signed ?? first
  return last ? daysBetween(last, today) : null
}
