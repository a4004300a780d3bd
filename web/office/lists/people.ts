// Lists of posts and of people on their way to one.
import type {
  ApplicationLine,
  ApplicationState,
  PlacementLine,
  PostLine,
  ReviewLine,
} from '@shared/contract'
import { t, word } from '@shared/language'
import { noticeAct, toneOf, trainingAct } from '../acts/application_acts'
import { applyForPost, registerPerson } from '../acts/intake_acts'
import { placementActs, placementOffers } from '../acts/placement_acts'
import { abolishPost, approvePosts, draftAnnouncement, proposePosts } from '../acts/post_acts'
import { closeReviewAct, openReviewAct } from '../acts/review_acts'
import { placeName } from '../area'
import { planYears } from '../plan_years'
import { type Filter, list, single } from './list'

export const kApplicationStates: ApplicationState[] = [
  'applied',
  'reviewed',
  'noticed',
  'approved',
  'agreed',
  'trained',
  'started',
  'reserve',
  'refused',
  'withdrawn',
  'lapsed',
]
const where = (unit: string, town: string, village: string) =>
  `${placeName(town, unit)} ${placeName(village, unit)}`
const toPerson = (line: { person: string }) => ({ name: 'person', params: { id: line.person } })
const toApplication = (line: ApplicationLine) => ({ name: 'application', params: { id: line.id } })

export const applications = list<ApplicationLine>({
  title: 'applications.title',
  none: 'applications.none',
  path: () => '/api/v1/applications',
  key: (line) => line.id,
  inArea: true,
  filters: [
    {
      name: 'state',
      label: 'applications.state',
      values: kApplicationStates,
      words: 'state',
      all: 'applications.all_states',
    },
  ],
  columns: [
    {
      head: 'applications.number',
      look: 'n',
      text: (line) => String(line.number),
      to: toApplication,
      sort: 'number',
    },
    {
      head: 'applications.name',
      look: 'name',
      text: (line) => line.name,
      to: toApplication,
      sort: 'name',
    },
    {
      head: 'applications.village',
      text: (line) => where(line.unit, line.town, line.village),
    },
    { head: 'plan.side', text: (line) => word('side', line.side) },
    {
      head: 'applications.applied_on',
      look: 'day',
      text: (line) => line.applied_on,
      sort: 'applied_on',
    },
    {
      head: 'applications.votes',
      look: 'n',
      text: (line) => String(line.votes_for ?? '–'),
      sort: 'votes_for',
    },
    {
      head: 'applications.state',
      look: 'tag',
      text: (line) => word('state', line.state),
      tone: (line) => toneOf(line.state),
    },
  ],
  pageActs: ({ query }, may) => {
    const { unit, town } = query
    if (!unit || !town) return null
    const all = [registerPerson(unit, town), applyForPost(unit, town)]
    const acts = all.filter((act) => may(act.verb))
    return { acts, offers: acts.map(({ verb }) => ({ verb, allowed: true })) }
  },
  ticks: {
    fits: (line, { query }) =>
      line.state === query.state && ['reviewed', 'agreed'].includes(line.state),
    acts: (lines, { query }, today) => [
      query.state === 'agreed' ? trainingAct(lines, today) : noticeAct(lines),
    ],
  },
})

// Of the year in which it is looked at.
const yearFilter = (): Filter => ({
  name: 'year',
  label: 'plan.year',
  get values() {
    return planYears().map(String)
  },
  words: 'year',
  all: 'posts.all_years',
})
export const placements = list<PlacementLine>({
  title: 'placements.title',
  none: 'placements.none',
  path: () => '/api/v1/placements',
  figure: async () => (await import('../parts/RosterDay.vue')).default,
  says: ({ query: { on } }) => (on ? t('placements.as_of', { day: on }) : ''),
  key: (line) => line.id,
  person: (line) => line.person,
  inArea: true,
  filters: [
    {
      name: 'state',
      label: 'applications.state',
      values: ['on_duty', 'paused', 'ended'],
      words: 'placement',
      all: 'applications.all_states',
    },
    yearFilter(),
    {
      name: 'self_increase',
      label: 'posts.of_plan',
      values: ['false', 'true'],
      words: 'of_plan',
      all: 'posts.with_and_beyond',
    },
  ],
  columns: [
    {
      head: 'applications.number',
      look: 'n',
      text: (line) => String(line.number),
      sort: 'number',
    },
    {
      head: 'applications.name',
      look: 'name',
      text: (line) => line.name,
      to: toPerson,
      sort: 'name',
    },
    { head: 'placements.post', text: (line) => line.post_title, sort: 'post_title' },
    { head: 'applications.village', text: (line) => where(line.unit, line.town, line.village) },
    { head: 'plan.side', text: (line) => word('side', line.side) },
    {
      head: 'placements.started_on',
      look: 'day',
      text: (line) => line.started_on,
      sort: 'started_on',
    },
    {
      head: 'placements.agreed_until',
      look: 'day',
      text: (line) => line.agreed_until ?? '–',
      sort: 'agreed_until',
    },
    {
      head: 'placements.ended_on',
      look: 'day',
      text: (line) => line.ended_on ?? '–',
      sort: 'ended_on',
    },
    {
      head: 'applications.state',
      look: 'tag',
      text: (line) => word('placement', line.state),
      tone: (line) => (line.state === 'on_duty' ? 'good' : 'wait'),
    },
  ],
  folds: true,
  rowActs: (line, _, may) => ({
    offers: placementOffers(line, may),
    acts: placementActs(line),
  }),
})

