// What a county has set by documents, and what of it is out of step with the law or with time.
import type {
  ExpansionLine,
  LowRate,
  LowRates,
  PayStandardLine,
  SelfIncreaseLine,
  UnpaidMonth,
  UnpaidMonths,
} from '@shared/contract'
import { count, sumOf } from '@shared/figures'
import { language, t, word } from '@shared/language'
import {
  addSelfIncrease,
  recordExpansion,
  recordStandard,
  withdrawExpansion,
  withdrawSelfIncrease,
} from '../acts/standard_acts'
import { unitName } from '../area'
import { planYears } from '../plan_years'
import { useSession } from '../session'
import { type Filter, list, single, type Sums, yuan } from './list'

const n = (value: number) => count(value, language.value)
const band = ({ post_type, band: within }: { post_type: string; band: string }) =>
  t('standards.band', { type: word('post_type', post_type), band: word('band', within) })

export const standards = list<PayStandardLine>({
  title: 'standards.title',
  none: 'standards.none',
  path: () => '/api/v1/pay-standards',
  key: (one) => one.id,
  inArea: 'unit',
  says: () => t('standards.says'),
  columns: [
    { head: 'plan.unit', look: 'name', text: (one) => unitName(one.unit) },
    { head: 'plan.side', text: (one) => word('side', one.side) },
    { head: 'posts.kind', text: band },
    yuan('standards.rate', (one) => one.rate),
    { head: 'standards.from_day', look: 'day', text: (one) => one.from_day },
    { head: 'standards.document', look: 'long', text: (one) => one.document },
    { head: 'standards.document_day', look: 'day', text: (one) => one.document_day },
  ],
  pageActs: ({ query }, may) => (query.unit ? single(recordStandard(query.unit), may) : null),
})

export const lowRates = list<LowRate>({
  title: 'low_rates.title',
  none: 'low_rates.none',
  path: () => '/api/v1/reports/low-rates',
  page: (answer) => ({ items: (answer as LowRates).rates }),
  key: (one) => one.id,
  inArea: 'unit',
  whole: true,
  columns: [
    { head: 'plan.unit', look: 'name', text: (one) => unitName(one.unit) },
    { head: 'plan.side', text: (one) => word('side', one.side) },
    { head: 'posts.kind', text: band },
    yuan('standards.rate', (one) => one.rate),
    yuan('low_rates.floor', (one) => one.floor),
    yuan('low_rates.missing', (one) => one.missing),
    { head: 'low_rates.floor_from', look: 'day', text: (one) => one.floor_from },
    {
      head: 'low_rates.reviewed',
      look: 'tag',
      text: (one) => word('reviewed', String(one.reviewed)),
      tone: (one) => (one.reviewed ? 'good' : 'local'),
    },
    { head: 'low_rates.posts', look: 'n', text: (one) => n(one.posts) },
    { head: 'plan.on_duty', look: 'n', text: (one) => n(one.on_duty) },
  ],
})

// What a month waits for stands on its page; where its money is, on that of the funds.
const monthOf = ({ unit, month }: UnpaidMonth) => ({ name: 'month', query: { unit, month } })
const fundsOf = ({ unit, month }: UnpaidMonth) => ({
  name: 'funds',
  query: { unit, year: month.slice(0, 4), month },
})
function sumsOfUnpaid({ months }: UnpaidMonths): Sums | null {
  const whole = (of: (one: UnpaidMonth) => number) => months.reduce((sum, one) => sum + of(one), 0)
  return months.length
    ? {
        placements: whole((one) => one.placements),
        not_settled: whole((one) => one.not_settled),
        lines: n(whole((one) => one.unpaid_lines)),
        unpaid: sumOf(months.map(({ unpaid }) => unpaid)),
      }
    : null
}
export const unpaidMonths = list<UnpaidMonth>({
  title: 'unpaid.title',
  none: 'unpaid.none',
  path: () => '/api/v1/reports/unpaid-months',
  page: (answer) => ({ items: (answer as UnpaidMonths).months }),
  sums: (answer) => sumsOfUnpaid(answer as UnpaidMonths),
  figure: async () => (await import('../parts/UnpaidTowns.vue')).default,
  key: (one) => `${one.unit} ${one.month}`,
  inArea: 'unit',
  whole: true,
  columns: [
    {
      head: 'unpaid.month',
      look: 'name',
      text: (one) => `${one.name} ${one.month}`,
      to: monthOf,
    },
    { head: 'unpaid.due_on', look: 'day', text: (one) => one.due_on },
    {
      head: 'applications.state',
      look: 'tag',
      text: (one) => word('unpaid_state', one.state),
      tone: () => 'wait',
    },
    {
      head: 'unpaid.placements',
      look: 'n',
      sum: 'placements',
      text: (one) => n(one.placements),
      to: ({ unit, month }) =>
        useSession().may('list_attendance')
          ? { name: 'attendance', query: { unit, town: '', month } }
          : { name: 'unpaidMonths', query: { unit, month } },
    },
    {
      head: 'unpaid.not_settled',
      look: 'n',
      sum: 'not_settled',
      text: (one) => n(one.not_settled),
      to: (one) => (one.not_settled ? monthOf(one) : null),
    },
    {
      head: 'unpaid.lines',
      look: 'n',
      sum: 'lines',
      text: (one) => n(one.unpaid_lines),
      to: (one) => (one.unpaid_lines ? fundsOf(one) : null),
    },
    {
      ...yuan('unpaid.amount', (one: UnpaidMonth) => one.unpaid),
      sum: 'unpaid',
      to: (one) => (one.unpaid_lines ? fundsOf(one) : null),
    },
  ],
})

