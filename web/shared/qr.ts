// A QR code (ISO/IEC 18004) of a short text: bytes, error correction L, versions 1 to 10, which
// hold 271 bytes. Drawn here because a key of a second factor leaves neither page nor server.

// By version: all codewords, those of correction in each block, and blocks.
const kTotal = [26, 44, 70, 100, 134, 172, 196, 242, 292, 346]
const kCheck = [7, 10, 15, 20, 26, 18, 20, 24, 30, 18]
const kBlocks = [1, 1, 1, 1, 1, 2, 2, 2, 2, 4]
// Middles of the alignment patterns, beside the one at 6.
const kMiddles = [[], [18], [22], [26], [30], [34], [22, 38], [24, 42], [26, 46], [28, 50]]

type Grid = boolean[][]
const kMasks: ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
]

// In the field of 256 elements over x⁸ + x⁴ + x³ + x² + 1.
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ (product & 0x80 ? 0x11d : 0)
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

// The remainder of data · xⁿ by (x − 1)(x − 2)(x − 4)… of n factors.
function checkOf(data: number[], n: number): number[] {
  let divisor = [1]
  for (let at = 0, root = 1; at < n; at += 1, root = times(root, 2)) {
    const longer = [...divisor, 0]
    divisor.forEach((one, place) => (longer[place + 1]! ^= times(one, root)))
    divisor = longer
  }
  const rest = Array<number>(n).fill(0)
  for (const byte of data) {
    const factor = byte ^ rest.shift()!
    rest.push(0)
    for (let at = 0; at < n; at += 1) rest[at]! ^= times(divisor[at + 1]!, factor)
  }
  return rest
}

const room = (version: number) =>
  kTotal[version - 1]! - kCheck[version - 1]! * kBlocks[version - 1]!
const countBits = (version: number) => (version < 10 ? 8 : 16)

// Mode, length, the bytes, an end, and 236, 17, 236… up to what the version holds.
function dataOf(bytes: Uint8Array, version: number): number[] {
  const bits: number[] = []
  const put = (value: number, width: number) => {
    for (let bit = width - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1)
  }
  put(4, 4)
  put(bytes.length, countBits(version))
  bytes.forEach((byte) => put(byte, 8))
  put(0, Math.min(4, room(version) * 8 - bits.length))
  while (bits.length % 8) bits.push(0)
  for (let fill = 236; bits.length < room(version) * 8; fill ^= 236 ^ 17) put(fill, 8)
  const data: number[] = []
  for (let at = 0; at < bits.length; at += 8)
    data.push(bits.slice(at, at + 8).reduce((sum, bit) => sum * 2 + bit, 0))
  return data
}

// Blocks of data, the later ones longer by one where it does not go up, each with its correction;
// then read across.
function codewords(data: number[], version: number): number[] {
  const [count, check] = [kBlocks[version - 1]!, kCheck[version - 1]!]
  const short = Math.floor(data.length / count)
  const shorter = count - (data.length % count)
  const blocks = Array.from({ length: count }, (_, at) => {
    const from = at * short + Math.max(0, at - shorter)
    return data.slice(from, from + short + (at < shorter ? 0 : 1))
  })
  const across = (rows: number[][]) =>
    Array.from({ length: Math.max(...rows.map((row) => row.length)) }, (_, at) =>
      rows.filter((row) => at < row.length).map((row) => row[at]!),
    ).flat()
  return [...across(blocks), ...across(blocks.map((block) => checkOf(block, check)))]
}

// A word with the remainder of its division behind it (BCH).
function withRemainder(word: number, width: number, divisor: number): number {
  let rest = word
  for (let bit = 0; bit < width; bit += 1)
    rest = (rest << 1) ^ ((rest >> (width - 1)) & 1 ? divisor : 0)
  return (word << width) | rest
}