export const posts = list<PostLine>({
  title: 'posts.title',
  none: 'posts.none',
  path: () => '/api/v1/posts',
  key: (line) => line.id,
  inArea: true,
  filters: [
    {
      name: 'state',
      label: 'applications.state',
      values: ['proposed', 'open', 'reserved', 'filled', 'vacant', 'abolished'],
      words: 'post',
      all: 'applications.all_states',
    },
    yearFilter(),
    {
      name: 'side',
      label: 'plan.side',
      values: ['rural', 'urban'],
      words: 'side',
      all: 'posts.both_sides',
    },
    {
      name: 'self_increase',
      label: 'posts.of_plan',
      values: ['false', 'true'],
      words: 'of_plan',
      all: 'posts.with_and_beyond',
    },
    {
      name: 'created',
      label: 'plan.created',
      values: ['true', 'false'],
      words: 'created',
      all: 'posts.created_or_not',
    },
    {
      name: 'ever_filled',
      label: 'plan.completed',
      values: ['true', 'false'],
      words: 'ever_filled',
      all: 'posts.filled_or_not',
    },
  ],
  columns: [
    {
      head: 'applications.number',
      look: 'n',
      text: (line) => String(line.number),
      sort: 'number',
    },
    { head: 'placements.post', look: 'name', text: (line) => line.title, sort: 'title' },
    { head: 'posts.kind', text: (line) => word('post_type', line.post_type) },
    { head: 'applications.village', text: (line) => where(line.unit, line.town, line.place) },
    {
      head: 'plan.side',
      text: (line) =>
        line.self_increase
          ? t('posts.beyond_plan', { side: word('side', line.side) })
          : word('side', line.side),
    },
    {
      head: 'posts.created_on',
      look: 'day',
      text: (line) => line.created_on ?? '–',
      sort: 'created_on',
    },
    {
      head: 'posts.first_filled_on',
      look: 'day',
      text: (line) => line.first_filled_on ?? '–',
      sort: 'first_filled_on',
    },
    {
      head: 'applications.state',
      look: 'tag',
      text: (line) => word('post', line.state),
      tone: (line) =>
        line.state === 'filled' ? 'good' : line.state === 'vacant' ? 'wait' : 'brand',
    },
  ],
  // Proposed ones are approved together, those without anybody announced together.
  ticks: {
    fits: (line, { query }) =>
      line.state === query.state && ['proposed', 'open', 'vacant'].includes(line.state),
    acts: (lines, { query }, today) => [
      query.state === 'proposed' ? approvePosts(lines) : draftAnnouncement(lines, today),
    ],
  },
  pageActs: ({ query }, may, today) =>
    query.unit && query.town
      ? single(proposePosts(query.unit, query.town, query.year || today.slice(0, 4)), may)
      : null,
  rowActs: (line, _, may) =>
    ['open', 'vacant', 'proposed'].includes(line.state) ? single(abolishPost(line), may) : null,
})

const votedOn = ({ unit, village }: ReviewLine, query: Record<string, string>) => ({
  name: 'applications',
  query: { unit, town: village.slice(0, 9), ...query },
})
export const reviews = list<ReviewLine>({
  title: 'reviews.title',
  none: 'reviews.none',
  path: () => '/api/v1/reviews',
  key: (line) => line.id,
  inArea: true,
  filters: [
    {
      name: 'state',
      label: 'applications.state',
      values: ['open', 'closed'],
      words: 'review',
      all: 'applications.all_states',
    },
  ],
  columns: [
    {
      head: 'reviews.held_on',
      look: 'day',
      text: (line) => line.held_on,
      to: ({ id }) => ({ name: 'review', params: { id } }),
    },
    {
      head: 'applications.village',
      look: 'name',
      text: (line) => where(line.unit, line.village.slice(0, 9), line.village),
    },
    {
      head: 'reviews.present',
      look: 'n',
      text: (line) => t('reviews.of', { n: line.present, of: line.expected }),
    },
    {
      head: 'reviews.passed',
      look: 'n',
      text: (line) => String(line.passed),
      to: (line) => votedOn(line, { review: line.id, passed: 'true' }),
    },
    {
      head: 'reviews.failed',
      look: 'n',
      text: (line) => String(line.failed),
      to: (line) => votedOn(line, { review: line.id, passed: 'false' }),
    },
    {
      head: 'reviews.waiting',
      look: 'n',
      text: (line) => String(line.waiting),
      to: (line) =>
        votedOn(line, {
          state: 'applied',
          village: line.village,
          announcement: line.announcement,
        }),
    },
    { head: 'application.evidence', look: 'long', text: (line) => line.evidence || '–' },
    {
      head: 'applications.state',
      look: 'tag',
      text: (line) => word('review', line.state),
      tone: (line) => (line.state === 'closed' ? 'good' : 'wait'),
    },
  ],
  pageActs: ({ query }, may, today) =>
    may('open_review') && query.unit && query.town
      ? {
          offers: [{ verb: 'open_review', allowed: true }],
          acts: [openReviewAct(query.unit, query.town, today)],
        }
      : null,
  rowActs: (line, _, may) =>
    line.state === 'open' && may('close_review')
      ? { offers: [{ verb: 'close_review', allowed: true }], acts: [closeReviewAct(line)] }
      : null,
})
