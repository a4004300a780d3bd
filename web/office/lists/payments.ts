// Lists of payments: batches, and the rows of one batch.
import { read } from '@shared/api'
import type { BatchLine, BatchLines, BatchPage, BatchView } from '@shared/contract'
import { count, money } from '@shared/figures'
import { language, word } from '@shared/language'
import { batchActs, batchName, giveUpAct, reissueAct } from '../acts/month_acts'
import { placeName } from '../area'
import { type About, type Asked, list, yuan } from './list'
import { shownSums } from './month_sums'

const n = (value: number) => count(value, language.value)

async function aboutBatch({ params }: Asked): Promise<About | null> {
  const { data: view } = await read<BatchView>(`/api/v1/payments/${params.id}`)
  if (!view) return null
  return {
    says: `${batchName(view)} · ${word('batch', view.batch.state)}`,
    to: { name: 'payments' },
  }
}

// The bank's code for a payment that arrived says what the state says.
const bankCode = (line: BatchLine) => (line.state === 'paid' ? '–' : line.return_code || '–')
export const payment = list<BatchLine>({
  title: 'payment.title',
  none: 'payment.none',
  path: ({ params }) => `/api/v1/payments/${params.id}/lines`,
  sums: (answer) => ({ ...(answer as BatchLines).sums }),
  key: (line) => line.id,
  person: (line) => line.placement,
  back: { label: 'payment.back', to: () => ({ name: 'payments' }) },
  about: aboutBatch,
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
    {
      head: 'payment.reason',
      look: 'long',
      text: (line) =>
        line.return_reason ? `${line.return_code} ${line.return_reason}` : bankCode(line),
    },
  ],
  ticks: {
    fits: (line) => line.state === 'returned',
    acts: (ticked, { params }) => [reissueAct(params.id ?? '', ticked)],
    amount: (line) => line.amount,
  },
  rowActs: (line, _, may) =>
    line.state === 'returned' && may('give_up_payment')
      ? { offers: [{ verb: 'give_up_payment', allowed: true }], acts: [giveUpAct(line)] }
      : null,
})

const ofBatch = (query: Record<string, string> = {}) => (view: BatchView) => ({
  name: 'payment',
  params: { id: view.id },
  query,
})
export const payments = list<BatchView>({
  title: 'payments.title',
  none: 'payments.none',
  figure: async () => (await import('../parts/PaymentFigure.vue')).default,
  path: () => '/api/v1/payments',
  key: (view) => view.id,
  inArea: true,
  sums: (answer) => {
    const { items, sums } = answer as BatchPage
    return items.length ? shownSums(sums) : null
  },
  filters: [
    {
      name: 'state',
      label: 'applications.state',
      values: ['made', 'withdrawn', 'released', 'sent', 'answered'],
      words: 'batch',
      all: 'applications.all_states',
    },
  ],
  columns: [
    {
      head: 'payments.number',
      look: 'name',
      sum: 'persons',
      text: batchName,
      to: ofBatch(),
    },
    {
      head: 'applications.state',
      look: 'tag',
      text: (view) => word('batch', view.batch.state),
      tone: (view) => (view.batch.state === 'answered' ? 'good' : 'brand'),
    },
    {
      head: 'payments.lines',
      look: 'n',
      sum: 'lines',
      text: (view) => n(view.batch.lines),
      to: ofBatch(),
    },
    { ...yuan('payments.total', (view) => view.batch.total), sum: 'total', to: ofBatch() },
    {
      head: 'payments.paid',
      look: 'n',
      sum: 'paid',
      text: (view) => money(view.paid),
      amount: (view) => view.paid,
      to: ofBatch({ state: 'paid' }),
    },
    {
      head: 'payments.returned',
      look: 'n',
      sum: 'returned',
      text: (view) => n(view.returned_lines),
      to: ofBatch({ state: 'returned' }),
    },
    {
      head: 'payments.given_up',
      look: 'n',
      sum: 'given_up',
      text: (view) => money(view.given_up),
      to: ofBatch({ state: 'given_up' }),
    },
    {
      head: 'payments.unanswered',
      look: 'n',
      sum: 'unanswered',
      text: (view) => n(view.unanswered_lines),
      // Until the bank has the file, its lines stand ready and are not sent.
      to: (view) =>
        ofBatch({ state: ['made', 'released'].includes(view.batch.state) ? 'pending' : 'sent' })(
          view,
        ),
    },
  ],
  rowActs: (view) => ({ offers: shownOffers(view), acts: batchActs(view) }),
})
// Lines are issued again and given up where they stand.
const ofLines = ['reissue_payment', 'give_up_payment']
const shownOffers = (view: BatchView) =>
  view.actions.filter((offer) => !ofLines.includes(offer.verb))
