// How figures look. Money stays the string of the wire: it is grouped, never turned into a number.
import type { Language } from './languages'

// "1234567.80" → "1,234,567.80"; what is not money of the wire is shown as it came.
export function money(amount: string): string {
  const parts = /^(-?)(\d+)\.(\d{2})$/.exec(amount)
  if (!parts) return amount
  return `${parts[1]}${parts[2]!.replace(/\B(?=(\d{3})+$)/g, ',')}.${parts[3]}`
}

export function count(value: number, language: Language): string {
  return new Intl.NumberFormat(language).format(value)
}

// Tenths of a percent by whole numbers, rounded down: 99.96 % is not shown as done.
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '–'
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.floor(tenths / 10)}.${tenths % 10}%`
}

// A day in prose: 2022年3月18日; in tables days stay ISO.
export function dayInProse(day: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!parts || language === 'en') return day
  return `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日`
}

// The time of day of this machine, for what was read when.
export const timeOfDay = (at: Date, language: Language): string =>
  new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(at)

// Whole days from one ISO day to another, both in the same calendar: no clock, no time zone.
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000)
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

export function previousMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}

// The sum of money strings of the wire, by whole fen.
export function sumOf(amounts: string[]): string {
  let fen = 0n
  for (const amount of amounts) fen += BigInt(amount.replace('.', ''))
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0')
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

export const differenceOf = (now: string, before: string): string =>
  sumOf([now, before.startsWith('-') ? before.slice(1) : `-${before}`])

// A difference: what is more says so.
export const signed = (amount: string): string =>
  (/^-|^0\.00$/.test(amount) ? '' : '+') + money(amount)

export function lastDayOf(month: string): string {
  const [year, at] = month.split('-').map(Number) as [number, number]
  return `${month}-${new Date(Date.UTC(year, at, 0)).getUTCDate()}`
}

// The same day so many years later, less one day: an agreement of that many years.
export function yearsLater(day: string, years: number): string {
  const date = new Date(`${day}T00:00Z`)
  date.setUTCFullYear(date.getUTCFullYear() + years)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
