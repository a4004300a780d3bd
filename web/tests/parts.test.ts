// The parts that show the server's verdicts, on invented answers.
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type {
  BatchView,
  ProblemBody,
  RunView,
  Trace,
  TraceNode,
} from '@shared/contract'
import { setLanguage, t, useSentences } from '@shared/language'
import ProblemBox from '@shared/parts/ProblemBox.vue'
import WhyView from '@shared/parts/WhyView.vue'
import {
  factName,
  factValue,
  filledText,
  headlineOf,
  outcomeTone,
  sentenceOfSay,
  sourceText,
} from '@shared/why'
import { isWhole, readSpans, type Span, spansSent, writeSpans } from '../office/acts/spans'
import OfferButton from '../office/parts/OfferButton.vue'
import SpansField from '../office/parts/SpansField.vue'
import { stageOf, wasLeftOut } from '../office/month_stages'
import MonthSteps from '../office/parts/MonthSteps.vue'
import VotesField from '../office/parts/VotesField.vue'
import { faultAt } from '../office/utf8'
import trace from './fixtures/trace.json'

beforeAll(() =>
  useSentences({
    'zh-CN': () => import('@messages/zh-CN.json'),
    en: () => import('@messages/en.json'),
  }),
)
beforeEach(async () => {
  setActivePinia(createPinia())
  await setLanguage('zh-CN')
})

