// 考勤表 of a month as cells: what stands (spans) becomes what is seen, and what was typed becomes
// the spans that are sent. What a sign means, what a full day is worth and which days are shut is
// the server's word (GET /attendance/month); whether a month fits together too.
import type { DaySigns, LeaveKind, PersonMonth } from '@shared/contract'

// A longer span of work: it has one sum and no hours of each day. Days from 1.
export interface Whole {
  from: number
  until: number
  worked: string
}
export interface MonthCells {
  cells: string[]
  wholes: Whole[]
}
export type Meaning =
  | { is: 'nothing' | 'full' | 'unclear' }
  | { is: 'leave'; leave: LeaveKind }
  | { is: 'worked'; worked: string }
export type Reader = (text: string) => Meaning

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase()
// "8" and "8.50" as the wire has them: "8.0", "8.5". Finer ones are sent, and refused there.
function tenthsText(text: string): string | null {
  const [, whole, rest = ''] = /^(\d{1,3})(?:\.(\d*))?$/.exec(text) ?? []
  return whole === undefined ? null : `${Number(whole)}.${rest.replace(/0+$/, '') || '0'}`
}

export function readerOf(signs: DaySigns[]): Reader {
  const known = new Map<string, Meaning>([['', { is: 'nothing' }]])
  for (const { leave, signs: written } of signs)
    for (const sign of written)
      known.set(
        plain(sign),
        leave === undefined
          ? { is: 'nothing' }
          : leave === 'none'
            ? { is: 'full' }
            : { is: 'leave', leave },
      )
  return (text) => {
    const said = plain(text)
    const meaning = known.get(said)
    if (meaning) return meaning
    const worked = tenthsText(said)
    return worked === null ? { is: 'unclear' } : { is: 'worked', worked }
  }
}
export const signOf = (signs: DaySigns[], leave: LeaveKind): string =>
  signs.find((one) => one.leave === leave)?.signs[0] ?? ''

export const measureOf = ({ side }: PersonMonth): 'hours' | 'days' =>
  side === 'rural' ? 'hours' : 'days'
const workedOf = (person: PersonMonth, span: { hours: string; days: string }): string =>
  span[measureOf(person)]
export const fullOf = (person: PersonMonth, day: number): string =>
  (person.side === 'rural' ? person.full_hours : person.full_days)[day - 1] ?? '0.0'
const dayOf = (iso: string): number => Number(iso.slice(8))
const isoOf = (month: string, day: number): string => `${month}-${String(day).padStart(2, '0')}`
export const short = (worked: string): string => worked.replace(/\.0$/, '')

export function shutOn(person: PersonMonth, day: number): string | null {
  const at = person.shut.find(
    ({ from_day, until_day }) => dayOf(from_day) <= day && day <= dayOf(until_day),
  )
  return at?.why ?? null
}
export const wholeOn = ({ wholes }: MonthCells, day: number): Whole | undefined =>
  wholes.find(({ from, until }) => from <= day && day <= until)

export function cellsOf(person: PersonMonth, signs: DaySigns[], days: number): MonthCells {
  const cells = Array.from({ length: days }, () => '')
  const wholes: Whole[] = []
  for (const span of person.spans) {
    const [from, until] = [dayOf(span.from_day), dayOf(span.until_day)]
    const worked = workedOf(person, span)
    if (span.leave === 'none' && from < until) wholes.push({ from, until, worked })
    else if (span.leave === 'none')
      cells[from - 1] =
        worked === fullOf(person, from) && worked !== '0.0' ? signOf(signs, 'none') : short(worked)
    else for (let day = from; day <= until; day += 1) cells[day - 1] = signOf(signs, span.leave)
  }
  return { cells, wholes }
}
export const isSame = (one: MonthCells, other: MonthCells): boolean =>
  one === other ||
  (one.wholes.length === other.wholes.length &&
    one.cells.every((cell, at) => cell === other.cells[at]))

// Days that are only summed are filled one by one instead: the sum goes, and comes back by undo.
export const apart = (month: MonthCells): MonthCells => ({ ...month, wholes: [] })

export interface SentSpan {
  from_day: string
  until_day: string
  hours: string
  days: string
  leave: LeaveKind
}
export interface Sent {
  spans: SentSpan[]
  // Days that cannot be read.
  unclear: number[]
}
export function sentOf(person: PersonMonth, at: MonthCells, read: Reader, month: string): Sent {
  const sent: Sent = { spans: [], unclear: [] }
  const add = (from: number, until: number, leave: LeaveKind, worked: string) => {
    const amount = { hours: '0.0', days: '0.0', [measureOf(person)]: worked }
    const days = { from_day: isoOf(month, from), until_day: isoOf(month, until) }
    sent.spans.push({ ...days, ...amount, leave })
  }
  for (const { from, until, worked } of at.wholes) add(from, until, 'none', worked)
  at.cells.forEach((text, place) => {
    const day = place + 1
    const meaning = read(text)
    const last = sent.spans[sent.spans.length - 1]
    if (meaning.is === 'unclear') sent.unclear.push(day)
    else if (meaning.is === 'full') add(day, day, 'none', fullOf(person, day))
    else if (meaning.is === 'worked') add(day, day, 'none', meaning.worked)
    else if (meaning.is !== 'leave') return
    else if (last?.leave === meaning.leave && dayOf(last.until_day) === day - 1)
      last.until_day = isoOf(month, day)
    else add(day, day, meaning.leave, '0.0')
  })
  sent.spans.sort((a, b) => a.from_day.localeCompare(b.from_day))
  return sent
}

const tenths = (worked: string): number => Math.round(Number(worked) * 10)
export const ofTenths = (sum: number): string => `${Math.floor(sum / 10)}.${sum % 10}`
export function worth(person: PersonMonth, text: string, day: number, read: Reader): number {
  const meaning = read(text)
  if (meaning.is === 'full') return tenths(fullOf(person, day))
  return meaning.is === 'worked' ? tenths(meaning.worked) : 0
}
// Sum in tenths, and on how many days somebody worked by the cells.
export function totalOf(person: PersonMonth, { cells, wholes }: MonthCells, read: Reader) {
  let sum = wholes.reduce((all, { worked }) => all + tenths(worked), 0)
  let days = 0
  cells.forEach((text, at) => {
    const one = worth(person, text, at + 1, read)
    sum += one
    if (one > 0) days += 1
  })
  return { sum, days }
}

// How dark a cell is: less than half a full day, less than one, one, more. The figure stands there.
export function heatOf(person: PersonMonth, text: string, day: number, read: Reader): string {
  const meaning = read(text)
  if (meaning.is === 'leave') return 'leave'
  if (meaning.is === 'unclear') return 'unclear'
  const one = worth(person, text, day, read)
  const full = tenths(fullOf(person, day))
  if (one === 0) return ''
  return one > full ? 'h4' : one === full ? 'h3' : one * 2 < full ? 'h1' : 'h2'
}
