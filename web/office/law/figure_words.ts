// How a figure, its value and its status read. The value stays what the server wrote; here it only
// becomes words.
import type { FigureAbout, FigureEntry, FigureRow } from '@shared/contract'
import { money } from '@shared/figures'
import { language, t, word } from '@shared/language'

export const figureName = (about: FigureAbout): string =>
  language.value === 'en' ? about.name_en : about.name_zh

type Kind = Pick<FigureAbout, 'kind' | 'unit_of_value'>
// One line a part: a tier, a row of the table of retirement ages, or the value as a whole.
export function valueLines(about: Kind, value: string): string[] {
  if (!value) return [t('figures.blank')]
  if (about.kind === 'money_by_tier')
    return value
      .split(';')
      .map((part, at) => t('figures.tier', { tier: at + 1, value: money(part) }))
  if (about.kind === 'retirement_table') return value.split(';').map(retirementLine)
  if (about.kind === 'share') return [shareText(value)]
  if (about.kind === 'setting') return [word('value', value)]
  return [value]
}
export const valueLine = (about: Kind, value: string): string =>
  valueLines(about, value).join(t('why.and'))

function retirementLine(row: string): string {
  const [category = '', age = '', start, step = '', cap = ''] = row.split(' ')
  const old = t('figures.retirement', { category: word('value', category), age })
  return start ? old + t('figures.retirement_delay', { start, step, cap }) : old
}
function shareText(value: string): string {
  const [amount = '', per] = value.split('/')
  if (value.endsWith('%')) return value
  return t(per ? 'figures.per_person' : 'figures.fixed', { amount: money(amount) })
}

// The unit is part of the words where the value is a word.
export const unitOf = (about: FigureAbout): string =>
  ['setting', 'share', 'retirement_table'].includes(about.kind)
    ? ''
    : word('figure_unit', about.unit_of_value)

export const statusTone = (status: FigureRow['status']): string =>
  ({ notice: 'brand', confirmed: 'good', provisional: 'local' })[status] ?? ''

// What a list is narrowed by; each entry can be of several kinds.
export const kStandings = [
  'provisional',
  'confirmed',
  'notice',
  'unknown',
  'unused',
  'lapsing',
  'lapsed',
] as const
export type Standing = (typeof kStandings)[number]
export function standingsOf(entry: FigureEntry): Standing[] {
  const found: Standing[] = []
  if (entry.row) found.push(entry.row.status)
  if (!entry.row || !entry.reviewed) found.push('unknown')
  if (!entry.about.used) found.push('unused')
  if (entry.lapses_on) found.push(entry.lapsed ? 'lapsed' : 'lapsing')
  return found
}

export function matches(entry: FigureEntry, search: string): boolean {
  const { figure, name_zh, name_en, owner } = entry.about
  const row = entry.row
  const told = [figure, name_zh, name_en, owner, row?.document, row?.clause, row?.quote]
  const words = search.trim().toLowerCase().split(/\s+/)
  return words.every((one) => told.some((text) => text?.toLowerCase().includes(one)))
}

// The page of a clause; a row by no document has none.
export const clausePage = (document: string, clause: string) => ({
  name: 'clause',
  query: { document, clause },
})
const kNoticePrefix = /^LZ-\d{4}-\d+\s+/
const kNotice = '聊政办字〔2022〕4号'
// A default that no document states may name the clause of the notice that it fills.
export const clauseOfRow = ({ document, clause }: { document: string; clause: string }) =>
  clausePage(kNoticePrefix.test(clause) ? kNotice : document, clause)
export const shortClause = (clause: string): string => clause.replace(kNoticePrefix, '')
// Where a clause begins in the text of its document.
export const clauseAnchor = (clause: string): string =>
  `clause-${shortClause(clause).replace(/\s+/g, '-')}`
export const textOf = (document: string, clause: string) => ({
  name: 'document',
  query: { document },
  hash: `#${clauseAnchor(clause)}`,
})
