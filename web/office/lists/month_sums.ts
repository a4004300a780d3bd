// What stands below the last row of the lists of a month: the sums of rows that are all of them.
import type { BatchPage, BatchView, RunView, Sheet } from '@shared/contract'
import { count, sumOf } from '@shared/figures'
import { language } from '@shared/language'
import type { Sums } from './list'

const n = (value: number) => count(value, language.value)

export function sumsOfRuns(items: RunView[]): Sums {
  const amount = (of: 'total' | 'province' | 'city' | 'county' | 'original') =>
    sumOf(items.map(({ run }) => run[of]))
  return {
    lines: n(items.reduce((whole, { run }) => whole + run.lines, 0)),
    problems: n(items.reduce((whole, { run }) => whole + run.problems, 0)),
    total: amount('total'),
    province: amount('province'),
    city: amount('city'),
    county: amount('county'),
    original: amount('original'),
  }
}
export function sumsOfBatches(all: BatchView[]): Sums {
  const whole = (of: (view: BatchView) => number) => n(all.reduce((sum, one) => sum + of(one), 0))
  return {
    lines: whole(({ batch }) => batch.lines),
    total: sumOf(all.map(({ batch }) => batch.total)),
    paid: sumOf(all.map(({ paid }) => paid)),
    returned: whole((view) => view.returned_lines),
    given_up: sumOf(all.map((view) => view.given_up)),
    unanswered: whole((view) => view.unanswered_lines),
  }
}
// Of all batches that the filter lets through, from the server.
export const shownSums = (sums: BatchPage['sums']): Sums => ({
  persons: sums.persons,
  lines: n(sums.lines),
  total: sums.total,
  paid: sums.paid,
  returned: n(sums.returned_lines),
  given_up: sums.given_up,
  unanswered: n(sums.unanswered_lines),
})
export function sumsOfSheets(all: Sheet[]): Sums {
  const whole = (of: (sheet: Sheet) => number) => all.reduce((sum, one) => sum + of(one), 0)
  return {
    placements: whole((sheet) => sheet.placements),
    missing: whole((sheet) => sheet.placements - sheet.entered),
    against: n(whole((sheet) => sheet.contradictions ?? 0)),
  }
}
