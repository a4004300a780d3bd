import { accounts, journal } from './admin'
import { ambiguities } from './ambiguities'
import { confirmations } from './confirmations'
import { contracts } from './contracts'
import { fundRuns, paymentLines } from './funds'
import { attendance, changes, lines, runs, sheets } from './money'
import { online } from './online'
import { organisations } from './organisations'
import { payment, payments } from './payments'
import { persons } from './persons'
import { objections } from './objections'
import { applications, placements, posts, reviews } from './people'
import { postReport } from './post_report'
import { recognitions } from './recognitions'
import { announcements, hosts, notices, reserve } from './posts'
import { spotChecks } from './spot_checks'
import { expansions, lowRates, selfIncreases, standards, unpaidMonths } from './standards'
import { vacancies } from './vacancies'

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
  organisations,
  payment,
  paymentLines,
  payments,
  persons,
  placements,
  postReport,
  posts,
  recognitions,
  reserve,
  reviews,
  runs,
  selfIncreases,
  sheets,
  spotChecks,
  standards,
  unpaidMonths,
  vacancies,
}
export type ListName = keyof typeof lists
