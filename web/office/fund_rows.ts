// The page of the funds as data: which sums a row has, and what each of them opens.
import type { RouteLocationRaw } from 'vue-router'
import type { FundLine } from '@shared/contract'
import { sumOf } from '@shared/figures'
import type { Key } from '@shared/language'
import { useSession } from './session'

export type Sum =
  | 'due'
  | 'province'
  | 'city'
  | 'county'
  | 'social'
  | 'original'
  | 'paid'
  | 'under_way'
  | 'returned'
  | 'given_up'
  | 'not_in_file'
export const sums: { of: Sum; head: Key; always?: boolean }[] = [
  { of: 'due', head: 'funds.due', always: true },
  { of: 'province', head: 'month.province', always: true },
  { of: 'city', head: 'month.city', always: true },
  { of: 'county', head: 'month.county', always: true },
  { of: 'social', head: 'month.social' },
  { of: 'original', head: 'month.original', always: true },
  { of: 'paid', head: 'funds.paid', always: true },
  { of: 'under_way', head: 'funds.under_way', always: true },
  { of: 'returned', head: 'funds.returned', always: true },
  { of: 'given_up', head: 'pay.given_up' },
  { of: 'not_in_file', head: 'funds.not_in_file', always: true },
]
export const payers: Sum[] = ['province', 'city', 'county', 'social', 'original']
export const ways: Sum[] = ['paid', 'under_way', 'returned', 'given_up', 'not_in_file']

export const total = (lines: FundLine[], of: Sum): string => sumOf(lines.map((line) => line[of]))
export const isNothing = (amount: string) => /^-?0\.00$/.test(amount)
// Whole fen; only for how wide a bar is drawn.
export const fenOf = (amount: string): number => Number(amount.replace('.', ''))

const kPaid: Partial<Record<Sum, Record<string, string>>> = {
  paid: { state: 'paid' },
  under_way: { under_way: 'true' },
  returned: { state: 'returned' },
  given_up: { state: 'given_up' },
}
// What a sum of these months is made of: the lines of payments, the locked runs of one month, or
// the months of one unit, which add up to it.
export function opens(
  of: Sum,
  unit: string,
  from: string,
  until: string,
): RouteLocationRaw | null {
  const session = useSession()
  const paid = kPaid[of]
  if (paid)
    return session.may('list_month_payments')
      ? { name: 'paymentLines', query: { unit, from, until, ...paid } }
      : null
  if (from !== until)
    return unit ? { name: 'funds', query: { unit, year: from.slice(0, 4) } } : null
  if (of === 'not_in_file') return unit ? { name: 'month', query: { unit, month: from } } : null
  return { name: 'fundRuns', query: { unit, month: from } }
}
