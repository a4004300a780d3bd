// The drawing of a flow: what is twice as much is twice as high, nothing falls out of the picture.
import { expect, it } from 'vitest'
import { type Asked, flowOf } from '../office/flow'

const asked: Asked = {
  names: [['a', 'b'], ['m'], ['x', 'y']],
  says: [['', ''], [''], ['', '']],
  parts: [[[300], [100]], [[350, 50]]],
  gap: 20,
  xs: [0, 100, 200],
  wide: 10,
}
const numbers = (path: string) => path.match(/-?[\d.]+/g)!.map(Number)

it('a stop is as high as what passes through it', () => {
  const { stops } = flowOf(asked)
  const [a, b] = stops[0]!
  expect(a!.height / b!.height).toBeCloseTo(3)
  expect(stops[1]![0]!.height).toBeCloseTo(a!.height + b!.height)
  expect(b!.y - a!.y - a!.height).toBeCloseTo(20)
})

it('bands lie one below the other within their stops', () => {
  const { stops, ribbons, height } = flowOf(asked)
  const first = numbers(ribbons[0]![0]!.path)
  const second = numbers(ribbons[0]![1]!.path)
  // From the stop of the first column to that of the second, M x y C … to y.
  expect(first[1]).toBeCloseTo(stops[0]![0]!.y)
  expect(first[7]).toBeCloseTo(stops[1]![0]!.y)
  expect(second[7]).toBeCloseTo(stops[1]![0]!.y + stops[0]![0]!.height)
  const ends = stops.flat().map((stop) => stop.y + stop.height)
  expect(Math.max(...ends)).toBeLessThanOrEqual(height)
})

it('what was taken back has no width, and nothing of nothing is drawn', () => {
  const { stops, ribbons } = flowOf({ ...asked, parts: [[[300], [-100]], [[0, 0]]] })
  expect(stops[0]![1]!.height).toBe(0)
  expect(ribbons.map((column) => column.length)).toEqual([1, 0])
})
