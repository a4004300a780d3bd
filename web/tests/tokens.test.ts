// Contrast is computed from the tokens, because axe cannot judge inside tables (WCAG 2.2 1.4.3,
// 1.4.11).
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync('shared/tokens.css', 'utf8')
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map((m) => [m[1]!, m[2]!]),
)

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
const of = (name: string): string => {
  const colour = tokens.get(name)
  if (!colour) throw new Error(`no token ${name}`)
  return colour
}
const text: [string, string[]][] = [
  ['ink', ['paper', 'ground', 'sunken', 'brand-pale', 'good-pale', 'bad-pale', 'local-pale']],
  ['ink-soft', ['paper', 'ground', 'sunken', 'brand-pale', 'good-pale', 'bad-pale', 'wait-pale']],
  ['ink-on-brand', ['brand', 'brand-deep', 'good', 'bad', 'local', 'wait', 'practice']],
  ['brand', ['paper', 'ground', 'sunken', 'brand-pale', 'bad-pale']],
  ['brand-deep', ['paper', 'ground', 'sunken', 'brand-pale']],
  ['good', ['paper', 'good-pale']],
  ['bad', ['paper', 'bad-pale']],
  ['wait', ['paper', 'wait-pale']],
  ['local', ['paper', 'local-pale']],
]
const signs: [string, string[]][] = [
  ['focus', ['paper', 'ground', 'brand-pale', 'sunken']],
  ['line-strong', ['paper', 'ground']],
  ['brand', ['plan']],
]
const pairs = (table: [string, string[]][]) =>
  table.flatMap(([fore, backs]) => backs.map((back) => [fore, back] as const))

describe('the colours', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
  ])('contrast of %s on %s is %d', (one, other, wanted) => {
    expect(contrast(one, other)).toBeCloseTo(wanted, 1)
  })
  it.each(pairs(text))('text in %s on %s has at least 4.5:1', (fore, back) => {
    expect(contrast(of(fore), of(back))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(pairs(signs))('%s beside %s has at least 3:1', (fore, back) => {
    expect(contrast(of(fore), of(back))).toBeGreaterThanOrEqual(3)
  })
})
