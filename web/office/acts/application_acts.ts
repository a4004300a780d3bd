// The acts on one application, and those on several of a list at once.
import type { ApplicationLine, ApplicationState, ApplicationView, PostLine } from '@shared/contract'
import { yearsLater } from '@shared/figures'
import { t, word } from '@shared/language'
import { placeName, villages } from '../area'
import {
  type Act,
  amount,
  type Choices,
  choicesOf,
  day,
  type Field,
  line,
  reason,
  type Values,
} from './act'

// Posts that wait for somebody: the village's own first, then the town's, by title, number or
// village.
async function openPosts(of: Placed, q: string): Promise<Choices> {
  const named = (await villages(of.town)).filter(({ name }) => q && name.includes(q))
  const ask = (state: string, more: Record<string, string>) =>
    choicesOf<PostLine>(
      '/api/v1/posts',
      { unit: of.unit, town: of.town, side: of.side, state, ...more },
      (post) => ({
        value: post.id,
        label: `${t('act.post', { number: post.number, title: post.title })} ${placeName(
          post.place,
          of.unit,
        )}`,
      }),
    )
  // What is found in the town holds what was found in a village before: that is counted once.
  const narrow = [{ place: of.village, q }, ...named.map(({ code }) => ({ place: code, q: '' }))]
  const both = (query: Record<string, string>) =>
    Promise.all(['open', 'vacant'].map((state) => ask(state, query)))
  const [first, rest] = await Promise.all([Promise.all(narrow.map(both)), both({ q })])
  const found = new Map(
    [...first.flat(), ...rest].flatMap(({ choices }) => choices).map((one) => [one.value, one]),
  )
  const inTown = rest.reduce((sum, { choices, more }) => sum + choices.length + more, 0)
  return { choices: [...found.values()], more: Math.max(0, inTown - found.size) }
}

type Placed = Pick<
  ApplicationLine,
  'id' | 'name' | 'number' | 'unit' | 'town' | 'village' | 'side'
>
export const approveAct = (one: Placed, post: string, version: number): Act => ({
  verb: 'approve_application',
  subject: t('application.of', { name: one.name, number: one.number }),
  path: `/api/v1/applications/${one.id}/approve`,
  version,
  fields: [
    {
      name: 'post',
      kind: 'choice',
      needed: true,
      choices: (q) => openPosts(one, q),
      start: post,
    },
    reason(false),
  ],
  body: (values) => values,
})

export function applicationActs(view: ApplicationView, today: string): Act[] {
  const { line: one, version } = view
  const at = (end: string) => `/api/v1/applications/${one.id}/${end}`
  const notice = view.actions.find((offer) => offer.verb === 'lodge_objection')?.params
  const waived = view.actions.find((offer) => offer.verb === 'waive_step')?.params?.step
  const subject = t('application.of', { name: one.name, number: one.number })
  const withReason = (verb: string, end: string): Act => ({
    verb,
    subject,
    path: at(end),
    version,
    fields: [reason()],
    body: (values) => values,
    grave: true,
  })
  return [
    noticeAct([one]),
    approveAct(one, view.post ?? '', version),
    {
      verb: 'sign_agreement',
      subject,
      path: at('agreement'),
      version,
      fields: [
        day('from_day', today),
        day('until_day', yearsLater(today, 1)),
        day('signed_on', today),
      ],
      body: (values) => values,
    },
    trainingAct([one], today),
    {
      verb: 'start_placement',
      subject,
      path: at('start'),
      version,
      fields: [day('started_on', today)],
      body: (values) => values,
    },
    {
      verb: 'lodge_objection',
      path: `/api/v1/notices/${notice?.notice}/objections`,
      fields: [{ name: 'text', kind: 'long', needed: true }],
      body: (values) => ({ item_no: Number(notice?.item_no), text: values.text }),
    },
    {
      verb: 'waive_step',
      subject,
      path: at('waive'),
      version,
      fields: [reason()],
      body: (values) => ({ step: waived, reason: values.reason }),
    },
    withReason('refuse_application', 'refuse'),
    withReason('withdraw_application', 'withdraw'),
    withReason('withdraw_approval', 'withdraw-approval'),
    withReason('lapse_approval', 'lapse'),
  ]
}

// One notice for applications of one town: of one village where all are of it.
type Sited = Pick<ApplicationLine, 'id' | 'unit' | 'town' | 'village'>
export function noticeAct(lines: Sited[]): Act {
  const first = lines[0]
  const one = lines.every((other) => other.village === first?.village)
  const place = (one ? first?.village : first?.town) ?? ''
  const name = first ? placeName(place, first.unit) : ''
  return {
    verb: 'publish_notice',
    path: '/api/v1/notices',
    fields: [line('title', t('act.notice_title', { place: name })), line('hotline')],
    body: (values) => ({ ...values, place, applications: lines.map((other) => other.id) }),
  }
}

export function trainingAct(lines: ApplicationLine[], today: string): Act {
  return {
    verb: 'record_training',
    path: '/api/v1/trainings',
    fields: [day('held_on', today), line('topic'), line('lecturer'), amount('hours', '4.0')],
    body: (values) => ({
      ...values,
      town: lines[0]?.town,
      trainees: lines.map((one) => ({ application: one.id, passed: true })),
    }),
  }
}

// The next step of several people with the same days: each is a request of its own, which the page
// sends one after the other.
export function nextOfSeveral(
  state: ApplicationState,
  lines: ApplicationLine[],
  today: string,
  begin: (verb: string, values: Values) => void,
): Act | null {
  const several = (verb: string, fields: Field[]): Act => ({
    verb,
    path: '/api/v1/applications',
    subject: t('placing.several', { n: lines.length }),
    fields,
    body: (values) => values,
    instead: (values) => begin(verb, values),
  })
  if (state === 'agreed') return trainingAct(lines, today)
  if (state === 'approved')
    return several('sign_agreement', [
      day('from_day', today),
      day('until_day', yearsLater(today, 1)),
      day('signed_on', today),
    ])
  return state === 'trained' ? several('start_placement', [day('started_on', today)]) : null
}

// The act that takes the next step, so that a reader sees it also when it is not theirs.
const nextVerb: Partial<Record<ApplicationState, string>> = {
  applied: 'open_review',
  reviewed: 'publish_notice',
  noticed: 'approve_application',
  approved: 'sign_agreement',
  agreed: 'record_training',
  trained: 'start_placement',
}
export const nextActOf = (state: ApplicationState): string | null => nextVerb[state] ?? null

export const isEnd = (state: ApplicationState): boolean =>
  ['started', 'refused', 'withdrawn', 'lapsed'].includes(state)

export const toneOf = (state: ApplicationState): string =>
  state === 'started'
    ? 'good'
    : state === 'refused' || state === 'lapsed'
      ? 'bad'
      : state === 'withdrawn' || state === 'reserve'
        ? 'wait'
        : 'brand'

export const stateName = (state: ApplicationState): string => word('state', state)
