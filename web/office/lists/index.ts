import { accounts, journal } from './admin'
import { ambiguities } from './ambiguities'
import { confirmations } from './confirmations'
import { contracts } from './contracts'
import { fundRuns, paymentLines } from './funds'
import { attendance, changes, lines, runs, sheets } from './money'
import { online } from './online'
import { payment, payments } from './payments'
import { applications, objections, placements, posts, reviews, vacancies } from './people'
import { announcements, hosts, notices, reserve } from './posts'
import { expansions, lowRates, selfIncreases, standards, unpaidMonths } from './standards'

export const lists = {
  accounts,
  ambiguities,
  announcements,
  applications,
  attendance,
  changes,
  confirmations,
  contracts,
  expansions,
  fundRuns,
  hosts,
  journal,
  lines,
  lowRates,
  notices,
  objections,
  online,
  payment,
  paymentLines,
  payments,
  placements,
  posts,
  reserve,
  reviews,
  runs,
  selfIncreases,
  sheets,
  standards,
  unpaidMonths,
  vacancies,
}
export type ListName = keyof typeof lists
