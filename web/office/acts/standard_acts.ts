// What a county's documents set: pay standards, posts beyond the plan, expansions of the groups,
// and how the plan is shared among towns. Each names its document.
import type { AnnouncementLine, ExpansionLine, SelfIncreaseLine } from '@shared/contract'
import { word } from '@shared/language'
import { placeName, towns } from '../area'
import {
  type Act,
  amount,
  check,
  choice,
  choicesOf,
  count,
  day,
  type Field,
  file,
  filled,
  isYes,
  line,
  reason,
} from './act'

export const kSides = ['rural', 'urban'] as const
const kPostTypes = ['ordinary', 'skilled'] as const
const side = () => choice('side', 'side', kSides)
const withdrawal = (verb: string, subject: string, path: string): Act => ({
  verb,
  subject,
  path,
  fields: [reason()],
  body: (values) => values,
  grave: true,
})

export const recordStandard = (unit: string): Act => ({
  verb: 'record_pay_standard',
  path: '/api/v1/pay-standards',
  fields: [
    side(),
    choice('post_type', 'post_type', kPostTypes),
    line('band'),
    amount('rate', ''),
    day('from_day'),
    line('document'),
    day('document_day'),
    check('into_locked_months'),
  ],
  body: ({ into_locked_months, ...values }) => ({
    unit,
    ...values,
    into_locked_months: isYes(into_locked_months),
  }),
})

export const addSelfIncrease = (unit: string, year: string): Act => ({
  verb: 'add_self_increase',
  path: '/api/v1/plans/self-increase',
  fields: [side(), count('posts'), line('document'), day('effective_from')],
  body: ({ posts, ...values }) => ({ unit, year: Number(year), posts: Number(posts), ...values }),
})
export const withdrawSelfIncrease = (one: SelfIncreaseLine): Act =>
  withdrawal(
    'withdraw_self_increase',
    one.document,
    `/api/v1/self-increases/${one.id}/withdraw`,
  )

// An expansion rests on an announcement that left posts without anybody.
const announcement = (unit: string): Field => ({
  name: 'unfilled_announcement',
  kind: 'choice',
  needed: true,
  choices: (q) =>
    choicesOf<AnnouncementLine>(
      '/api/v1/announcements',
      { unit, state: 'published', ...(q ? { q } : {}) },
      (one) => ({ value: one.id, label: one.title }),
    ),
})
export const recordExpansion = (unit: string): Act => ({
  verb: 'record_expansion',
  path: '/api/v1/expansions',
  fields: [
    line('expansion_name'),
    side(),
    count('quota'),
    day('from_day'),
    day('until_day'),
    line('document'),
    day('document_day'),
    choice('approver', 'approver', ['government', 'bureau']),
    announcement(unit),
  ],
  body: ({ expansion_name: name, quota, ...values }) => ({
    unit,
    name,
    quota: Number(quota),
    ...values,
  }),
})
export const withdrawExpansion = (one: ExpansionLine): Act =>
  withdrawal('withdraw_expansion', one.name, `/api/v1/expansions/${one.id}/withdraw`)

// All towns of the county at once: what is left empty gets none.
export const allocateTowns = (unit: string, year: string): Act => ({
  verb: 'allocate_towns',
  subject: `${placeName(unit, unit)} ${year}`,
  path: '/api/v1/plans/towns',
  fields: [
    side(),
    ...towns(unit).map(
      ({ code, name }): Field => ({
        name: `town_${code}`,
        label: name,
        kind: 'count',
        needed: false,
      }),
    ),
  ],
  body: (values) => ({
    unit,
    year: Number(year),
    side: values.side,
    towns: towns(unit).flatMap(({ code }) => {
      const posts = (values[`town_${code}`] ?? '').trim()
      return posts ? [{ town: code, posts: Number(posts) }] : []
    }),
  }),
})

// The yearly plan as the table that the office has (docs/formats/plan-table.md).
export const issuePlan = (year: string): Act => ({
  verb: 'issue_plan_table',
  path: '/api/v1/plans/table',
  pathOf: ({ file: _, rural_approximate, urban_approximate, ...values }) =>
    `/api/v1/plans/table?${new URLSearchParams({
      ...filled(values),
      rural_approximate: String(isYes(rural_approximate)),
      urban_approximate: String(isYes(urban_approximate)),
    }).toString()}`,
  fields: [
    { ...count('year'), start: year },
    line('document'),
    day('issued_on'),
    day('effective_from'),
    count('rural_total'),
    count('urban_total'),
    check('rural_approximate'),
    check('urban_approximate'),
    reason(false),
    file('file', word('hint', 'plan_table')),
  ],
  file: 'file',
  body: () => ({}),
  grave: true,
})
