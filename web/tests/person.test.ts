// A person's file: the order of what happened, the first day of the slider, and the months of the
// term as boxes.
import { mount } from '@vue/test-utils'
import { beforeEach, expect, it } from 'vitest'
import type { LifeTerm, PersonLife, Trace } from '@shared/contract'
import { dayAfter } from '@shared/figures'
import { setLanguage } from '@shared/language'
import { firstDay, lifeEvents } from '../office/life_events'
import { termOf } from '../office/law/why_term'
import AsOf from '../office/parts/AsOf.vue'
import TermBoxes from '../office/parts/TermBoxes.vue'
import fixtures from './fixtures/api.json'

const life = fixtures['GET /api/v1/persons/6001/life'] as unknown as PersonLife
beforeEach(() => setLanguage('zh-CN'))

it('the newest stands first, and what happened last on a day above the rest of it', () => {
  const events = lifeEvents(life)
  expect(events[0]?.says).toBe('暂停在岗')
  expect(events[events.length - 1]?.says).toBe('报名申请')
  const days = events.map(({ day }) => day)
  expect(days).toEqual([...days].sort().reverse())
})

it('agreement, training and start are told once', () => {
  const said = lifeEvents(life).map(({ says }) => says)
  expect(said.filter((one) => one === '安排上岗')).toHaveLength(1)
  expect(said).not.toContain('协议签订')
  expect(said).toContain('签订协议（编号 9）')
})

it('the slider begins with the first application', () => {
  expect(firstDay(life)).toBe('2022-02-20')
  expect(firstDay({ ...life, applications: [], posts: [] })).toBe(life.on)
  expect(dayAfter('2022-02-28', 1)).toBe('2022-03-01')
  expect(dayAfter('2024-02-28', 1)).toBe('2024-02-29')
})

const boxes = (term: LifeTerm) =>
  mount(TermBoxes, { props: { term } })
    .findAll('.boxes li')
    .map((box) => box.classes()[0])

it('each month of the term has its box', () => {
  const all = boxes(life.term!)
  expect(all).toHaveLength(36)
  expect(all.filter((one) => one === 'prior')).toHaveLength(12)
  expect(all.filter((one) => one === 'paid')).toHaveLength(2)
})

it('months that are not told have their boxes without a month', () => {
  const term = { ...life.term!, paid: [], recovered: [], unlisted: 2 }
  const all = mount(TermBoxes, { props: { term } }).findAll('.boxes li')
  expect(all.filter((box) => box.classes()[0] === 'paid')).toHaveLength(2)
  expect(all).toHaveLength(36)
  expect(all[12]?.text()).toContain('13')
})

it('a month that was recovered has a box of its own, and one more is left', () => {
  const all = boxes({ ...life.term!, recovered: ['2022-04'], months_used: 13, left: 23 })
  expect(all.filter((one) => one === 'paid')).toHaveLength(1)
  expect(all.filter((one) => one === 'recovered')).toHaveLength(1)
  expect(all.filter((one) => one === 'left')).toHaveLength(23)
})

it('where the term ends otherwise than by its months, that is said with what was frozen', () => {
  const frozen = { day: '2022-03-01', age: 56, retirement_day: '2026-05-01', under_distance: true }
  const term = { ...life.term!, ended_by: 'retirement', left: 40, frozen } as LifeTerm
  const text = mount(TermBoxes, { props: { term } }).text()
  expect(text).toContain('还剩 40 个月')
  expect(text).not.toContain('最多')
  expect(text).toContain('初次核定 2022-03-01，当时 56 周岁')
})

it('a day outside of the slider is not chosen', async () => {
  const props = { first: '2022-02-20', today: '2022-06-30', on: '2022-06-30' }
  const asOf = mount(AsOf, { props })
  await asOf.find('input[type=date]').setValue('2022-07-01')
  expect(asOf.emitted('choose')).toBeUndefined()
  await asOf.find('input[type=date]').setValue('2022-03-09')
  expect(asOf.emitted('choose')).toEqual([['2022-03-09']])
  expect(asOf.findAll('button')).toHaveLength(0)
})

it('a decision has the boxes of its term only where the limit alone ends it', () => {
  const trace = (used: string, last: string): Trace =>
    ({
      day: '2022-03-01',
      nodes: [
        { id: 'person', facts: [{ name: 'side', value: 'rural' }], say: {} },
        { id: 'figure:tenure_months_max@2022-03-01', facts: [], value: '36', say: {} },
        { id: 'tenure', facts: [], value: 'left', say: {} },
        {
          id: 'tenure',
          facts: [
            { name: 'prior_months', value: '25' },
            { name: 'paid_months', value: '0' },
          ],
          value: last,
          say: { params: { used, last } },
        },
      ],
    }) as unknown as Trace
  expect(termOf(trace('25', '2023-01'))).toMatchObject({ limit: 36, prior_months: 25, unlisted: 0 })
  expect(termOf(trace('25', '2024-01'))).toBeNull()
  expect(termOf(trace('36', 'none'))).toBeNull()
})
