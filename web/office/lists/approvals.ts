// 审批: who awaits the county's decision. What stands in the way is the server's word, with its
// code; the page (pages/ApprovalsPage.vue) approves several together, one decision each.
import type { ApprovalLine } from '@shared/contract'
import { money } from '@shared/figures'
import { say, t, word } from '@shared/language'
import { approveAct } from '../acts/application_acts'
import { placeName } from '../area'
import { type AnyList, list } from './list'

const toApplication = (line: ApprovalLine) => ({ name: 'application', params: { id: line.id } })
export const doubtOf = (line: ApprovalLine): string =>
  line.doubts
    .map(({ code, params }) => say(code, params) ?? word('doubt', code))
    .join(t('approvals.join'))
const groupsOf = ({ groups }: ApprovalLine) =>
  groups.map((group) => word('group', group)).join(t('form.and'))
const noticeOf = ({ last_day: day }: ApprovalLine) => day ?? t('approvals.left_out')
export const amountOf = ({ post }: ApprovalLine): string => post?.monthly ?? '0.00'

export const approvals: AnyList = list<ApprovalLine>({
  title: 'approvals.title',
  none: 'approvals.none',
  path: () => '/api/v1/approvals-due',
  key: (line) => line.id,
  columns: [
    { head: 'applications.name', look: 'name', text: (line) => line.name, to: toApplication },
    {
      head: 'applications.village',
      text: ({ town, village, unit }) => `${placeName(town, unit)} ${placeName(village, unit)}`,
    },
    { head: 'approvals.group', text: groupsOf },
    {
      head: 'approvals.votes',
      look: 'n',
      text: ({ agree, present }) =>
        agree === undefined
          ? t('approvals.left_out')
          : t('reviews.of', { n: agree, of: present ?? 0 }),
    },
    { head: 'approvals.notice', look: 'day', text: noticeOf },
    { head: 'approvals.objections', look: 'n', text: (line) => String(line.objections) },
    {
      head: 'approvals.doubt',
      look: 'long',
      text: (line) => doubtOf(line) || t('approvals.clear'),
    },
    {
      head: 'placements.post',
      look: 'long',
      text: ({ post }) => (post ? t('act.post', { number: post.number, title: post.title }) : '–'),
    },
    {
      head: 'approvals.monthly',
      look: 'n',
      text: ({ post }) => (post?.monthly ? money(post.monthly) : '–'),
      amount: amountOf,
      sum: 'monthly',
    },
  ],
  ticks: { fits: (line) => !line.doubts.length && Boolean(line.post), acts: () => [] },
  // The doubtful are decided one by one, with their reason.
  rowActs: (line, _, may) =>
    line.doubts.length && line.approvable && may('approve_application')
      ? {
          offers: [{ verb: 'approve_application', allowed: true }],
          acts: [approveAct(line, line.post?.id ?? '', line.version)],
        }
      : null,
})