describe('the why view', () => {
  const view = () => mount(WhyView, { props: { trace: trace as unknown as Trace } })
  it('opens with the headline and lists the other reasons below it', () => {
    expect(view().find('h2').text()).toBe('未到年龄')
    expect(view().find('.further').text()).toContain('登记名册当日没有本人')
  })
  it('shows what would turn the refusal, with its day', () => {
    expect(view().find('.turning').text()).toContain('2022-05-01 起可报')
    expect(view().find('.turning').text()).toContain('还差 23 天')
  })
  it('names the circumstance that has to end in words', async () => {
    const params = { reason: 'employed_elsewhere' }
    const say = { code: 'turning.circumstance_ends', params }
    const turning = [{ say, kind: 'circumstance_ends', reason: params.reason, then: 'eligible' }]
    const told = () =>
      mount(WhyView, { props: { trace: { ...trace, turning } as unknown as Trace } })
        .find('.turning')
        .text()
    expect(told()).toContain('单位停缴职工保险之后可报')
    await setLanguage('en')
    expect(told()).not.toContain('employed_elsewhere')
  })
  it('shows state as word and sign, and marks what is local and provisional', () => {
    const nodes = view().findAll('.node')
    expect(nodes.map((node) => node.find('.tag').text())).toEqual([
      '不符合',
      '本文件未规定（按参数）',
      '符合',
    ])
    expect(nodes[1]!.text()).toContain('暂定')
    expect(nodes[0]!.text()).not.toContain('暂定')
    expect(nodes.every((node) => node.find('svg').exists())).toBe(true)
  })
  it('says of a figure whether words, a reading of them or none stand behind it', () => {
    const figure = (state: string) => ({
      ...(trace.nodes[1] as unknown as TraceNode),
      id: `figure:${state}`,
      state,
    })
    const nodes = ['met', 'ambiguous', 'by_parameter'].map(figure)
    const read = mount(WhyView, { props: { trace: { ...trace, nodes } as unknown as Trace } })
    expect(read.findAll('tbody tr td .row').map((cell) => cell.find('.tag').text())).toEqual([
      '文件有规定',
      '文字有歧义，按选用的读法',
      '本文件未规定，按参数',
    ])
  })
  it('stands in English with the quotation in Chinese', async () => {
    await setLanguage('en')
    const text = view().text()
    expect(text).toContain('Provisional')
    expect(text).toContain('农村大龄人员')
    expect(view().find('h2').text()).not.toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('the words of an explanation', () => {
  const fact = (name: string, value: string, source = '') => ({ name, value, source, evidence: '' })
  it('name facts and values, and leave a name alone that they do not know', () => {
    expect(factName(fact('birth_date', ''))).toBe('出生日期')
    expect(factName(fact('draws_employee_pension', 'true'))).toContain('职工养老金')
    expect(factName(fact('brand_new', ''))).toBe('brand_new')
    expect(factValue(fact('group', 'older:x'))).toBe('农村大龄人员')
    expect(factValue(fact('covered', '2021-01-01..2199-12-31'))).toBe('2021-01-01 起')
    expect(factValue(fact('total', '17901.86'))).toBe('17,901.86')
    expect(sourceText(fact('age', '45', 'law/parameters/older.toml:13'))).toBe(
      'law/parameters/older.toml:13',
    )
  })
  it('say computations in the language of the reader', async () => {
    expect(filledText('1974-11-07 + 50y + 0m = 2024-11-07')).toBe(
      '1974-11-07 + 50 年 + 0 个月 = 2024-11-07',
    )
    expect(filledText('payable; 1836.00')).toBe('应发；1,836.00')
    await setLanguage('en')
    expect(filledText('payable; 1836.00')).toBe('payable; 1,836.00')
  })
  it('leave out the day of what has always been in force', () => {
    const said = (from: string) =>
      sentenceOfSay({ code: 'figure.older_upper', params: { from, value: 'before_66' } })
    expect(said('1900-01-01')).toBe('农村大龄人员的年龄上限：不满 66 周岁')
    expect(said('2022-03-01')).toBe('农村大龄人员的年龄上限：不满 66 周岁（2022-03-01 起）')
  })
  it('open with what a line of pay came to', () => {
    const say = {
      code: 'trace.line_settled',
      params: { month: '2022-12', number: '1', amount: '659.60' },
    }
    const nodes = [{ ...(trace.nodes[2] as unknown as TraceNode), id: 'settled', say }]
    const paid = { ...trace, decision: 'settlement_line', headline: undefined, nodes }
    expect(headlineOf(paid as unknown as Trace)).toContain('结算 659.60 元')
  })
  it('open with the vote that a review came to', () => {
    const say = { code: 'trace.review_failed', params: { agree: '10', present: '21' } }
    const nodes = [{ ...(trace.nodes[2] as unknown as TraceNode), id: 'review', say }]
    const failed = { ...trace, decision: 'review', outcome: 'failed', headline: undefined, nodes }
    expect(headlineOf(failed as unknown as Trace)).toBe('到会 21 人，同意 10 人，评议未通过')
    expect(outcomeTone('failed')).toBe('bad')
  })
  it('open with the words of who decided, whatever the rules came to', () => {
    const say = { code: 'trace.refused_because', params: { words: '公示期间本人放弃' } }
    const nodes = [{ ...(trace.nodes[2] as unknown as TraceNode), id: 'decided', say }]
    const refused = { ...trace, decision: 'refusal', outcome: 'not_approved', nodes }
    expect(headlineOf(refused as unknown as Trace)).toBe('不予批准，理由：公示期间本人放弃')
    expect(outcomeTone('not_approved')).toBe('bad')
  })
})

describe('the attendance of a month', () => {
  const span = (leave: Span['leave'], from: string, until: string, worked: string): Span => ({
    leave,
    from_day: from,
    until_day: until,
    worked,
  })
  const days = (from_day: string, until_day: string) => ({ from_day, until_day })
  const work = span('none', '2022-03-01', ' 2022-03-09', '12.5 ')
  const sick = span('sick', '2022-03-10', '2022-03-12', '8.0')
  it('is whole when each span has its days, and work its hours', () => {
    expect(isWhole(work)).toBe(true)
    expect(isWhole({ ...work, worked: ' ' })).toBe(false)
    expect(isWhole({ ...sick, worked: '' })).toBe(true)
    expect(isWhole({ ...sick, until_day: '' })).toBe(false)
  })
  it('is sent with leave that has no hours', () => {
    expect(spansSent(writeSpans([work, sick]), 'hours')).toEqual([
      { ...days('2022-03-01', '2022-03-09'), hours: '12.5', days: '0.0', leave: 'none' },
      { ...days('2022-03-10', '2022-03-12'), hours: '0.0', days: '0.0', leave: 'sick' },
    ])
    expect(spansSent(writeSpans([work]), 'days')[0]).toMatchObject({ hours: '0.0', days: '12.5' })
  })
  it('gets leave as a span of its own, and loses it again', async () => {
    const field = mount(SpansField, {
      props: { id: 'act-spans', measure: 'hours', modelValue: writeSpans([work]) },
    })
    const now = () => readSpans(field.emitted<string[]>('update:modelValue')!.pop()![0]!)
    expect(field.findAll('[role=group]')).toHaveLength(1)
    await field.findAll('button')[0]!.trigger('click')
    const both = now()
    expect(both.map(({ leave }) => leave)).toEqual(['none', 'personal'])
    await field.setProps({ modelValue: writeSpans(both) })
    expect(field.findAll('[role=group]')[1]!.findAll('input')).toHaveLength(2)
    await field.findAll('[role=group]')[1]!.find('button').trigger('click')
    expect(now()).toEqual([work])
  })
})

const problem: ProblemBody = {
  type: 'about:blank',
  title: '',
  status: 409,
  code: 'notice_not_over',
  params: { last_day: '2022-03-24', first_approval_day: '2022-03-25' },
  clause: 'LZ-2022-4 二(二)',
  field: 'reason',
  detail_zh: '中文',
  detail_en: 'English',
}

describe('a problem', () => {
  it('is said in words with its clause and a link to its field', async () => {
    const box = mount(ProblemBox, { props: { problem, fieldPrefix: 'act' } })
    expect(box.text()).toContain('公示到 2022-03-24 才满')
    expect(box.text()).toContain('二(二)')
    expect(box.find('a').attributes('href')).toBe('#act-reason')
    expect(box.find('button').exists()).toBe(false)
  })
  it('names the line of a file, and a field that the form does not have', () => {
    const said = (field: string, fields?: string[]) => {
      const one = { ...problem, field }
      return mount(ProblemBox, { props: { problem: one, fieldPrefix: 'act', fields } }).text()
    }
    expect(said('line 2', ['file'])).toContain('第 2 行：公示到')
    expect(said('hotline', ['title'])).toContain('“监督电话”：公示到')
    expect(said('reason', ['reason'])).not.toContain('“理由”')
  })
  it('with an unknown code is said in the words that came with it', () => {
    const box = mount(ProblemBox, { props: { problem: { ...problem, code: 'brand_new' } } })
    expect(box.text()).toContain('中文')
  })
  it('of the server may be tried again', async () => {
    const box = mount(ProblemBox, { props: { problem: { ...problem, status: 503 } } })
    await box.find('button').trigger('click')
    expect(box.emitted('retry')).toHaveLength(1)
  })
})

describe('a button that may not be pressed', () => {
  it('can take the focus, names its reason, and does nothing', async () => {
    const offer = {
      verb: 'approve_application',
      allowed: false,
      reason_code: 'objection_open',
      params: { count: '2' },
    }
    const press = vi.fn()
    const part = mount(OfferButton, { props: { offer, onPress: press } })
    const button = part.find('button')
    expect(button.attributes('aria-disabled')).toBe('true')
    expect(button.attributes('disabled')).toBeUndefined()
    expect(part.find(`#${button.attributes('aria-describedby')}`).text()).toContain('还有 2 条异议')
    await button.trigger('click')
    expect(press).not.toHaveBeenCalled()
  })
})

describe('a button without a reason from the server', () => {
  it('says that the role may not', () => {
    const offer = { verb: 'lock_settlement', allowed: false }
    const part = mount(OfferButton, { props: { offer } })
    expect(part.text()).toContain('不能办理“锁定”')
  })
})

describe('the month', () => {
  const run = { state: 'computed', problems: 0 }
  const view = { run, towns_open: 0, pay_notices: 0, due: 0 }
  const locked = { ...view, run: { ...run, state: 'locked' } }
  const batch = (state: string) => [{ batch: { state } }]
  it.each([
    [null, [], null, 'attendance'],
    [null, [], 2, 'attendance'],
    [null, [], 0, 'run'],
    [{ ...view, towns_open: 2 }, [], 2, 'attendance'],
    [{ ...view, run: { ...run, problems: 3 } }, [], 0, 'problems'],
    [view, [], 0, 'pay_list'],
    [{ ...view, pay_notices: 1 }, [], 0, 'second_person'],
    [{ ...locked, due: 4 }, [], 0, 'bank_file'],
    [locked, batch('made'), 0, 'release'],
    [locked, null, 0, 'release'],
    [{ ...locked, due: 4 }, null, 0, 'bank_file'],
    [{ ...locked, to_correct: 1 }, batch('sent'), 0, 'bank_file'],
    [locked, batch('sent'), 0, 'returned'],
  ] as unknown as [RunView | null, BatchView[] | null, number | null, string][])(
    '%j with %j and %j open towns stands at %s',
    (one, batches, open, stage) => {
      expect(stageOf(one, batches, open)).toBe(stage)
    },
  )
})

describe('what a month has behind it', () => {
  const view = (state: string, lists: number) =>
    ({ run: { state }, pay_notices: lists }) as unknown as RunView
  it('is not a pay list that nobody published', () => {
    expect(wasLeftOut('pay_list', view('locked', 0))).toBe(true)
    expect(wasLeftOut('pay_list', view('locked', 1))).toBe(false)
    expect(wasLeftOut('pay_list', view('computed', 0))).toBe(false)
    expect(wasLeftOut('run', view('locked', 0))).toBe(false)
  })
  it('says so on the bar', () => {
    const bar = (lists: number) =>
      mount(MonthSteps, {
        props: { stage: 'release', over: false, view: view('locked', lists) },
      }).findAll('li')
    const of = (lists: number) => bar(lists).find((li) => li.text().includes('公示名单'))?.classes()
    expect(of(0)).toContain('left')
    expect(of(1)).toContain('done')
  })
})

describe('votes', () => {
  const typed = async (value: string) => {
    const field = mount(VotesField, { props: { id: 'v', of: '王*英', modelValue: '//' } })
    expect(field.findAll('input').map((one) => one.element.value)).toEqual(['', '', ''])
    await field.findAll('input')[0]!.setValue(value)
    const sent = field.emitted('update:modelValue')?.[0]?.[0] as string
    await field.setProps({ modelValue: sent })
    return [sent, field.find('[role=alert]').exists()]
  }
  it('are digits or refused, and never repaired', async () => {
    expect(await typed('17')).toEqual(['17//', false])
    for (const wrong of ['1.5', '-6', '2e1', '0x15', 'abc', '１７'])
      expect(await typed(wrong)).toEqual([`${wrong}//`, true])
  })
})

describe('a text of somebody else', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  it('is good as UTF-8', () => {
    expect(faultAt(bytes('YGHP|1|371525|已付\n'))).toBe(-1)
    expect(faultAt(bytes(''))).toBe(-1)
  })
  it('names its first byte that is none', () => {
    const gb18030 = Uint8Array.of(...bytes('abc付'), 0xd2, 0xd1, 0x0a)
    expect(faultAt(gb18030)).toBe(6)
    expect(faultAt(Uint8Array.of(0xff))).toBe(0)
    expect(faultAt(bytes('付').subarray(0, 2))).toBe(0)
    expect(faultAt(Uint8Array.of(...bytes('x'.repeat(5000)), 0xff, ...bytes('y')))).toBe(5000)
  })
})

describe('words', () => {
  it('come in the chosen language', async () => {
    expect(t('today.heading', { n: 4 })).toBe('今天要办的 4 件事')
    await setLanguage('en')
    expect(t('today.heading', { n: 4 })).toBe('To do today: 4')
  })
})
