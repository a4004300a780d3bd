// The figures of the city: what each opens, where lines and labels of the slope chart go.
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Me, PlanReport } from '@shared/contract'
import { opens, planOf, rowOfUnit, sumOf } from '../office/overview_rows'
import { useSession } from '../office/session'
import { apart, slopeLines } from '../office/slopes'
import { kTileColumns, kTileRows, tileOf } from '../office/tiles'
import answers from './fixtures/api.json'

const report = answers['GET /api/v1/reports/plan'] as unknown as PlanReport
const at = { year: 2022, on: '2022-03-01', past: {} }
const rows = report.lines.map((line) => rowOfUnit(line, at))

beforeEach(() => {
  setActivePinia(createPinia())
  const verbs = ['list_posts', 'list_placements', 'list_vacancies', 'list_self_increases']
  useSession().me = { verbs } as unknown as Me
})

describe('the overview', () => {
  it('adds the plan of annex 1 up to 27,600', () => {
    expect(sumOf(rows, planOf)).toBe(27600)
  })
  it('opens a number with its area and its day, so that the list is as long', () => {
    const kuan = { unit: '371525', town: '' }
    expect(opens('vacant', kuan, at)).toEqual({
      name: 'vacancies',
      query: { unit: '371525', town: '', year: 2022, on: '2022-03-01' },
    })
    expect(opens('completed', kuan, at)).toMatchObject({
      name: 'posts',
      query: { self_increase: 'false', ever_filled: 'true', on: '2022-03-01' },
    })
  })
  it("a town's number of the plan opens how its unit shares it", () => {
    const town = { unit: '371525', town: '371525001' }
    expect(opens('plan_rural', town, at)).toMatchObject({ name: 'plan-unit' })
    expect(opens('self_increase', town, at)).toMatchObject({ name: 'posts' })
  })
  it('leads nowhere who may not read the list', () => {
    useSession().me = { verbs: [] as string[] } as unknown as Me
    expect(opens('vacant', { unit: '371525', town: '' }, at)).toBeNull()
  })
  it('has a square of its own for each unit', () => {
    const squares = report.lines.map(({ unit }) => tileOf[unit]!)
    for (const { column, row } of squares) {
      expect(column).toBeLessThan(kTileColumns)
      expect(row).toBeLessThan(kTileRows)
    }
    expect(new Set(squares.map(({ column, row }) => `${column} ${row}`)).size).toBe(11)
  })
})

describe('the slope chart', () => {
  it('moves labels apart and keeps them within the chart', () => {
    const moved = apart([10, 12, 11, 100], 20, 0, 100)
    const sorted = [...moved].sort((a, b) => a - b)
    sorted.slice(1).forEach((one, turn) => expect(one - sorted[turn]!).toBeGreaterThanOrEqual(20))
    expect(Math.max(...moved)).toBeLessThanOrEqual(100)
  })
  it('says which unit has changed and draws more above less', () => {
    const [less, more] = slopeLines(
      [
        { key: 'a', name: 'a', values: [3100, 3000] },
        { key: 'b', name: 'b', values: [5000, 5000] },
      ],
      300,
      300,
      20,
    )
    expect(less!.changed).toBe(true)
    expect(more!.changed).toBe(false)
    expect(more!.points[0]!.y).toBeLessThan(less!.points[0]!.y)
    expect(less!.points[1]!.x).toBe(300)
  })
})
