// Posts nearby: tiles by nearness, and the list of the place that was chosen last.
import { flushPromises, mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { setLanguage } from '@shared/language'
import PostsPage from '../public/PostsPage.vue'

const places = [
  { near: 'county', unit: '371525', town: '371525102', name: '桑阿镇', posts: 4 },
  { near: 'elsewhere', unit: '371581', name: '临清市', posts: 38 },
]
const answers: Record<string, unknown> = {
  '/api/v1/units': [
    { code: '371525', name: '冠县' },
    { code: '371581', name: '临清市' },
  ],
  '/api/v1/towns': [{ code: '371525102', name: '桑阿镇' }],
}
const waiting: { query: URLSearchParams; answer: (posts: number) => void }[] = []
const asked = () => waiting.map(({ query }) => query.get('unit') ?? '')

beforeEach(async () => {
  await setLanguage('zh-CN')
  waiting.length = 0
  history.replaceState(null, '', '/g/posts?unit=371525')
  vi.stubGlobal('scrollTo', () => {})
  vi.stubGlobal('fetch', (input: RequestInfo) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.origin)
    const json = (body: unknown) =>
      new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
    const known = answers[url.pathname]
    if (known) return Promise.resolve(json(known))
    return new Promise((take) =>
      waiting.push({
        query: url.searchParams,
        answer: (posts) =>
          take(json({ items: [], total: 0, posts, places: posts > 100 ? [] : places })),
      }),
    )
  })
})
afterEach(() => vi.unstubAllGlobals())

it('a tile opens its place, and an answer that comes late counts no more', async () => {
  const page = mount(PostsPage, { attachTo: document.body })
  await flushPromises()
  expect(asked()).toEqual(['', '371525'])
  waiting[1]!.answer(28)
  await flushPromises()
  waiting[0]!.answer(133)
  await flushPromises()
  expect(location.search).toBe('?unit=371525')
  expect(page.findAll('h3').map((one) => one.text())).toEqual([
    '同县的其他乡镇（街道）',
    '其他县（市、区）',
  ])
  expect(page.findAll('select')).toHaveLength(2)
  await page.find('.tiles a').trigger('click')
  await flushPromises()
  expect(waiting[2]!.query.get('town')).toBe('371525102')
  waiting[2]!.answer(4)
  await flushPromises()
  expect(location.search).toBe('?unit=371525&town=371525102')
  page.unmount()
})
