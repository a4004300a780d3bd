// From a fact to what proves it: the page of the office that shows the record named by the server,
// where the reader may open it. A record without a page of its own (an account) has no link.
import type { RouteLocationRaw } from 'vue-router'
import type { Trace } from '@shared/contract'

type Fact = Trace['nodes'][number]['facts'][number]
interface Way {
  verb: string
  to: (id: string, more: string, trace: Trace) => RouteLocationRaw | null
}
const kWays: Record<string, Way> = {
  person: { verb: 'read_life', to: (id) => ({ name: 'person', params: { id } }) },
  person_fact: { verb: 'list_facts', to: (_, __, trace) => ofPerson(trace) },
  prior_months: { verb: 'list_facts', to: (_, __, trace) => ofPerson(trace) },
  recognition: { verb: 'list_facts', to: (_, __, trace) => ofPerson(trace) },
  register_snapshot: { verb: 'load_register', to: () => ({ name: 'registers' }) },
  scope_expansion: { verb: 'list_expansions', to: () => ({ name: 'expansions' }) },
  pay_standard: { verb: 'list_pay_standards', to: () => ({ name: 'standards' }) },
  review_session: { verb: 'read_review', to: (id) => ({ name: 'review', params: { id } }) },
  settlement_line: { verb: 'explain_settled', to: (id) => ({ name: 'why-line', params: { id } }) },
  attendance: {
    verb: 'list_month',
    to: (town, month) => ({ name: 'attendance-days', query: { town, month } }),
  },
}

// What is on record of a person stands on the person's page.
function ofPerson({ nodes }: Trace): RouteLocationRaw | null {
  const told = nodes.flatMap(({ facts }) => facts).find((one) => one.evidence.startsWith('person/'))
  const id = told?.evidence.split('/')[1]
  return id ? { name: 'person', params: { id }, hash: '#known' } : null
}

export function evidenceOf(
  { evidence }: Fact,
  trace: Trace,
  may: (verb: string) => boolean,
): RouteLocationRaw | null {
  const [kind = '', id = '', more = ''] = evidence.split('/')
  const way = kWays[kind]
  return way && may(way.verb) ? way.to(id, more, trace) : null
}
export const evidenceKind = ({ evidence }: Fact): string => evidence.split('/')[0] ?? ''
