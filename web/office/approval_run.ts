// Several approvals, one after the other (run.ts): each person is a decision of its own.
import type { ApprovalLine } from '@shared/contract'
import { type Asked, useRun } from './run'

const approve = ({ id, post, version }: ApprovalLine): Asked => ({
  path: `/api/v1/applications/${id}/approve`,
  body: { post: post?.id, reason: '' },
  version,
})
export function useApprovalRun() {
  const run = useRun<ApprovalLine>()
  return { ...run, begin: (lines: ApprovalLine[]) => run.begin(lines, approve) }
}

// Kept while its page is away, so that coming back shows what was decided and what was not.
let kept: { account: string; run: ReturnType<typeof useApprovalRun> } | null = null
export function approvalRunOf(account: string): ReturnType<typeof useApprovalRun> {
  if (kept?.account !== account) kept = { account, run: useApprovalRun() }
  return kept.run
}