// Of one year: the server asks for it.
const year = (): Filter => ({
  name: 'year',
  label: 'plan.year',
  get values() {
    return planYears().map(String)
  },
  words: 'year',
  all: 'posts.all_years',
})
const thisYear = () => ({ year: (useSession().me?.today ?? '').slice(0, 4) })
const standing = (one: { withdrawn_on?: string }) => String(!one.withdrawn_on)
function sumOfIncreases(items: SelfIncreaseLine[]): Sums | null {
  const standing = items.filter((one) => !one.withdrawn_on)
  return items.length ? { posts: n(standing.reduce((sum, one) => sum + one.posts, 0)) } : null
}
export const selfIncreases = list<SelfIncreaseLine>({
  title: 'self_increases.title',
  none: 'self_increases.none',
  path: () => '/api/v1/self-increases',
  // What was withdrawn adds nothing to the figure that leads here.
  sums: (answer) => sumOfIncreases((answer as { items: SelfIncreaseLine[] }).items),
  key: (one) => one.id,
  inArea: 'unit',
  whole: true,
  starts: thisYear,
  filters: [year()],
  columns: [
    { head: 'plan.unit', look: 'name', text: (one) => unitName(one.unit) },
    { head: 'plan.side', text: (one) => word('side', one.side) },
    { head: 'low_rates.posts', look: 'n', sum: 'posts', text: (one) => n(one.posts) },
    { head: 'standards.document', look: 'long', text: (one) => one.document },
    { head: 'standards.from_day', look: 'day', text: (one) => one.effective_from },
    { head: 'confirmations.asked_by', text: (one) => one.recorded_by },
    {
      head: 'applications.state',
      look: 'tag',
      text: (one) => word('stands', standing(one)),
      tone: (one) => (one.withdrawn_on ? 'wait' : 'good'),
    },
    { head: 'standards.withdrawn', look: 'long', text: (one) => one.withdrawn_reason || '–' },
  ],
  pageActs: ({ query }, may) =>
    query.unit ? single(addSelfIncrease(query.unit, query.year ?? ''), may) : null,
  rowActs: (one, _, may) => (one.withdrawn_on ? null : single(withdrawSelfIncrease(one), may)),
})

export const expansions = list<ExpansionLine>({
  title: 'expansions.title',
  none: 'expansions.none',
  path: () => '/api/v1/expansions',
  key: (one) => one.id,
  inArea: 'unit',
  whole: true,
  columns: [
    { head: 'expansions.name', look: 'name', text: (one) => one.name },
    { head: 'plan.unit', text: (one) => unitName(one.unit) },
    { head: 'plan.side', text: (one) => word('side', one.side) },
    {
      head: 'expansions.used',
      look: 'n',
      text: (one) => t('reviews.of', { n: one.used, of: one.quota }),
    },
    { head: 'field.from_day', look: 'day', text: (one) => one.from_day },
    { head: 'field.until_day', look: 'day', text: (one) => one.until_day },
    { head: 'standards.document', look: 'long', text: (one) => one.document },
    {
      head: 'applications.state',
      look: 'tag',
      text: (one) => word('stands', standing(one)),
      tone: (one) => (one.withdrawn_on ? 'wait' : 'good'),
    },
    { head: 'standards.withdrawn', look: 'long', text: (one) => one.withdrawn_reason || '–' },
  ],
  pageActs: ({ query }, may) => (query.unit ? single(recordExpansion(query.unit), may) : null),
  rowActs: (one, _, may) => (one.withdrawn_on ? null : single(withdrawExpansion(one), may)),
})
