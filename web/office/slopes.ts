// Where the lines of a slope chart go: one point a version and unit, from the lowest to the highest
// number that any version says; labels that would lie on each other are moved apart.
export interface Slope {
  key: string
  name: string
  values: number[]
}
export interface Point {
  x: number
  y: number
}
export interface Line extends Slope {
  points: Point[]
  changed: boolean
  // Where the labels at both ends stand.
  left: number
  right: number
}

// The given heights, in their order, moved so that no two are nearer than `least`, within bounds.
export function apart(heights: number[], least: number, low: number, high: number): number[] {
  const order = heights.map((_, at) => at).sort((a, b) => heights[a]! - heights[b]!)
  const moved = [...heights]
  let last = low - least
  for (const at of order) {
    moved[at] = Math.max(moved[at]!, last + least)
    last = moved[at]!
  }
  let next = high + least
  for (const at of order.reverse()) {
    moved[at] = Math.min(moved[at]!, next - least)
    next = moved[at]!
  }
  return moved
}

export function slopeLines(slopes: Slope[], width: number, height: number, least: number): Line[] {
  const all = slopes.flatMap((one) => one.values)
  const low = Math.min(...all)
  const span = Math.max(1, Math.max(...all) - low)
  const versions = slopes[0]?.values.length ?? 0
  const x = (at: number) => (versions > 1 ? (width * at) / (versions - 1) : 0)
  const y = (value: number) => height - (height * (value - low)) / span
  const left = apart(slopes.map((one) => y(one.values[0] ?? 0)), least, 0, height)
  const right = apart(slopes.map((one) => y(one.values[versions - 1] ?? 0)), least, 0, height)
  return slopes.map((one, at) => ({
    ...one,
    points: one.values.map((value, turn) => ({ x: x(turn), y: y(value) })),
    changed: one.values.some((value) => value !== one.values[0]),
    left: left[at]!,
    right: right[at]!,
  }))
}
