// The figures of the overview, by unit or by town, and what each of them opens. The area stands in
// each link, so that the list has the rows of the figure, whatever area the page looks at.
import type { RouteLocationRaw } from 'vue-router'
import type { PlanReportLine, TownReportLine } from '@shared/contract'
import type { Key } from '@shared/language'
import { useSession } from './session'

export interface Row {
  key: string
  name: string
  unit: string
  town: string
  page: RouteLocationRaw | null
  plan_urban: number
  plan_rural: number
  self_increase: number
  created: number
  completed: number
  on_duty: number
  vacant: number
}
export type Figure = Exclude<keyof Row, 'key' | 'name' | 'unit' | 'town' | 'page'>
export interface At {
  year: number
  on: string
  past: { on?: string }
}

export const figures: { of: Figure; head: Key }[] = [
  { of: 'plan_urban', head: 'plan.urban' },
  { of: 'plan_rural', head: 'plan.rural' },
  { of: 'self_increase', head: 'plan.self_increase' },
  { of: 'created', head: 'plan.created' },
  { of: 'completed', head: 'plan.completed' },
  { of: 'on_duty', head: 'plan.on_duty' },
  { of: 'vacant', head: 'vacancies.title' },
]

const kOverview = 'overview'
export function rowOfUnit(line: PlanReportLine, at: At): Row {
  const { year, past } = at
  return {
    key: line.unit,
    name: line.name,
    unit: line.unit,
    town: '',
    page: { name: kOverview, query: { unit: line.unit, year, ...past } },
    plan_urban: line.plan_urban,
    plan_rural: line.plan_rural,
    self_increase: line.self_increase,
    created: line.created,
    completed: line.completed_rural + line.completed_urban,
    on_duty: line.on_duty,
    vacant: line.vacant,
  }
}

export function rowOfTown(line: TownReportLine, unit: string): Row {
  return {
    key: line.town,
    name: line.name,
    unit,
    town: line.town,
    page: null,
    plan_urban: line.plan_urban,
    plan_rural: line.plan_rural,
    self_increase: line.self_increase,
    created: line.created,
    completed: line.completed_rural + line.completed_urban,
    on_duty: line.on_duty,
    vacant: line.vacant,
  }
}

export const planOf = (row: Row) => row.plan_urban + row.plan_rural
export const sumOf = (rows: Row[], of: (row: Row) => number) =>
  rows.reduce((whole, row) => whole + of(row), 0)

// The list that is as long as the figure. A unit's number of the plan opens its sides and towns;
// what a county has added to it are documents, and by town the posts that were made of them. Who
// sees no placements is told of today's by the posts that somebody is on.
export function opens(
  of: Figure,
  where: { unit: string; town: string },
  at: At,
): RouteLocationRaw | null {
  const session = useSession()
  const { year } = at
  const place = { unit: where.unit, town: where.town }
  const today = (state: string) => (at.past.on ? null : posts({ state }))
  const posts = (query: Record<string, string>): RouteLocationRaw | null =>
    session.may('list_posts')
      ? { name: 'posts', query: { ...place, year, ...query, on: at.on } }
      : null
  switch (of) {
    case 'plan_urban':
    case 'plan_rural':
      return where.unit
          ? { name: 'plan-unit', params: { unit: where.unit }, query: { year, ...at.past } }
          : { name: 'plan', query: { year, ...at.past } }
    case 'self_increase':
      if (where.town) return posts({ self_increase: 'true', created: 'true' })
      return session.may('list_self_increases')
        ? { name: 'selfIncreases', query: { unit: where.unit, year } }
        : null
    case 'created':
      return posts({ self_increase: 'false', created: 'true' })
    case 'completed':
      return posts({ self_increase: 'false', ever_filled: 'true' })
    case 'on_duty':
      return session.may('list_placements')
        ? { name: 'placements', query: { ...place, year, on: at.on } }
        : today('filled')
    case 'vacant':
      return session.may('list_vacancies')
        ? { name: 'vacancies', query: { ...place, year, on: at.on } }
        : today('vacant')
  }
}
