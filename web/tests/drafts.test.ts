// What was typed and not sent, in the store of one tab.
import { beforeEach, expect, it } from 'vitest'
import type { Field } from '../office/acts/act'
import { Draft, dropDrafts } from '../office/drafts'

const kFields: Field[] = [
  { name: 'reason', kind: 'long', needed: true },
  { name: 'rate', kind: 'amount', needed: true },
  { name: 'old_password', kind: 'secret', needed: true },
  { name: 'list', kind: 'file', needed: true },
  { name: 'account', kind: 'line', needed: true, unkept: true },
]
const kPath = '/api/v1/applications/7/refuse'
const of = (account: string, path = kPath) => new Draft(account, 'refuse_application', path)

beforeEach(() => sessionStorage.clear())

it('only what was typed is kept, and no password, file or number of an account', () => {
  const starts = { rate: '18.00' }
  const typed = { reason: '放弃', old_password: 'x', list: 'a,b', account: '6217' }
  of('1').keep(kFields, { ...typed, rate: '18.00' }, starts)
  expect(of('1').read()).toEqual({ reason: '放弃' })
  of('1').keep(kFields, { ...typed, rate: '19.00' }, starts)
  expect(of('1').read()).toEqual({ reason: '放弃', rate: '19.00' })
  expect(JSON.stringify({ ...sessionStorage })).not.toContain('6217')
})

it('a draft is of one account, one act and one thing', () => {
  of('1').keep(kFields, { reason: '放弃' }, {})
  expect(of('2').read()).toEqual({})
  expect(of('1', '/api/v1/applications/8/refuse').read()).toEqual({})
  expect(new Draft('1', 'withdraw_application', kPath).read()).toEqual({})
})

it('it goes when it is done, emptied, or when somebody else sits down', () => {
  of('1').keep(kFields, { reason: '放弃' }, {})
  of('1').keep(kFields, { reason: '' }, {})
  expect(sessionStorage).toHaveLength(0)
  of('1').keep(kFields, { reason: '放弃' }, {})
  of('11').keep(kFields, { reason: '材料不全' }, {})
  dropDrafts('11')
  expect(of('1').read()).toEqual({})
  expect(of('11').read()).toEqual({ reason: '材料不全' })
  of('11').drop()
  expect(of('11').read()).toEqual({})
  of('1').keep(kFields, { reason: '放弃' }, {})
  sessionStorage.setItem('yigang.page', 'token')
  dropDrafts()
  expect({ ...sessionStorage }).toEqual({ 'yigang.page': 'token' })
})
