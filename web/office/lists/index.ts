import { confirmations } from './confirmations'
import { attendance, changes, lines, runs, sheets } from './money'
import { payment, payments } from './payments'
import { applications, objections, placements, posts, reviews, vacancies } from './people'

export const lists = {
  applications,
  attendance,
  changes,
  confirmations,
  lines,
  objections,
  payment,
  payments,
  placements,
  posts,
  reviews,
  runs,
  sheets,
  vacancies,
}
export type ListName = keyof typeof lists
