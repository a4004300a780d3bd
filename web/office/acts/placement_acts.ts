// The acts on one who is on a post: pause, end, move, a longer term, and who is to hold the next.
import type { PlacementLine, PostLine } from '@shared/contract'
import { say, t } from '@shared/language'
import { placeName } from '../area'
import { useSession } from '../session'
import {
  type Act,
  allOf,
  check,
  choice,
  choicesOf,
  count,
  day,
  type Field,
  filled,
  isYes,
  line,
  reason,
} from './act'
import { renewAct } from './person_acts'
import { today } from './post_acts'

export const kExitReasons = [
  'expiry',
  'retirement',
  'death',
  'employed',
  'business_registered',
  'employee_pension',
  'illness',
  'service_or_study',
  'criminal_liability',
  'discipline',
  'unqualified',
  'refuses_arrangement',
  'own_request',
  'false_information',
  'transfer',
  'post_abolished',
] as const

function exitAct(one: PlacementLine, verb: string, end: string): Act {
  return {
    verb,
    subject: one.name,
    path: `/api/v1/placements/${one.id}/${end}`,
    version: one.version,
    fields: [
      choice('exit_reason', 'exit', kExitReasons),
      day('last_day', today()),
      check('employment_wanted'),
      { name: 'remark', kind: 'long', needed: false },
    ],
    body: ({ exit_reason: why, employment_wanted, ...values }) => ({
      ...values,
      reason: why,
      employment_wanted: isYes(employment_wanted),
    }),
    grave: true,
  }
}

// Where nobody is: within the same county.
const freePost = (one: PlacementLine): Field => ({
  name: 'post',
  kind: 'choice',
  needed: true,
  choices: (q) =>
    choicesOf<PostLine>(
      '/api/v1/posts',
      { unit: one.unit, side: one.side, state: 'vacant', ...(q ? { q } : {}) },
      (post) => ({
        value: post.id,
        label: `${t('act.post', { number: post.number, title: post.title })} ${placeName(
          post.place,
          post.unit,
        )}`,
      }),
    ),
})

// Circumstances that end or bar a placement, in the words of the explanations.
const kFacts = [
  'deceased',
  'in_custody',
  'in_school_or_service',
  'draws_employee_pension',
  'fiscal_payroll',
  'employed_elsewhere',
  'registered_business',
  'village_committee_member',
] as const
const factChoices = () =>
  kFacts.map((value) => ({ value, label: say(`reason.${value}`) ?? value }))

const holdAct = (one: PlacementLine): Act => ({
  verb: 'hold_pay',
  subject: one.name,
  path: '/api/v1/holds',
  fields: [
    choice('hold_kind', 'hold', ['held', 'waiting']),
    line('month', useSession().month),
    reason(),
  ],
  body: ({ hold_kind: kind, month, ...values }) => ({
    placement: one.id,
    kind,
    from_month: month,
    until_month: month,
    ...values,
  }),
})

export function placementActs(one: PlacementLine): Act[] {
  const at = `/api/v1/placements/${one.id}`
  const of = { subject: one.name, version: one.version }
  return [
    renewAct(one),
    {
      verb: 'pause_placement',
      path: `${at}/pause`,
      fields: [day('pause_day', today()), reason()],
      body: ({ pause_day, ...values }) => ({ day: pause_day, ...values }),
      ...of,
    },
    {
      verb: 'resume_placement',
      path: `${at}/resume`,
      fields: [day('resume_day', today())],
      body: ({ resume_day }) => ({ day: resume_day }),
      ...of,
    },
    exitAct(one, 'exit_placement', 'exit'),
    exitAct(one, 'order_exit', 'order-exit'),
    exitAct(one, 'report_exit', 'exit-report'),
    {
      verb: 'transfer_placement',
      path: `${at}/transfer`,
      fields: [freePost(one), day('transfer_day', today()), day('signed_on', today()), reason()],
      body: ({ transfer_day, ...values }) => ({ day: transfer_day, ...values }),
      ...of,
    },
    {
      verb: 'record_extension',
      subject: one.name,
      path: `${at}/extension`,
      fields: [line('until_month'), reason(), line('document')],
      body: filled,
    },
    holdAct(one),
    {
      verb: 'record_fact',
      subject: one.name,
      path: `/api/v1/persons/${one.person}/facts`,
      fields: [
        { name: 'fact', kind: 'choice', needed: true, choices: async () => allOf(factChoices()) },
        day('from_day', today()),
        { ...day('until_day'), needed: false },
        line('fact_source'),
      ],
      body: ({ fact_source: source, ...values }) => ({ ...filled(values), source }),
    },
    {
      verb: 'record_prior_months',
      subject: one.name,
      path: `/api/v1/persons/${one.person}/prior-months`,
      fields: [
        count('months'),
        line('proof'),
        { ...day('first_approved_on'), needed: false },
        line('first_approval_proof', '', false),
      ],
      body: ({ months, ...values }) => ({ months: Number(months), ...filled(values) }),
    },
  ]
}

// What fits where the placement stands, of what the actor's role has.
export function placementOffers(one: PlacementLine, may: (verb: string) => boolean) {
  if (one.state === 'ended') return []
  const paused = one.state === 'paused'
  return placementActs(one)
    .map(({ verb }) => verb)
    .filter((verb) => verb !== (paused ? 'pause_placement' : 'resume_placement') && may(verb))
    .map((verb) => ({ verb, allowed: true }))
}
