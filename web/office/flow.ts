// A flow through three columns as a drawing: how much goes from each of the first to each of the
// second, and on to each of the third. Amounts below nothing (taken back) have no width.

export interface Stop {
  name: string
  says: string
  y: number
  height: number
}
export interface Ribbon {
  from: number
  path: string
}
export interface Flow {
  stops: Stop[][]
  ribbons: Ribbon[][]
  height: number
}
export interface Asked {
  names: string[][]
  says: string[][]
  // Of column c: parts[c][row][row of the next column].
  parts: number[][][]
  gap: number
  // Where each column begins, and how wide a stop is.
  xs: number[]
  wide: number
}
const kTall = 280
const positive = (part: number) => Math.max(0, part)
const sumOf = (parts: number[]) => parts.reduce((sum, part) => sum + positive(part), 0)

// What comes in or goes out, whichever is more: the two differ where something is taken back.
function heights({ names, parts }: Asked): number[][] {
  return names.map((column, c) =>
    column.map((_, row) => {
      const out = c < parts.length ? sumOf(parts[c]![row]!) : 0
      const into = c > 0 ? sumOf(parts[c - 1]!.map((from) => from[row]!)) : 0
      return Math.max(out, into)
    }),
  )
}

export function flowOf(asked: Asked): Flow {
  const { names, says, parts, gap, xs, wide } = asked
  const amounts = heights(asked)
  const most = Math.max(1, ...amounts.map(sumOf))
  const high = (amount: number) => (kTall * positive(amount)) / most
  const tall = (c: number) => sumOf(amounts[c]!) * (kTall / most) + gap * (names[c]!.length - 1)
  const height = Math.max(...names.map((_, c) => tall(c))) + gap
  const stops = names.map((column, c) => {
    let y = (height - tall(c)) / 2
    return column.map((name, row) => {
      const stop = { name, says: says[c]![row]!, y, height: high(amounts[c]![row]!) }
      y += stop.height + gap
      return stop
    })
  })
  const ribbons = parts.map((from, c) => {
    const left = stops[c]!.map(({ y }) => y)
    const right = stops[c + 1]!.map(({ y }) => y)
    const [x, to] = [xs[c]! + wide, xs[c + 1]!]
    const middle = (x + to) / 2
    return from.flatMap((row, i) =>
      row.flatMap((part, j) => {
        const width = high(part)
        if (!width) return []
        const [a, b] = [left[i]!, right[j]!]
        left[i]! += width
        right[j]! += width
        const [c, d] = [a + width, b + width]
        const over = `M${x} ${a}C${middle} ${a} ${middle} ${b} ${to} ${b}`
        const under = `V${d}C${middle} ${d} ${middle} ${c} ${x} ${c}Z`
        return [{ from: i, path: over + under }]
      }),
    )
  })
  return { stops, ribbons, height }
}
