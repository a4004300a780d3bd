// How a notice is told from the others, and how its number is read out on the telephone.
import type { PublicNoticeLine } from '@shared/contract'

export function titleOf(line: PublicNoticeLine): string {
  // Whoever wrote the title may have named the month.
  const month = line.month && line.title.includes(line.month) ? '' : line.month
  return [line.place_name, line.title, month].filter(Boolean).join(' ')
}

// 12345678901234567 → 1234 5678 9012 3456 7
export function readable(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1 ')
}
