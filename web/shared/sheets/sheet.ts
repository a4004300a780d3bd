// What every printed sheet is told: who prints it, on which business day, by which version of the
// law.
export interface Printed {
  name: string
  day: string
  law: string
}
// The version of the law as it stands in a foot: so much of its digest tells it from the others.
export const lawMark = (version = ''): string => version.slice(0, 16)

// Empty lines, so many that a page is used.
export const numbers = (from: number, until: number): number[] =>
  Array.from({ length: Math.max(0, until - from + 1) }, (_, at) => from + at)

export interface AttendanceRow {
  id: string
  number: number
  name: string
  post: string
  // What was entered for the month, in words; empty: nothing, or an empty sheet is wanted.
  entered: string
}
