// Several approvals: each its own request with its own key; who is not decided waits.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ApprovalLine } from '@shared/contract'
import { setLanguage } from '@shared/language'
import { approvalRunOf, useApprovalRun } from '../office/approval_run'
import { approvals } from '../office/lists/approvals'

const line = (id: string, more: Partial<ApprovalLine> = {}) =>
  ({
    id,
    version: 5,
    doubts: [],
    approvable: true,
    post: { id: `p${id}`, monthly: '720.00' },
    ...more,
  }) as ApprovalLine
const problem = (status: number, code: string) =>
  new Response(JSON.stringify({ code, status, params: {}, detail_zh: code, detail_en: code }), {
    status,
  })
const asked: { path: string; key: string; version: string }[] = []
function answer(by: (path: string) => Response | Error) {
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    const headers = init.headers as Record<string, string>
    asked.push({ path, key: headers['Idempotency-Key']!, version: headers['If-Match']! })
    const said = by(path)
    if (said instanceof Error) throw said
    return said
  })
}
const done = () => new Response('{}', { status: 200 })
const ids = (lines: readonly ApprovalLine[]) => lines.map(({ id }) => id).join(' ')
beforeEach(async () => {
  asked.length = 0
  await setLanguage('zh-CN')
})
afterEach(() => vi.unstubAllGlobals())

it('goes on after one that is refused, and says who and why', async () => {
  answer((path) => (path.includes('/2/') ? problem(409, 'post_taken') : done()))
  const run = useApprovalRun()
  await run.begin([line('1'), line('2'), line('3')])
  expect(ids(run.done.value)).toBe('1 3')
  expect(run.turned.value.map((one) => one.problem.code)).toEqual(['post_taken'])
  expect(run.waiting.value).toEqual([])
  expect(new Set(asked.map(({ key }) => key)).size).toBe(3)
  expect(asked[0]!.version).toBe('"5"')
})

it('stops where the server cannot be reached, and goes on with the same key', async () => {
  let away = true
  answer((path) => (path.includes('/2/') && away ? new Error('away') : done()))
  const run = useApprovalRun()
  await run.begin([line('1'), line('2'), line('3')])
  expect(run.stopped.value?.code).toBe('server_unreachable')
  expect(ids(run.waiting.value)).toBe('2 3')
  away = false
  await run.go()
  expect(ids(run.done.value)).toBe('1 2 3')
  const keys = asked.filter(({ path }) => path.includes('/2/')).map(({ key }) => key)
  expect(keys[0]).toBe(keys[1])
})

it('waits for a new proof, and for who pressed stop', async () => {
  answer((path) => (path.includes('/2/') ? problem(403, 'step_up_needed') : done()))
  const run = useApprovalRun()
  await run.begin([line('1'), line('2')])
  expect(ids(run.waiting.value)).toBe('2')
  answer(() => {
    run.stop()
    return done()
  })
  await run.begin([line('4'), line('5')])
  expect(ids(run.done.value)).toBe('4')
  expect(ids(run.waiting.value)).toBe('5')
})

it('only who is without doubt and has a post is ticked', () => {
  const doubted = { doubts: [{ code: 'objection_open', params: {} }] }
  const at = { params: {}, query: {} }
  expect(approvals.ticks?.fits(line('1'), at)).toBe(true)
  expect(approvals.ticks?.fits(line('2', doubted), at)).toBe(false)
  expect(approvals.ticks?.fits(line('3', { post: undefined }), at)).toBe(false)
})

it('a run is found again by the same account alone', async () => {
  answer(done)
  const run = approvalRunOf('1')
  const going = run.begin([line('1'), line('2')])
  run.stop()
  await going
  expect(ids(approvalRunOf('1').done.value)).toBe('1')
  expect(ids(approvalRunOf('1').waiting.value)).toBe('2')
  expect(approvalRunOf('2').total.value).toBe(0)
})
