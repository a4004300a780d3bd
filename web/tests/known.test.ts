// What the forms about a person send, and from where the rows take what may be done.
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { FactView, OrganisationLine, PersonLine, RunLine } from '@shared/contract'
import { setLanguage } from '@shared/language'
import type { Act } from '../office/acts/act'
import { correctLine, toldOfCorrection } from '../office/acts/correction_acts'
import {
  departmentActs,
  factActs,
  findForCategory,
  mergeActs,
  personActs,
  priorMonthsActs,
} from '../office/acts/known_acts'
import { setDepartment } from '../office/acts/organisation_acts'
import { facts } from '../office/lists/known'

beforeEach(async () => {
  setActivePinia(createPinia())
  await setLanguage('zh-CN')
})
const of = (acts: Act[], verb: string) => acts.find((act) => act.verb === verb)!
const one = { id: '5', name: '王*英', unit: '371525', town: '371525001' }

it('a fact is ended or withdrawn by its own address, as the page has seen it', () => {
  const acts = factActs({ id: '7', version: 3 } as FactView)
  const values = { last_day: '2022-11-30', reason: '已注销' }
  expect(of(acts, 'end_fact')).toMatchObject({ path: '/api/v1/facts/7/end', version: 3 })
  expect(of(acts, 'end_fact').body(values)).toEqual(values)
  expect(of(acts, 'withdraw_fact').path).toBe('/api/v1/facts/7/withdraw')
  expect(of(priorMonthsActs({ id: '8', version: 1 } as never), 'withdraw_prior_months').path).toBe(
    '/api/v1/prior-months/8/withdraw',
  )
  expect(of(mergeActs({ id: '9', version: 2 } as never), 'free_number').path).toBe(
    '/api/v1/merges/9/free-number',
  )
})
it('only what the server offers stands at a row', () => {
  const offered = { actions: [{ verb: 'end_fact', allowed: true }] } as FactView
  const row = (line: FactView) => facts.rowActs?.(line, { params: {}, query: {} }, () => true)
  expect(row({ ...offered, actions: [] } as unknown as FactView)).toBeNull()
  expect(row(offered)?.offers).toEqual(offered.actions)
})
it('whoever moves goes to a village, and of two rows the one on the page stays', () => {
  const acts = personActs(one)
  const to = { person_village: '371525/371525001042', reason: '随子女' }
  expect(of(acts, 'move_person').body(to)).toEqual({ village: '371525001042', reason: '随子女' })
  const merge = { drop: '6', reason: '同一人', document: '号' }
  expect(of(acts, 'merge_persons').body(merge)).toEqual({ keep: '5', ...merge })
})
it('a department sends its source, and the number in the body alone', () => {
  const acts = departmentActs({ id: '5', name: '王*英' } as PersonLine)
  const values = { category: 'F50', fact_source: '档案', reason: '' }
  expect(of(acts, 'confirm_category').body(values)).toEqual({ category: 'F50', source: '档案' })
  const find = findForCategory('371525', () => {})
  expect(find.path).not.toContain('371599')
  expect(find.body({ resident_number: ' 371599196503150028 ' })).toEqual({
    unit: '371525',
    resident_number: '371599196503150028',
  })
  expect(find.fields[0]?.unkept).toBe(true)
})
it('a department of an organisation is taken away by an empty field', () => {
  const act = setDepartment({ id: '3', name: '民政局', version: 2 } as OrganisationLine)
  expect(act.body({ department: ' ' })).toEqual({})
  expect(act.body({ department: '民政局' })).toEqual({ department: '民政局' })
})
it('a correction sends the whole month anew and tells the difference', () => {
  const act = correctLine({ id: '4', side: 'rural', month: '2022-11' } as RunLine, '')
  const span = { leave: 'none', from_day: '2022-11-01', until_day: '2022-11-30', worked: '40' }
  expect(act.body({ spans: JSON.stringify([span]), reason: '多记' })).toEqual({
    line: '4',
    reason: '多记',
    spans: [
      { from_day: '2022-11-01', until_day: '2022-11-30', hours: '40', days: '0.0', leave: 'none' },
    ],
  })
  // No span: nothing was worked.
  expect(act.body({ spans: '[]', reason: '没来' })).toMatchObject({ spans: [] })
  const told = (amount: string) => toldOfCorrection({ month: '2022-11', amount })
  expect(told('-170.00')).toContain('扣回 170.00')
  expect(told('17.00')).toContain('补发 17.00')
})
