// What the numbers of the page of the funds open: the locked runs of a month, and lines of payments
// whatever their batch.
import type { MonthPayment, MonthPayments, Page, RunView } from '@shared/contract'
import { sumOf } from '@shared/figures'
import { type Key, t, word } from '@shared/language'
import { placeName, unitName } from '../area'
import { type Column, list, type Sums, yuan } from './list'

const toFunds = () => ({ name: 'funds' })
const part = (head: Key, sum: string, of: (view: RunView) => string): Column<RunView> => ({
  ...yuan(head, of),
  sum,
  to: (view) => ({ name: 'lines', params: { id: view.id } }),
})
// Of a page that is all of it; of one of several the sums are not known here.
function sumsOfRuns(answer: unknown): Sums | null {
  const { items, next } = answer as Page<RunView>
  if (next) return null
  const of = (amount: (view: RunView) => string) => sumOf(items.map(amount))
  return {
    total: of(({ run }) => run.total),
    province: of(({ run }) => run.province),
    city: of(({ run }) => run.city),
    county: of(({ run }) => run.county),
    social: of(({ run }) => run.social),
    original: of(({ run }) => run.original),
  }
}
export const fundRuns = list<RunView>({
  title: 'funds.runs',
  none: 'month.no_runs',
  path: () => '/api/v1/settlements',
  key: (view) => view.id,
  inArea: 'unit',
  starts: () => ({ state: 'locked', limit: '200' }),
  sums: sumsOfRuns,
  back: { label: 'funds.back', to: toFunds },
  says: ({ query }) => t('funds.of_month', { month: query.month ?? '' }),
  columns: [
    {
      head: 'month.run',
      look: 'name',
      text: ({ run }) => `${unitName(run.unit)} ${run.month} ${word('run_kind', run.kind)}`,
      to: ({ run }) => ({ name: 'month', query: { unit: run.unit, month: run.month } }),
    },
    { head: 'month.lines', look: 'n', text: ({ run }) => String(run.lines) },
    part('funds.due', 'total', ({ run }) => run.total),
    part('month.province', 'province', ({ run }) => run.province),
    part('month.city', 'city', ({ run }) => run.city),
    part('month.county', 'county', ({ run }) => run.county),
    part('month.social', 'social', ({ run }) => run.social),
    part('month.original', 'original', ({ run }) => run.original),
  ],
})

const bankCode = (line: MonthPayment) =>
  line.return_reason ? `${line.return_code} ${line.return_reason}` : '–'
export const paymentLines = list<MonthPayment>({
  title: 'funds.payments',
  none: 'payment.none',
  path: () => '/api/v1/payment-lines',
  key: (line) => line.id,
  person: (line) => line.placement,
  inArea: 'unit',
  sums: (answer) => ({ ...(answer as MonthPayments).sums }),
  back: { label: 'funds.back', to: toFunds },
  filters: [
    {
      name: 'state',
      label: 'applications.state',
      values: ['pending', 'withdrawn', 'sent', 'paid', 'returned', 'reissued', 'given_up'],
      words: 'pay',
      all: 'applications.all_states',
    },
  ],
  columns: [
    { head: 'plan.unit', look: 'name', text: (line) => unitName(line.unit) },
    { head: 'month.month', look: 'day', text: (line) => line.month },
    {
      head: 'payments.number',
      look: 'n',
      text: (line) => String(line.batch_number),
      to: (line) => ({ name: 'payment', params: { id: line.batch } }),
    },
    { head: 'payment.line', look: 'n', text: (line) => String(line.line_no) },
    { head: 'applications.name', look: 'name', sum: 'persons', text: (line) => line.name },
    { head: 'area.town', text: (line) => placeName(line.town, line.town.slice(0, 6)) },
    { head: 'payment.account', look: 'day', text: (line) => line.account_tail },
    { ...yuan('payment.amount', (line) => line.amount), sum: 'amount' },
    {
      head: 'applications.state',
      look: 'tag',
      text: (line) => word('pay', line.state),
      tone: (line) =>
        line.state === 'paid' ? 'good' : line.state === 'returned' ? 'bad' : 'wait',
    },
    { head: 'payment.reason', look: 'long', text: bankCode },
  ],
})
