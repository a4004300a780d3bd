// What the town does with an application that was sent in by telephone.
import type { OnlineLine } from '@shared/contract'
import { type Act, check, choice, isYes, line } from './act'
import { kGroups } from './register_acts'

const kReturns = [
  'wrong_place',
  'not_reachable',
  'number_or_name',
  'not_wanted',
  'come_to_office',
] as const

const about = ({ id, name, version }: OnlineLine, verb: string, path: string) => ({
  verb: `${verb}_online_application`,
  path: `/api/v1/online-applications/${id}/${path}`,
  subject: name,
  version,
})
const open = (one: OnlineLine): Act => ({
  ...about(one, 'open', 'open'),
  fields: [],
  body: () => ({}),
})
const accept = (one: OnlineLine): Act => ({
  ...about(one, 'accept', 'accept'),
  fields: [
    choice('target_group', 'group', kGroups, { start: one.groups[0] ?? '' }),
    line('expanded_name', '', false),
    check('re_recognised'),
  ],
  body: ({ target_group: group, expanded_name, re_recognised }) => ({
    groups: [{ group, expanded_name: expanded_name ?? '' }],
    re_recognised: isYes(re_recognised),
  }),
})
const giveBack = (one: OnlineLine): Act => ({
  ...about(one, 'return', 'return'),
  fields: [choice('return_reason', 'return_reason', kReturns)],
  body: ({ return_reason }) => ({ reason: return_reason }),
  grave: true,
})

export const onlineActs = (one: OnlineLine): Act[] =>
  one.state === 'waiting' ? [open(one), accept(one), giveBack(one)] : []
