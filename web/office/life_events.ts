// A person's way as one row of days, the newest first: what the server told of applications, posts
// and papers, put in order. Nothing is decided here.
import type { RouteLocationRaw } from 'vue-router'
import type { EndView, LifePost, PersonLife } from '@shared/contract'
import { say, t, word } from '@shared/language'
import { outcomeTone } from '@shared/why'

export interface LifeEvent {
  day: string
  says: string
  more: string
  tone: 'good' | 'bad' | 'wait' | 'brand'
  to?: RouteLocationRaw
  link?: string
}

const kFound = { at_work: 'good', not_at_work: 'bad', away_with_cause: 'wait' } as const
const kTones = { started: 'good', resumed: 'good', paused: 'wait', exited: 'bad' } as Record<
  string,
  LifeEvent['tone']
>

function ofPost(post: LifePost): LifeEvent[] {
  return [
    ...post.agreements.map(
      (one): LifeEvent => ({
        day: one.signed_on,
        says: t('life.agreement', { number: one.number }),
        more: t('life.span', { from: one.from_day, until: one.until_day }),
        tone: 'brand',
      }),
    ),
    ...post.trainings.map(
      (one): LifeEvent => ({
        day: one.held_on,
        says: t('life.training'),
        more: t('life.training_says', { topic: one.topic, hours: one.hours }),
        tone: 'brand',
      }),
    ),
    ...post.spot_checks.map(
      ({ day, time, finding, place, withdrawn }): LifeEvent => ({
        day,
        says: t('spot.life', { time, found: word('spot_finding', finding) }),
        more: withdrawn ? `${place} · ${word('spot_withdrawn', 'true')}` : place,
        tone: withdrawn ? 'brand' : kFound[finding],
        to: { name: 'spotChecks', query: { placement: post.id } },
        link: t('spot.title'),
      }),
    ),
    ...post.events.map(
      ({ kind, day }): LifeEvent => ({
        day,
        says: word('placement_event', kind),
        more:
          kind === 'exited' && post.end_reason
            ? word('exit_reason', post.end_reason)
            : post.post_title,
        tone: kTones[kind] ?? 'brand',
      }),
    ),
  ]
}

// Agreement, training and start have rows of their own.
const kOfPost = ['agreement', 'training', 'start']

// Why it ended without a start, in the words of who ended it.
const ofEnd = (
  { kind, day, organisation, reason }: EndView,
  { id, number }: PersonLife['applications'][number],
): LifeEvent => ({
  day,
  says: word('application_end', kind),
  more: [organisation, reason].filter(Boolean).join(' · '),
  tone: 'bad',
  to: { name: 'application', params: { id } },
  link: t('life.application', { number }),
})

export function lifeEvents(life: PersonLife): LifeEvent[] {
  const ofApplications = life.applications.flatMap((one): LifeEvent[] => [
    ...one.steps
      .filter(({ step }) => !kOfPost.includes(step))
      .map(
        ({ step, kind, day }): LifeEvent => ({
          day,
          says: word('step', step),
          more: kind === 'done' ? '' : word('steps', kind),
          tone: 'brand',
          to: { name: 'application', params: { id: one.id } },
          link: t('life.application', { number: one.number }),
        }),
      ),
    ...(one.ended ? [ofEnd(one.ended, one)] : []),
    ...one.decisions.map(
      (decision): LifeEvent => ({
        day: decision.day,
        says: word('decision', decision.kind),
        more: [
          say(`outcome.${decision.outcome}`) ?? decision.outcome,
          decision.headline && (say(`reason.${decision.headline}`) ?? decision.headline),
        ]
          .filter(Boolean)
          .join(' · '),
        tone: outcomeTone(decision.outcome),
        to: { name: 'why', params: { id: decision.id } },
        link: t('why.title'),
      }),
    ),
  ])
  // What happened later on one day stands above; sorting keeps the order of what is equal.
  return [...ofApplications, ...life.posts.flatMap(ofPost)]
    .reverse()
    .sort((one, other) => other.day.localeCompare(one.day))
}

export const firstDay = (life: PersonLife): string =>
  [...life.applications.map((one) => one.applied_on), ...life.posts.map((one) => one.started_on)]
    .sort()[0] ?? life.on
