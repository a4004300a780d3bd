// The points of a step line: days and heights, and what is written beside them. Heights are only
// for the eye; the words are the server's values.
import type { FigureAbout, FigureStep } from '@shared/contract'
import { money } from '@shared/figures'
import { t, word } from '@shared/language'
import { valueLine } from './figure_words'

export interface Point {
  from: number
  until: number
  value: number
  says: string
  last: boolean
}
export interface Line {
  name: string
  points: Point[]
}
export interface Drawn {
  from: number
  until: number
  today: number
  lines: Line[]
}

const kYear = 365
const kEver = '1900-01-01'
// The notice begins in this year: before it a value that has always held says nothing.
const kBegins = '2021-07-01'
const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00Z`) / 86_400_000)

interface Height {
  name: string
  value: number
  says: string
}
function heightsOf(about: FigureAbout, value: string): Height[] {
  if (about.kind === 'money_by_tier')
    return value
      .split(';')
      .map((part, at) => ({
        name: t('figures.tier_short', { tier: at + 1 }),
        value: Number(part),
        says: money(part),
      }))
  if (about.kind === 'integer') return [{ name: '', value: Number(value), says: value }]
  if (about.kind === 'setting')
    return [{ name: '', value: about.settings.indexOf(value), says: word('value', value) }]
  if (about.kind === 'share')
    return [{ name: '', value: Number.parseInt(value, 10), says: valueLine(about, value) }]
  return []
}

export function linesOf(about: FigureAbout, steps: FigureStep[], today: string): Drawn {
  const known = steps.filter((step) => step.from !== kEver)
  const now = dayNumber(today)
  const first = known.length ? dayNumber(known[0]!.from) : dayNumber(kBegins)
  const always = known.length < steps.length
  const from = Math.min(now, first) - (always ? kYear : 0)
  const newest = known.length ? dayNumber(known[known.length - 1]!.from) : now
  const until = Math.max(now, newest) + kYear
  const lines: Line[] = []
  steps.forEach((step, at) => {
    if (!step.value) return
    const next = steps[at + 1]
    heightsOf(about, step.value).forEach(({ name, value, says }, place) => {
      const line = (lines[place] ??= { name, points: [] })
      const begins = step.from === kEver ? from : dayNumber(step.from)
      line.points.push({
        from: begins,
        until: next ? dayNumber(next.from) : until,
        value,
        says,
        last: !next,
      })
    })
  })
  return { from, until, today: now, lines }
}

// A line at the beginning of years, not more than so many.
export function yearsOf({ from, until }: Drawn, most: number): { day: number; says: string }[] {
  const yearOf = (day: number) => new Date(day * 86_400_000).getUTCFullYear()
  const first = yearOf(from) + 1
  const last = yearOf(until)
  const step = Math.max(1, Math.ceil((last - first + 1) / most))
  const years: { day: number; says: string }[] = []
  for (let year = first; year <= last; year += step)
    years.push({ day: dayNumber(`${year}-01-01`), says: String(year) })
  return years
}
