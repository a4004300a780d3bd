// 网上报名: what was sent in by telephone and waits for the town.
import type { OnlineLine, OnlineOpened } from '@shared/contract'
import { t, word } from '@shared/language'
import { onlineActs } from '../acts/online_acts'
import { placeName } from '../area'
import { list } from './list'

const kTones = { waiting: 'wait', accepted: 'good', returned: 'bad' }
const groupsOf = (groups: string[]) =>
  groups.map((one) => word('group', one)).join(t('why.and')) || t('online.no_group')

export const online = list<OnlineLine>({
  title: 'online.title',
  none: 'online.none',
  path: () => '/api/v1/online-applications',
  key: (line) => line.id,
  inArea: true,
  starts: () => ({ state: 'waiting' }),
  filters: [
    {
      name: 'state',
      label: 'online.state',
      values: ['waiting', 'accepted', 'returned'],
      words: 'online_state',
      all: 'online.state',
    },
  ],
  says: () => t('online.says'),
  columns: [
    { head: 'online.name', look: 'name', text: (line) => line.name || '–' },
    { head: 'online.number', text: (line) => line.resident_tail || '–' },
    { head: 'online.village', text: (line) => placeName(line.village, line.unit) },
    { head: 'plan.side', text: (line) => word('side', line.side) },
    { head: 'online.groups', text: (line) => (line.name ? groupsOf(line.groups) : '–') },
    { head: 'online.post', text: (line) => line.post_title ?? t('online.any_post') },
    { head: 'online.received', look: 'day', text: (line) => line.received_on },
    { head: 'online.closes', look: 'day', text: (line) => line.closes_on },
    {
      head: 'online.same',
      text: (line) => (line.same_number ? t('online.more', { n: line.same_number }) : '–'),
    },
    {
      head: 'online.state',
      look: 'tag',
      text: (line) =>
        line.return_reason
          ? word('return_reason', line.return_reason)
          : word('online_state', line.state),
      tone: (line) => kTones[line.state],
      to: (line) =>
        line.application ? { name: 'application', params: { id: line.application } } : null,
    },
  ],
  tells: (verb, answer) => {
    if (verb !== 'open_online_application') return ''
    const one = answer as OnlineOpened
    return t(one.filled_in_by ? 'online.opened_by' : 'online.opened', {
      name: one.name,
      number: one.masked_number,
      phone: one.phone,
      groups: groupsOf(one.groups),
      helper: one.filled_in_by ?? '',
    })
  },
  folds: true,
  rowActs: (one, _, may) => {
    const acts = onlineActs(one).filter((act) => may(act.verb))
    if (!acts.length) return null
    return { acts, offers: acts.map(({ verb }) => ({ verb, allowed: true })) }
  },
})
