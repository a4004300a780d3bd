// How a notice is told from the others, and how its number is read out on the telephone.
import type { PublicNoticeLine } from '@shared/contract'
import { daysBetween } from '@shared/figures'
import { t } from '@shared/language'

export function titleOf(line: PublicNoticeLine): string {
  // Whoever wrote the title may have named the month.
  const month = line.month && line.title.includes(line.month) ? '' : line.month
  return [line.place_name, line.title, month].filter(Boolean).join(' ')
}

// 12345678901234567 → 1234 5678 9012 3456 7
export function readable(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}

export const isOver = ({ today, last_day: last }: PublicNoticeLine): boolean =>
  daysBetween(today, last) < 0

// Working days count; where the calendar of the year is not known, days.
export function leftText(line: PublicNoticeLine): string {
  if (isOver(line)) return t('public.over')
  const n = line.working_days_left
  if (n !== undefined) return t('public.working_left', { n })
  return t('public.left', { n: daysBetween(line.today, line.last_day) + 1 })
}
