// Everybody of a day, however many pages; and a whole page that is recorded asks for the list once.
import { flushPromises, mount } from '@vue/test-utils'
import { beforeEach, expect, it, vi } from 'vitest'
import type { Me } from '@shared/contract'
import DayPage from '../village/DayPage.vue'
import { readDay } from '../village/day_list'
import { drop, entries } from '../village/queue'
import { sending } from '../village/sender'
import { holder, me, stage } from '../village/session'

const kDay = '2022-03-08'
const kAll = 450
let today = kDay
let all = kAll
const recorded = new Set<string>()
let asked: string[] = []
let failAt = -1

const person = (id: string) => ({
  id,
  name: `李*${id}`,
  village_name: '戴屯',
  post_title: '保洁员',
  side: 'rural',
  full_hours: '1.7',
  full_days: '0',
  actions: [{ verb: 'record_day', allowed: true, params: {} }],
  ...(recorded.has(id)
    ? { recorded: { from_day: kDay, until_day: kDay, leave: 'none', entered_by: '村1' } }
    : {}),
})

function server(path: string, init: RequestInit): Response {
  if (init.method === 'POST') {
    const { placement, day, leave } = JSON.parse(String(init.body))
    recorded.add(placement)
    const worth = { hours: '1.7', days: '0', changed: true, version: 1 }
    return new Response(JSON.stringify({ placement, day, leave, ...worth }))
  }
  const query = new URLSearchParams(path.split('?')[1])
  asked.push(query.get('after') ?? '')
  if (asked.length - 1 === failAt) return new Response('<html>', { status: 502 })
  const first = Number(query.get('after') ?? 0) + 1
  const last = Math.min(all, first + Number(query.get('limit')) - 1)
  const items = Array.from({ length: last - first + 1 }, (_, at) => person(String(first + at)))
  const next = last < all ? { next: String(last) } : {}
  const body = { today, day: query.get('day'), working_day: true, items, total: all, ...next }
  return new Response(JSON.stringify(body))
}

beforeEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  for (const one of [...entries.value]) await drop(one.key)
  recorded.clear()
  asked = []
  failAt = -1
  all = kAll
  today = kDay
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => server(path, init))
  me.value = { account: '1', name: '村1', verbs: ['record_day'], roles: [] } as unknown as Me
  holder.value = { account: '1', name: '村1', today: kDay, at: Date.now(), days: {} }
  stage.value = 'in'
})

it('all pages are read, each once', async () => {
  const answer = await readDay(kDay)
  expect(answer.data!.items.length).toBe(kAll)
  expect(asked).toEqual(['', '200', '400'])
})

it('a page that does not come leaves no part of the list', async () => {
  failAt = 1
  const answer = await readDay(kDay)
  expect(answer.data).toBe(undefined)
})

it('全部到岗 records everybody who is left, and reads the list anew once', async () => {
  all = 201
  for (let id = 1; id <= all; id += 1) if (id % 50) recorded.add(String(id))
  const page = mount(DayPage, { shallow: true })
  await vi.waitFor(() => expect(page.findAll('li').length).toBe(all))
  await page.find('button.all').trigger('click')
  asked = []
  await page.find('.foot button').trigger('click')
  await vi.waitFor(() => expect(recorded.size).toBe(all), 20_000)
  await vi.waitFor(() => expect(sending.value).toBe(false), 20_000)
  await flushPromises()
  await vi.waitFor(() => expect(asked).toEqual(['', '200']))
  expect(page.findAll('li').length).toBe(all)
  expect(page.find('button.all').exists()).toBe(false)
  page.unmount()
}, 30_000)

it('a phone that lies overnight shows the new day, but not over what is chosen', async () => {
  all = 2
  const page = mount(DayPage, { shallow: true })
  const choices = () => page.findAllComponents({ name: 'PersonRow' })
  await vi.waitFor(() => expect(choices().length).toBe(2))
  today = '2022-03-09'
  document.dispatchEvent(new Event('visibilitychange'))
  await vi.waitFor(() => expect(page.find('.day').text()).toContain('9'))
  choices()[0]!.vm.$emit('choose', 'absent')
  await flushPromises()
  today = '2022-03-10'
  document.dispatchEvent(new Event('visibilitychange'))
  await flushPromises()
  expect(page.find('.day').text()).toContain('9')
  page.unmount()
})

it('a choice is taken back by the same again', async () => {
  all = 2
  const page = mount(DayPage, { shallow: true })
  const first = () => page.findAllComponents({ name: 'PersonRow' })[0]!
  await vi.waitFor(() => expect(first().exists()).toBe(true))
  first().vm.$emit('choose', 'absent')
  await flushPromises()
  expect(first().props('chosen')).toBe('absent')
  first().vm.$emit('choose', 'absent')
  await flushPromises()
  expect(first().props('chosen')).toBe(undefined)
  page.unmount()
})
