// The spans of a month's attendance as the one text that a field of a form holds: work with its
// hours or days, and leave, which has none. Whether they fit together is the server's word.
import type { LeaveKind } from '@shared/contract'

export const kLeaveKinds: readonly LeaveKind[] = ['none', 'personal', 'sick', 'absent']
export interface Span {
  leave: LeaveKind
  from_day: string
  until_day: string
  worked: string
}

export const writeSpans = (spans: Span[]): string => JSON.stringify(spans)
export const readSpans = (text: string): Span[] => (text ? (JSON.parse(text) as Span[]) : [])
export const isWhole = ({ leave, from_day, until_day, worked }: Span): boolean =>
  Boolean(from_day.trim() && until_day.trim() && (leave !== 'none' || worked.trim()))

// What the server is sent: `worked` in hours on a rural post, in days on an urban one.
export function spansSent(text: string, measure: 'hours' | 'days') {
  return readSpans(text).map(({ leave, from_day, until_day, worked }) => {
    const done = leave === 'none' ? worked.trim() : '0.0'
    return {
      from_day: from_day.trim(),
      until_day: until_day.trim(),
      hours: measure === 'hours' ? done : '0.0',
      days: measure === 'days' ? done : '0.0',
      leave,
    }
  })
}
