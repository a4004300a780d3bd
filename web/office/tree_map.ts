// A treemap by rows of near-square tiles (Bruls, Huizing, van Wijk 2000), as pure values: each area
// is as its value. What is zero has no tile.
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

// How far from a square the worst tile of a row is, laid along a side of `length`.
function worst(areas: number[], length: number): number {
  const sum = areas.reduce((all, one) => all + one, 0)
  const most = Math.max(...areas)
  const least = Math.min(...areas)
  const square = length * length
  return Math.max((square * most) / (sum * sum), (sum * sum) / (square * least))
}

// One box for each value, in their order; a value of zero gets none.
export function treeMap(values: number[], box: Box): (Box | null)[] {
  const all = values.reduce((sum, one) => sum + one, 0)
  const boxes: (Box | null)[] = values.map(() => null)
  if (all <= 0 || box.width <= 0 || box.height <= 0) return boxes
  const scale = (box.width * box.height) / all
  const waiting = values
    .map((value, at) => ({ at, area: value * scale }))
    .filter(({ area }) => area > 0)
    .sort((a, b) => b.area - a.area || a.at - b.at)
  let rest = { ...box }
  while (waiting.length) {
    const length = Math.min(rest.width, rest.height)
    const row = [waiting.shift()!]
    const areas = () => row.map(({ area }) => area)
    while (
      waiting.length &&
      worst([...areas(), waiting[0]!.area], length) <= worst(areas(), length)
    )
      row.push(waiting.shift()!)
    rest = lay(row, rest, boxes)
  }
  return boxes
}

// A row along the shorter side; what is left of the box.
function lay(row: { at: number; area: number }[], box: Box, boxes: (Box | null)[]): Box {
  const sum = row.reduce((all, { area }) => all + area, 0)
  const upright = box.width >= box.height
  const depth = sum / (upright ? box.height : box.width)
  let along = upright ? box.y : box.x
  for (const { at, area } of row) {
    const size = area / depth
    boxes[at] = upright
      ? { x: box.x, y: along, width: depth, height: size }
      : { x: along, y: box.y, width: size, height: depth }
    along += size
  }
  return upright
    ? { x: box.x + depth, y: box.y, width: box.width - depth, height: box.height }
    : { x: box.x, y: box.y + depth, width: box.width, height: box.height - depth }
}
