// What narrows a list, in words, where the list has no choice of its own for it.
import { fill, type Key, t, word } from '@shared/language'
import { placeName } from '../area'

const kOnDay: Record<string, Key> = { placements: 'chip.on', notices: 'chip.posted_on' }
export function chipText(list: string, name: string, value: string): string {
  if (name === 'document' || name === 'clause') return value
  if (name === 'figure') return t('chip.figure')
  if (name === 'q') return t('chip.q', { q: value })
  if (name === 'village' || name === 'place') return placeName(value, value.slice(0, 6))
  if (name === 'year') return t('chip.year', { year: value })
  if (name === 'area') return t('chip.area', { name: placeName(value, value) })
  if (name === 'from') return t('chip.from', { month: value })
  if (name === 'until') return t('chip.until', { month: value })
  if (name === 'on') return t(kOnDay[list] ?? 'chip.as_of', { day: value })
  if (name === 'agreed_until') return t('chip.agreed_until', { day: value })
  if (name === 'category' || name === 'item') return t(`chip.${name}`, { n: value })
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return fill(word('chip', name), { day: value })
  if (name === 'problem') return word('line_problem', value)
  return word('chip', `${name}.${/^\d+$/.test(value) ? 'one' : value}`)
}
