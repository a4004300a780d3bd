// What every printed sheet is told: who prints it, and on which business day.
export interface Printed {
  name: string
  day: string
}

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
