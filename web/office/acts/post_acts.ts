// From the host to the announced post: hosts, proposals, approvals, announcements.
import type { AnnouncementLine, CatalogueItem, HostLine, PostLine } from '@shared/contract'
import { read } from '@shared/api'
import { t, word } from '@shared/language'
import { placeName } from '../area'
import { useSession } from '../session'
import {
  type Act,
  check,
  choice,
  type Choices,
  choicesOf,
  count,
  day,
  type Field,
  filled,
  isYes,
  line,
  place,
  placeOf,
  reason,
} from './act'
import { kSides } from './standard_acts'

export const kHostKinds = [
  'town_or_village',
  'department',
  'institution',
  'state_enterprise',
  'college',
] as const

export const registerHost = (): Act => ({
  verb: 'register_host',
  path: '/api/v1/hosts',
  fields: [
    place('host_place', 'town'),
    choice('host_kind', 'host', kHostKinds),
    line('name'),
    line('credit_code', '', false),
  ],
  body: ({ host_place, host_kind: kind, ...values }) => ({
    place: placeOf(host_place).place,
    kind,
    ...filled(values),
  }),
})
export const setScheduledDays = (one: HostLine, month: string): Act => ({
  verb: 'set_scheduled_days',
  subject: one.name,
  path: '/api/v1/scheduled-days',
  fields: [line('month', month), { ...line('scheduled_days'), kind: 'amount' }],
  body: ({ month: of, scheduled_days: days }) => ({ host: one.id, month: of, days }),
})

const host = (unit: string, town: string): Field => ({
  name: 'host',
  kind: 'choice',
  needed: true,
  choices: () =>
    choicesOf<HostLine>('/api/v1/hosts', { unit, town }, (one) => ({
      value: one.id,
      label: one.name,
    })),
})
// An item of annex 2, as "side category item".
async function items(q: string): Promise<Choices> {
  const { data } = await read<CatalogueItem[]>('/api/v1/catalogue')
  const found = (data ?? []).filter((one) => !q || `${one.category}${one.name}`.includes(q))
  const choices = found.map((one) => ({
    value: `${one.category_no}/${one.item_no}`,
    label: t('posts.item', {
      side: word('side', one.side),
      category: one.category,
      name: one.name,
    }),
  }))
  return { choices, more: 0 }
}
const item = (name: string, needed: boolean): Field => ({
  name,
  kind: 'choice',
  needed,
  choices: items,
})
function itemsOf(...chosen: (string | undefined)[]) {
  return chosen.filter(Boolean).map((one) => {
    const [category_no, item_no] = one!.split('/').map(Number)
    return { category_no, item_no }
  })
}
export const proposePosts = (unit: string, town: string, year: string): Act => ({
  verb: 'propose_posts',
  subject: placeName(town || unit, unit),
  path: '/api/v1/posts',
  fields: [
    host(unit, town),
    place('post_place', 'village', town ? `${unit}/${town}` : unit),
    { ...count('year'), start: year },
    choice('side', 'side', kSides),
    choice('post_kind', 'post_kind', ['ordinary', 'town_staff'], { start: 'ordinary' }),
    check('self_increase'),
    line('post_title'),
    item('item', true),
    item('second_item', false),
    line('department'),
    choice('post_type', 'post_type', ['ordinary', 'skilled']),
    line('band'),
    { name: 'post_hours', kind: 'amount', needed: false },
    count('count'),
  ],
  body: (values) => ({
    host: values.host,
    place: placeOf(values.post_place).place,
    year: Number(values.year),
    side: values.side,
    kind: values.post_kind,
    self_increase: isYes(values.self_increase),
    title: values.post_title,
    items: itemsOf(values.item, values.second_item),
    department: values.department,
    post_type: values.post_type,
    band: values.band,
    ...(values.post_hours?.trim() ? { hours: values.post_hours } : {}),
    count: Number(values.count),
  }),
})
export const approvePosts = (lines: PostLine[]): Act => ({
  verb: 'approve_posts',
  path: '/api/v1/posts/approve',
  subject: t('posts.n', { n: lines.length }),
  fields: [],
  body: () => ({ posts: lines.map(({ id }) => id) }),
})
export const abolishPost = (one: PostLine): Act => ({
  verb: 'abolish_post',
  subject: t('act.post', { number: one.number, title: one.title }),
  path: `/api/v1/posts/${one.id}/abolish`,
  version: one.version,
  fields: [reason()],
  body: (values) => values,
  grave: true,
})

// For posts that wait for somebody; all of one side and county, as the server requires.
export function draftAnnouncement(lines: PostLine[], today: string): Act {
  const first = lines[0]
  const towns = new Set(lines.map(({ town }) => town))
  const town = towns.size === 1 ? first?.town : undefined
  return {
    verb: 'draft_announcement',
    path: '/api/v1/announcements',
    subject: t('posts.n', { n: lines.length }),
    fields: [
      line('announcement_title'),
      { name: 'body', kind: 'long', needed: true },
      day('opens_on', today),
      day('closes_on'),
      { ...reason(false), name: 'off_season_reason' },
    ],
    body: ({ announcement_title: title, ...values }) => ({
      unit: first?.unit,
      ...(town ? { town } : {}),
      side: first?.side,
      posts: lines.map(({ id }) => id),
      title,
      ...values,
    }),
  }
}
export function announcementActs(one: AnnouncementLine): Act[] {
  const at = `/api/v1/announcements/${one.id}`
  const of = { subject: one.title, version: one.version, grave: true }
  return [
    { verb: 'publish_announcement', path: `${at}/publish`, fields: [], body: () => ({}), ...of },
    {
      verb: 'withdraw_announcement',
      path: `${at}/withdraw`,
      fields: [reason()],
      body: (values) => values,
      ...of,
    },
  ]
}
export function announcementOffers(one: AnnouncementLine, may: (verb: string) => boolean) {
  const verbs =
    one.state === 'draft'
      ? ['publish_announcement', 'withdraw_announcement']
      : one.state === 'published'
        ? ['withdraw_announcement']
        : []
  return verbs.filter(may).map((verb) => ({ verb, allowed: true }))
}

// The day of the actor's business, for what begins now.
export const today = () => useSession().me?.today ?? ''
