// The QR code against known ones, and by reading what stands in it.
import { expect, it } from 'vitest'
import { qrOf } from '@shared/qr'

const drawn = (text: string) =>
  (qrOf(text) ?? []).map((row) => row.map((dark) => (dark ? '#' : '.')).join(''))

// Read by a reader of its own when it was written (jsQR, every length from 1 to 271).
it('a short text is drawn as it always was', () => {
  expect(drawn('01234567')).toEqual([
    '#######..#..#.#######',
    '#.....#.#..#..#.....#',
    '#.###.#..#....#.###.#',
    '#.###.#.#..#..#.###.#',
    '#.###.#...###.#.###.#',
    '#.....#.###.#.#.....#',
    '#######.#.#.#.#######',
    '..........###........',
    '#####.####..##.#.#.#.',
    '#####....##.##..#.###',
    '#.#..###...#.###.##..',
    '.#..#..##.#....##.#..',
    '....#.###.##.....#...',
    '........#.#####.#.###',
    '#######.##..#.##.....',
    '#.....#...#####...#..',
    '#.###.#.##..#....#..#',
    '#.###.#.#.#.#...#.#..',
    '#.###.#.##.#.#.#.#...',
    '#.....#.#.#....#..#..',
    '#######.####.#...#.#.',
  ])
})

it('the size follows the length, up to what version 10 holds', () => {
  const sizeOf = (length: number) => qrOf('x'.repeat(length))?.length
  expect([1, 17, 18, 32, 134, 135, 154, 155, 230, 231, 271].map(sizeOf)).toEqual([
    21, 21, 25, 25, 41, 45, 45, 49, 53, 57, 57,
  ])
  expect(qrOf('x'.repeat(272))).toBe(null)
  expect(qrOf('益'.repeat(91))).toBe(null)
})

it('the key of a second factor fits with the longest login', () => {
  const issuer = '%E7%9B%8A%E5%B2%97%20Yigang'
  const key = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const end = `?secret=${key}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`
  expect(qrOf(`otpauth://totp/${issuer}:${'a'.repeat(64)}${end}`)).not.toBe(null)
})
