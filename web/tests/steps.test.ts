// The bar of the eight steps.
import { mount } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'
import type { StepView } from '@shared/contract'
import { setLanguage } from '@shared/language'
import StepBar from '@shared/parts/StepBar.vue'

beforeEach(() => setLanguage('zh-CN'))

const step = (name: StepView['step'], kind: StepView['kind'] = 'done'): StepView => ({
  step: name,
  kind,
  day: '2022-03-18',
  actor: '1',
  actor_name: '赵敏',
  organisation: '',
  evidence: '',
  reason: '',
})
const kNames = [
  '发布公告',
  '报名申请',
  '民主评议',
  '审核公示',
  '县级审批',
  '协议签订',
  '岗前培训',
  '安排上岗',
]

describe('the step bar', () => {
  it('has the eight names of the notice in their order', () => {
    const bar = mount(StepBar, { props: { steps: [] } })
    expect(bar.findAll('strong').map((name) => name.text())).toEqual(kNames)
  })
  it('says in text what is done, waived, next and open', () => {
    const steps = [step('application'), step('review', 'waived')]
    const bar = mount(StepBar, { props: { steps } })
    const said = bar.findAll('.unseen').map((one) => one.text())
    expect(said[0]).toBe('第 1 步，共 8 步，已完成')
    expect(said[2]).toBe('第 3 步，共 8 步，已免办')
    expect(said[3]).toBe('第 4 步，共 8 步，下一步')
    expect(said[7]).toBe('第 8 步，共 8 步，未开始')
    expect(bar.findAll('[aria-current=step]')).toHaveLength(1)
  })
  it('has no next step after the end', () => {
    const bar = mount(StepBar, { props: { steps: [step('application')], ended: true } })
    expect(bar.findAll('[aria-current=step]')).toHaveLength(0)
  })
  it('says which step went against the person, and that the others are over', () => {
    const steps = [step('application'), step('review')]
    const bar = mount(StepBar, { props: { steps, ended: true, failed: 'review' } })
    const said = bar.findAll('.unseen').map((one) => one.text())
    expect(said[1]).toBe('第 2 步，共 8 步，已完成')
    expect(said[2]).toBe('第 3 步，共 8 步，未通过')
    expect(said[7]).toBe('第 8 步，共 8 步，不再办理')
  })
})
