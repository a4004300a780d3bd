// Around posts: hosts, announcements and whom they left in reserve, notices of all kinds.
import type {
  AnnouncementLine,
  HostLine,
  NoticeLine,
  Page,
  ReserveLine,
  ReserveList,
} from '@shared/contract'
import { read } from '@shared/api'
import { t, word } from '@shared/language'
import { reason } from '../acts/act'
import {
  announcementActs,
  announcementOffers,
  registerHost,
  setScheduledDays,
} from '../acts/post_acts'
import { placeName, unitName } from '../area'
import { useSession } from '../session'
import { type About, type Asked, list, single } from './list'

export const hosts = list<HostLine>({
  title: 'hosts.title',
  none: 'hosts.none',
  path: () => '/api/v1/hosts',
  key: (one) => one.id,
  inArea: true,
  columns: [
    { head: 'hosts.name', look: 'name', text: (one) => one.name },
    { head: 'admin.kind', text: (one) => word('host', one.kind) },
    {
      head: 'confirmations.place',
      text: (one) => `${unitName(one.unit)} ${placeName(one.place, one.unit)}`,
    },
    { head: 'hosts.credit_code', text: (one) => one.credit_code ?? '–' },
  ],
  pageActs: (_, may) => single(registerHost(), may),
  rowActs: (one, _, may) => single(setScheduledDays(one, useSession().month), may),
})

export const announcements = list<AnnouncementLine>({
  title: 'announcements.title',
  none: 'announcements.none',
  path: () => '/api/v1/announcements',
  key: (one) => one.id,
  inArea: true,
  filters: [
    {
      name: 'state',
      label: 'applications.state',
      values: ['draft', 'published', 'withdrawn'],
      words: 'announcement',
      all: 'applications.all_states',
    },
  ],
  columns: [
    {
      head: 'announcements.name',
      look: 'name',
      text: (one) => one.title,
      to: (one) =>
        one.state === 'published' && useSession().may('list_reserve')
          ? { name: 'reserve', params: { id: one.id } }
          : null,
    },
    {
      head: 'confirmations.place',
      text: (one) => (one.town ? placeName(one.town, one.unit) : unitName(one.unit)),
    },
    { head: 'plan.side', text: (one) => word('side', one.side) },
    {
      head: 'forms.application',
      text: () => t('forms.blank'),
      to: ({ id }) => ({ name: 'blank-form', params: { id } }),
    },
    { head: 'field.opens_on', look: 'day', text: (one) => one.opens_on },
    { head: 'field.closes_on', look: 'day', text: (one) => one.closes_on },
    { head: 'announcements.published_on', look: 'day', text: (one) => one.published_on ?? '–' },
    { head: 'announcements.off_season', look: 'long', text: (one) => one.off_season_reason || '–' },
    {
      head: 'applications.state',
      look: 'tag',
      text: (one) => word('announcement', one.state),
      tone: (one) => (one.state === 'published' ? 'good' : 'wait'),
    },
  ],
  rowActs: (one, _, may) => ({
    offers: announcementOffers(one, may),
    acts: announcementActs(one),
  }),
})

async function aboutReserve({ params }: Asked): Promise<About | null> {
  const after = String(BigInt(params.id ?? '1') - BigInt(1))
  const query = { after, limit: 1 }
  const { data } = await read<Page<AnnouncementLine>>('/api/v1/announcements', query)
  const one = data?.items.find(({ id }) => id === params.id)
  return one ? { says: one.title, to: { name: 'announcements' } } : null
}
export const reserve = list<ReserveLine>({
  title: 'reserve.title',
  none: 'reserve.none',
  path: ({ params }) => `/api/v1/announcements/${params.id}/reserve`,
  page: (answer) => ({ items: (answer as ReserveList).lines }),
  key: (one) => one.application,
  whole: true,
  back: { label: 'reserve.back', to: () => ({ name: 'announcements' }) },
  about: aboutReserve,
  columns: [
    { head: 'reserve.place', look: 'n', text: (one) => String(one.place) },
    {
      head: 'applications.number',
      look: 'n',
      text: (one) => String(one.number),
      to: (one) => ({ name: 'application', params: { id: one.application } }),
    },
    { head: 'applications.name', look: 'name', text: (one) => one.name },
    {
      head: 'applications.village',
      text: (one) => placeName(one.village, one.village.slice(0, 6)),
    },
    { head: 'applications.votes', look: 'n', text: (one) => String(one.votes_for) },
    { head: 'reserve.recognised', text: (one) => word('yes_no', String(one.re_recognised)) },
    {
      head: 'applications.state',
      look: 'tag',
      text: (one) => word('reserve_waits', String(one.waits)),
      tone: (one) => (one.waits ? 'brand' : 'wait'),
    },
  ],
})

// Not told to whom it does not concern; those that wait for an answer are named.
function saidAgainst({ objections, open_objections: open }: NoticeLine): string {
  if (objections === undefined) return '–'
  return open ? t('notices.objections_open', { n: objections, open }) : String(objections)
}
export const notices = list<NoticeLine>({
  title: 'notices.title',
  none: 'notices.none',
  path: () => '/api/v1/notices',
  key: (one) => one.id,
  inArea: true,
  figure: async () => (await import('../parts/NoticeDays.vue')).default,
  filters: [
    {
      name: 'kind',
      label: 'admin.kind',
      values: ['applicants', 'pay'],
      words: 'notice_kind',
      all: 'notices.all_kinds',
    },
    {
      name: 'standing',
      label: 'applications.state',
      values: ['posted', 'over', 'withdrawn'],
      words: 'notice_standing',
      all: 'applications.all_states',
    },
  ],
  columns: [
    {
      head: 'notices.name',
      look: 'name',
      text: (one) => one.title,
      to: (one) =>
        one.kind === 'applicants' && !one.withdrawn
          ? { name: 'notice', params: { id: one.id } }
          : null,
    },
    { head: 'admin.kind', text: (one) => word('notice_kind', one.kind) },
    {
      head: 'confirmations.place',
      text: (one) => placeName(one.village ?? one.town ?? one.unit, one.unit),
    },
    { head: 'notices.month', look: 'day', text: (one) => one.month ?? '–' },
    { head: 'announcements.published_on', look: 'day', text: (one) => one.published_on },
    { head: 'notices.first_day', look: 'day', text: (one) => one.first_day },
    { head: 'notices.last_day', look: 'day', text: (one) => one.last_day },
    {
      head: 'notices.days_left',
      look: 'n',
      text: ({ working_days_left: left }) => (left === undefined ? '–' : String(left)),
    },
    { head: 'notices.persons', look: 'n', text: (one) => String(one.items) },
    {
      head: 'objections.title',
      look: 'n',
      text: saidAgainst,
      to: (one) =>
        one.objections
          ? { name: 'objections', query: { unit: '', town: '', notice: one.id } }
          : null,
    },
    {
      head: 'applications.state',
      look: 'tag',
      text: (one) => word('notice_standing', one.standing),
      tone: (one) => (one.standing === 'posted' ? 'good' : 'wait'),
    },
  ],
  rowActs: (one, _, may) =>
    one.kind === 'pay' && !one.withdrawn
      ? single(
          {
            verb: 'withdraw_pay_notice',
            subject: one.title,
            path: `/api/v1/notices/${one.id}/withdraw`,
            fields: [reason()],
            body: (values) => values,
            grave: true,
          },
          may,
        )
      : null,
})
