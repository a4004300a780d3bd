// 导出和我看到的一样: what the file of a list holds, and how its rows are read.
import { afterEach, expect, it, vi } from 'vitest'
import { csvOf, WholeList } from '../office/grid/whole_list'
import { list } from '../office/lists/list'

const asked = { params: {}, query: { unit: '371525', sort: 'name', after: '9', limit: '50' } }
const people = list<{ id: string }>({
  title: 'persons.title',
  none: 'persons.none',
  path: () => '/api/v1/persons',
  columns: [],
  key: ({ id }) => id,
})
const questions: URLSearchParams[] = []
function answers(...pages: object[]): void {
  questions.length = 0
  vi.stubGlobal('fetch', (asked: Request | string) => {
    const url = typeof asked === 'string' ? asked : asked.url
    questions.push(new URL(url, 'http://here').searchParams)
    const page = pages.shift() ?? { status: 503, code: 'store_busy', detail_zh: '', detail_en: '' }
    const status = 'items' in page ? 200 : 503
    return Promise.resolve(Response.json(page, { status }))
  })
}
afterEach(() => vi.unstubAllGlobals())

it('reads every page from the first, by the filter and the order of the screen', async () => {
  answers({ items: [{ id: '1' }], total: 2, next: '1' }, { items: [{ id: '2' }], total: 2 })
  const whole = new WholeList(people, asked)
  expect(await whole.readOn(() => true)).toBeNull()
  expect(whole.rows).toEqual([{ id: '1' }, { id: '2' }])
  expect(questions.map((one) => one.get('after'))).toEqual([null, '1'])
  for (const question of questions) {
    expect(question.get('sort')).toBe('name')
    expect(question.get('unit')).toBe('371525')
    expect(question.get('limit')).toBe('200')
  }
})

it('stops when it is told to, and goes on after a failure where it was', async () => {
  answers({ items: [{ id: '1' }], total: 3, next: '1' })
  const stopped = new WholeList(people, asked)
  await stopped.readOn(() => false)
  expect(questions).toHaveLength(1)
  answers({ items: [{ id: '1' }], total: 2, next: '1' })
  const whole = new WholeList(people, asked)
  expect((await whole.readOn(() => true))?.status).toBe(503)
  answers({ items: [{ id: '2' }], total: 2 })
  expect(await whole.readOn(() => true)).toBeNull()
  expect(whole.rows).toHaveLength(2)
  expect(questions[0]!.get('after')).toBe('1')
})

it('quotes what a cell of a table may hold, and lets nothing be a formula', () => {
  expect(csvOf([['甲,乙', '说"好"'], ['=1+1', '-3.50', '']])).toBe(
    '\uFEFF"甲,乙","说""好"""\r\n\'=1+1,-3.50,\r\n',
  )
})

it('keeps codes, long numbers and months what they are in WPS', () => {
  expect(csvOf([['0012', '371525001044', '2022-03', '680.00', '12']])).toBe(
    '\uFEFF"=""0012""","=""371525001044""","=""2022-03""",680.00,12\r\n',
  )
  // Nothing that somebody typed is ever inside such a formula.
  expect(csvOf([['0012"&cmd', '=0012']])).toBe('\uFEFF"0012""&cmd",\'=0012\r\n')
})

it('asks for no row twice when the file could not be made at once', async () => {
  answers({ items: [{ id: '1' }], total: 1 })
  const whole = new WholeList(people, asked)
  await whole.readOn(() => true)
  await whole.readOn(() => true)
  expect(whole.rows).toHaveLength(1)
})
