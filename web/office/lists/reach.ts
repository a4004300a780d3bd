// The rows that a clause touches: settled lines of the newest month, or open applications.
import type { ReachPage, ReachRow } from '@shared/contract'
import { t, word } from '@shared/language'
import { placeName } from '../area'
import { clauseOfRow } from '../law/figure_words'
import { toneOf } from '../acts/application_acts'
import { list, yuan } from './list'

const isLine = (row: ReachRow) => Boolean(row.line)
export const clauseReach = list<ReachRow>({
  title: 'reach.rows',
  none: 'reach.none',
  path: () => '/api/v1/law/clause-reach/rows',
  // Of lines alone: an application has no money, and the answer counts the persons of the lines.
  sums: (answer, { query }) => {
    const { people, amount } = (answer as ReachPage).sums
    return query.kind === 'application' ? null : { people, amount }
  },
  key: (row) => String(row.place),
  back: {
    label: 'clause.title',
    to: ({ query }) =>
      clauseOfRow({ document: query.document ?? '', clause: query.clause ?? '' }),
  },
  fixed: ['document', 'clause'],
  says: ({ query }) => [query.document, query.clause].filter(Boolean).join(' '),
  filters: [
    {
      name: 'kind',
      label: 'reach.kind',
      values: ['line', 'application'],
      words: 'reach_kind',
      all: 'reach.kind_all',
    },
  ],
  columns: [
    {
      head: 'lines.number',
      look: 'n',
      text: (row) => String(row.number),
      hidden: ({ query }) => query.kind === 'application',
    },
    {
      head: 'applications.number',
      look: 'n',
      text: (row) => String(row.number),
      hidden: ({ query }) => query.kind !== 'application',
    },
    {
      head: 'applications.name',
      look: 'name',
      text: (row) => row.name,
      to: (row) =>
        row.line
          ? { name: 'why-line', params: { id: row.line } }
          : { name: 'application', params: { id: row.application ?? '' } },
    },
    {
      head: 'applications.village',
      text: (row) =>
        [row.unit, row.town, row.village].map((code) => placeName(code, row.unit)).join(' '),
    },
    { head: 'plan.side', text: (row) => word('side', row.side) },
    {
      head: 'lines.status',
      look: 'tag',
      text: (row) =>
        isLine(row) ? word('line', row.status ?? '') : word('state', row.state ?? ''),
      tone: (row) =>
        isLine(row) ? (row.status === 'payable' ? 'good' : 'wait') : toneOf(row.state ?? 'applied'),
    },
    {
      head: 'reach.month',
      text: (row) => row.month ?? t('reach.open'),
      hidden: ({ query }) => query.kind === 'application',
    },
    {
      ...yuan('lines.amount', (row) => row.amount ?? '0.00'),
      sum: 'amount',
      hidden: ({ query }) => query.kind === 'application',
    },
  ],
})
