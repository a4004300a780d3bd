// 如果: what is supposed of a person is sent in the body, never in an address.
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Trace } from '@shared/contract'
import { setLanguage } from '@shared/language'
import WhatIf from '../office/law/WhatIf.vue'

const trace = (decision: string) =>
  ({ decision, outcome: 'eligible', reasons: [], turning: [], nodes: [] }) as unknown as Trace
const sent: { url: string; init?: RequestInit }[] = []
beforeEach(() => {
  setLanguage('zh-CN')
  sent.length = 0
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
    sent.push({ url, init })
    return Promise.resolve(new Response(JSON.stringify(trace('screening')), { status: 200 }))
  })
})
afterEach(() => vi.unstubAllGlobals())

it('only what was told is sent, in the body', async () => {
  const path = '/api/v1/explanations/7'
  const panel = mount(WhatIf, { props: { path, trace: trace('screening') } })
  await panel.find('#whatif-birth_date').setValue('1970-03-08')
  await panel.find('#whatif-in_registers').setValue('false')
  await panel.find('button.main').trigger('click')
  await flushPromises()
  expect(sent).toHaveLength(1)
  expect(sent[0]?.url).toBe(`${path}/what-if`)
  expect(sent[0]?.init?.method).toBe('POST')
  expect(JSON.parse(String(sent[0]?.init?.body))).toEqual({
    birth_date: '1970-03-08',
    in_registers: false,
  })
})

it('a line is asked for what it was priced by alone', () => {
  const line = (name: string) =>
    ({
      ...trace('settlement_line'),
      nodes: [{ id: 'span:1', facts: [{ name, value: '1' }] }],
    }) as unknown as Trace
  const asks = (name: string) => {
    const path = '/api/v1/settlement-lines/7'
    const panel = mount(WhatIf, { props: { path, trace: line(name) } })
    return ['hours', 'days', 'rate'].filter((one) => panel.find(`#whatif-${one}`).exists())
  }
  expect(asks('hours')).toEqual(['hours', 'rate'])
  expect(asks('attended_days')).toEqual(['days', 'rate'])
  expect(asks('month')).toEqual(['hours', 'days', 'rate'])
})
