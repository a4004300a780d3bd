// The public door: its addresses, what a notice says of its time, and the four questions.
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { setLanguage } from '@shared/language'
import PaperCode from '@shared/parts/PaperCode.vue'
import { pageOf } from '../public/address'
import CheckPage from '../public/CheckPage.vue'
import ProgressPage from '../public/ProgressPage.vue'
import ReadAloud from '../public/ReadAloud.vue'
import { leftText, readable, titleOf } from '../public/notice'
import api from './fixtures/api.json'

beforeEach(() => setLanguage('zh-CN'))

describe('addresses of the public door', () => {
  it('name a notice by its id and nothing else', () => {
    expect(pageOf('/g/notices/12')).toEqual({ name: 'notice', id: '12' })
    expect(pageOf('/g/').name).toBe('notices')
    for (const none of ['/g/notices/../12', '/g/notices/0', '/g/notices', '/g/postsx', '/g/x'])
      expect(pageOf(none).name).toBe('missing')
  })
  it('name the other pages by a word', () => {
    for (const name of ['posts', 'check', 'report', 'apply', 'progress'])
      expect(pageOf(`/g/${name}`)).toEqual({ name, id: '' })
  })
})

describe('notices', () => {
  it('have a number that can be read out and a title of their own', () => {
    expect(readable('12345678901234567')).toBe('1234 5678 9012 3456 7')
    expect(readable('1234')).toBe('1234')
    const line = { place_name: '冠县清泉街道', title: '发放公示', month: '2022-12' }
    expect(titleOf(line as never)).toBe('冠县清泉街道 发放公示 2022-12')
    const named = { ...line, title: '2022-12 发放公示' }
    expect(titleOf(named as never)).toBe('冠县清泉街道 2022-12 发放公示')
  })
  it('say the working days that the server counted', () => {
    const line = { today: '2022-03-10', last_day: '2022-03-14', working_days_left: 3 }
    expect(leftText(line as never)).toBe('还剩 3 个工作日')
    expect(leftText({ ...line, working_days_left: undefined } as never)).toBe('还剩 5 天（含今天）')
    expect(leftText({ ...line, last_day: '2022-03-09', working_days_left: 0 } as never)).toBe(
      '公示期已满',
    )
  })
})

it('a paper leads to its verification with the beginning of its digest', () => {
  const digest = '0123456789abcdef'.repeat(4)
  const paper = mount(PaperCode, { props: { code: 'D7K4-9QXM-2F8H-TW', digest } })
  const to = paper.find('a').attributes('href')
  expect(to).toBe(`${location.origin}/v/D7K4-9QXM-2F8H-TW?digest=0123456789abcdef`)
  expect(paper.text()).toContain('01234567 89abcdef')
  expect(paper.find('svg').attributes('aria-label')).toContain('D7K4-9QXM-2F8H-TW')
})

