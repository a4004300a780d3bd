// The acts on one who is on a post: pause, end, move, a longer term, and who is to hold the next.
import type { PlacementLine, PostLine } from '@shared/contract'
import { t } from '@shared/language'
import { placeName } from '../area'
import { useSession } from '../session'
import {
  type Act,
  check,
  choice,
  choicesOf,
  day,
  type Field,
  filled,
  isYes,
  line,
  reason,
} from './act'
import { renewAct } from './person_acts'
import { today } from './post_acts'
import { recordFact, recordPriorMonths } from './record_acts'
import { recordSpotCheck } from './spot_acts'

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
    recordSpotCheck(one),
    recordFact(one.person, one.name),
    recordPriorMonths(one.person, one.name),
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