// What stands in every code of the version; `taken` says where no data goes.
function frame(version: number): { grid: Grid; taken: Grid } {
  const size = version * 4 + 17
  const empty = () => Array.from({ length: size }, () => Array<boolean>(size).fill(false))
  const [grid, taken] = [empty(), empty()]
  const set = (row: number, column: number, dark: boolean) => {
    if (row < 0 || column < 0 || row >= size || column >= size) return
    grid[row]![column] = dark
    taken[row]![column] = true
  }
  const square = (row: number, column: number, reach: number, light: number[]) => {
    for (let r = -reach; r <= reach; r += 1)
      for (let c = -reach; c <= reach; c += 1)
        set(row + r, column + c, !light.includes(Math.max(Math.abs(r), Math.abs(c))))
  }
  for (let at = 0; at < size; at += 1) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  for (const [r, c] of [[3, 3], [3, size - 4], [size - 4, 3]] as const) square(r, c, 4, [2, 4])
  const middles = kMiddles[version - 1]!.length ? [6, ...kMiddles[version - 1]!] : []
  const last = size - 7
  for (const r of middles)
    for (const c of middles)
      if (!((r === 6 && c === 6) || (r === 6 && c === last) || (r === last && c === 6)))
        square(r, c, 2, [1])
  if (version >= 7) {
    const word = withRemainder(version, 12, 0x1f25)
    for (let bit = 0; bit < 18; bit += 1) {
      const [far, near] = [size - 11 + (bit % 3), Math.floor(bit / 3)]
      set(near, far, ((word >> bit) & 1) === 1)
      set(far, near, ((word >> bit) & 1) === 1)
    }
  }
  setFormat(set, size, 0)
  return { grid, taken }
}

// Level L and the mask, twice, with a dark module beside the second.
function setFormat(
  set: (row: number, column: number, dark: boolean) => void,
  size: number,
  mask: number,
): void {
  const word = withRemainder(8 | mask, 10, 0x537) ^ 0x5412
  for (let bit = 0; bit < 15; bit += 1) {
    const dark = ((word >> bit) & 1) === 1
    const down = bit < 6 ? bit : bit < 8 ? bit + 1 : size - 15 + bit
    const left = bit < 8 ? size - 1 - bit : bit === 8 ? 7 : 14 - bit
    set(down, 8, dark)
    set(8, left, dark)
  }
  set(size - 8, 8, true)
}

// Up and down in pairs of columns from the right, leaving out the column of the timing.
function fill(grid: Grid, taken: Grid, words: number[]): void {
  const size = grid.length
  let bit = 0
  for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5
    for (let step = 0; step < size; step += 1) {
      const row = up ? size - 1 - step : step
      for (const column of [right, right - 1]) {
        if (taken[row]![column]) continue
        grid[row]![column] = (((words[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1) === 1
        bit += 1
      }
    }
  }
}

// How hard a code is to read: long runs and squares of one colour, and how far from half dark.
function hardness(grid: Grid): number {
  const size = grid.length
  let sum = 0
  let dark = 0
  for (let a = 0; a < size; a += 1) {
    for (const at of [(b: number) => grid[a]![b], (b: number) => grid[b]![a]]) {
      for (let b = 1, run = 1; b <= size; b += 1, run += 1) {
        if (b < size && at(b) === at(b - 1)) continue
        if (run >= 5) sum += run - 2
        run = 0
      }
    }
    for (let b = 0; b < size; b += 1) {
      if (grid[a]![b]) dark += 1
      const here = grid[a]![b]
      if (a && b && grid[a - 1]![b] === here && grid[a]![b - 1] === here)
        if (grid[a - 1]![b - 1] === here) sum += 3
    }
  }
  return sum + Math.floor(Math.abs(dark / (size * size) - 0.5) * 20) * 10
}

// Rows of modules, true is dark, without the light rim of four; null when the text is too long.
export function qrOf(text: string): Grid | null {
  const bytes = new TextEncoder().encode(text)
  const version = kTotal.findIndex(
    (_, at) => room(at + 1) * 8 >= 4 + countBits(at + 1) + bytes.length * 8,
  ) + 1
  if (!version) return null
  const { grid, taken } = frame(version)
  fill(grid, taken, codewords(dataOf(bytes, version), version))
  const masked = kMasks.map((mask, number) => {
    const one = grid.map((row, r) => row.map((dark, c) => dark !== (!taken[r]![c] && mask(r, c))))
    setFormat((row, column, dark) => (one[row]![column] = dark), one.length, number)
    return one
  })
  const costs = masked.map(hardness)
  return masked[costs.indexOf(Math.min(...costs))]!
}