describe('the four questions', () => {
  const sent: { path: string; body: string }[] = []
  beforeEach(() => {
    sent.length = 0
    vi.stubGlobal('scrollTo', () => {})
    vi.stubGlobal('fetch', async (path: string, init: RequestInit = {}) => {
      const method = init.method ?? 'GET'
      if (method === 'POST') sent.push({ path, body: String(init.body) })
      const units = [{ code: '371525', name: '冠县' }]
      const body = path === '/api/v1/units' ? units : api[`${method} ${path}` as keyof typeof api]
      return new Response(JSON.stringify(body), { status: 200 })
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('are asked one by one, need an answer each, and are sent once as a body', async () => {
    const page = mount(CheckPage, { attachTo: document.body })
    await flushPromises()
    const next = async () => {
      await page.find('form').trigger('submit')
      await flushPromises()
    }
    await next()
    expect(page.text()).toContain('请先选县')
    await page.find('select').setValue('371525')
    await page.find('input[value=rural]').setValue()
    await next()
    const [year, month] = page.findAll('input')
    await year!.setValue('1978')
    await month!.setValue('13')
    await next()
    expect(page.find('[role=alert]').text()).toContain('1 到 12 的月份')
    await month!.setValue('5')
    await next()
    await page.find('input[value=M]').setValue()
    await next()
    expect(page.text()).toContain('农村残疾人')
    expect(page.text()).not.toContain('城镇大龄')
    await page.find('input[value=unknown]').setValue()
    await next()
    expect(sent).toEqual([
      {
        path: '/api/v1/public/self-check',
        body: JSON.stringify({
          unit: '371525',
          side: 'rural',
          birth: '1978-05',
          sex: 'M',
          groups: [],
        }),
      },
    ])
    expect(page.find('h1').text()).toBe('现在还不能报')
    expect(page.text()).toContain('最晚从 2023年5月31日 起可以报')
    expect(page.text()).toContain('农村大龄人员(45—65 周岁)')
    expect(localStorage.length + sessionStorage.length).toBeLessThan(3)
    page.unmount()
  })
})

describe('the code of a slip', () => {
  const problem = {
    status: 422,
    code: 'progress_code_bad',
    field: 'code',
    params: {},
    detail_zh: '有一位抄错了',
    detail_en: 'copied wrongly',
  }
  beforeEach(() =>
    vi.stubGlobal('fetch', async () => new Response(JSON.stringify(problem), { status: 422 })),
  )
  afterEach(() => {
    vi.unstubAllGlobals()
    location.hash = ''
  })
  const at = async (hash: string) => {
    location.hash = hash
    const page = mount(ProgressPage, { attachTo: document.body })
    await flushPromises()
    return page
  }

  it('may stand in a mutilated address, and the page opens all the same', async () => {
    const page = await at('#%E0%A4%A')
    expect((page.find('input').element as HTMLInputElement).value).toBe('%E0%A4%A')
    page.unmount()
  })
  it('is asked for at its field when it is missing, by a button that works', async () => {
    const page = await at('')
    expect(page.find('button[type=submit]').attributes('aria-disabled')).toBe('false')
    await page.find('form').trigger('submit')
    await flushPromises()
    const field = page.find('input')
    expect(field.attributes('aria-invalid')).toBe('true')
    expect(page.find('#progress-fault').text()).toContain('请先填查询码')
    expect(field.attributes('aria-describedby')).toContain('progress-fault')
    page.unmount()
  })
  it('that is wrong is told at its field and in a summary that leads there', async () => {
    const page = await at('#P7K4')
    expect(page.find('#progress-fault').text()).toBe('有一位抄错了')
    expect(page.find('.problem').text()).toContain('有 1 处要改')
    expect(page.find('.problem a').attributes('href')).toBe('#progress-code')
    page.unmount()
  })
})

it('a month of birth may be of full width, and a wrong year is told at once', async () => {
  vi.stubGlobal('scrollTo', () => {})
  vi.stubGlobal('fetch', async (path: string) => {
    const units = [{ code: '371525', name: '冠县' }]
    const body = path === '/api/v1/units' ? units : api[`GET ${path}` as keyof typeof api]
    return new Response(JSON.stringify(body), { status: 200 })
  })
  const page = mount(CheckPage, { attachTo: document.body })
  await flushPromises()
  const next = async () => {
    await page.find('form').trigger('submit')
    await flushPromises()
  }
  await page.find('select').setValue('371525')
  await page.find('input[value=rural]').setValue()
  await next()
  const [year, month] = page.findAll('input')
  await year!.setValue('1800')
  await month!.setValue('1')
  await next()
  expect(page.find('#fault').text()).toContain('例如 1970 年 3 月')
  await year!.setValue('１９７０')
  await month!.setValue('３')
  await next()
  expect(page.find('h1').text()).toBe('您是男还是女？')
  // The browser's own way back is the question before, with what was answered.
  dispatchEvent(new PopStateEvent('popstate', { state: { step: 1 } }))
  await flushPromises()
  expect((page.find('input').element as HTMLInputElement).value).toBe('１９７０')
  page.unmount()
  vi.unstubAllGlobals()
})

it('without a voice for the language the page offers the largest type', async () => {
  vi.useFakeTimers()
  vi.stubGlobal('speechSynthesis', { getVoices: () => [{ lang: 'en-US' }], cancel: () => {} })
  const button = mount(ReadAloud)
  expect(button.text()).toBe('用特大字看')
  await button.trigger('click')
  expect(document.documentElement.dataset.type).toBe('huge')
  button.unmount()
  vi.stubGlobal('speechSynthesis', { getVoices: () => [{ lang: 'zh-CN' }], cancel: () => {} })
  expect(mount(ReadAloud).text()).toBe('念给我听')
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
