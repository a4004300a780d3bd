// How the words of a stored explanation read: names of facts, values, formulas and where things
// come from. What is not known here stays as the server wrote it.
import type { Say, Trace, TraceNode } from './contract'
import { money } from './figures'
import { say, t, word } from './language'

type Fact = TraceNode['facts'][number]
const kEver = '1900-01-01'
const kNever = '2199-12-31'

// A value that has held from the beginning needs no day.
export function sentenceOfSay({ code, params }: Say): string {
  const text = say(code, params) ?? code
  return params.from === kEver ? text.replace(/\s*[（(][^（(]*1900-01-01[^）)]*[）)]/, '') : text
}

export function valueText(value: string): string {
  if (value.includes(';')) return value.split(/;\s*/).map(valueText).join(t('why.and'))
  return word('value', money(value))
}

function periodText(value: string): string {
  const [from = '', until = ''] = value.split('..')
  return until === kNever ? t('why.since', { from }) : t('public.period', { from, until })
}

export function factName({ name }: Fact): string {
  const known = word('fact', name)
  return known === name ? (say(`reason.${name}`) ?? name) : known
}
export function factValue({ name, value }: Fact): string {
  if (name === 'group') return word('group', value.split(':')[0] ?? value)
  if (name === 'reason') return say(`reason.${value}`) ?? word('line_problem', value)
  if (name === 'status') return word('line', value)
  if (name === 'side') return word('side', value)
  return /^\d{4}-\d\d-\d\d\.\./.test(value) ? periodText(value) : valueText(value)
}

const isFile = (source: string) => source.startsWith('law/')
export function sourceText({ source }: Fact): string {
  if (!source) return ''
  return isFile(source) ? source : t('why.source', { source: word('source', source) })
}

// "1969-03-08 + 60y + 0m" in the reader's words.
export function filledText(filled: string): string {
  return filled
    .split('; ')
    .map(valueText)
    .join(t('why.then'))
    .replace(/\d{4,}\.\d{2}\b/g, money)
    .replace(/\b(\d+)y\b/g, (_, n: string) => t('why.years', { n }))
    .replace(/\b(\d+)m\b/g, (_, n: string) => t('why.months', { n }))
}
// The result of a computation, unless that already ends with it or the sentence says it.
export function resultText({ value, expr, expr_filled: filled, say: said }: TraceNode): string {
  if (!value || !(expr || filled) || filled.endsWith(value)) return ''
  if (Object.values(said.params).includes(value)) return ''
  // A group against which a reason stands has that reason for its value.
  return say(`reason.${value}`) ?? valueText(value)
}

// The citation begins with the document's name, so that its short name in the clause says nothing.
export const clauseText = ({ doc, clause }: TraceNode['cite']): string =>
  `${doc} ${doc ? clause.replace(/^LZ-\d{4}-\d+\s+/, '') : clause}`.trim()

// What the digest of a citation is taken of, the document's official text or the phrase alone, and
// how it begins; the whole stands in the title.
export const digestText = ({ sha256, sha256_of: of }: TraceNode['cite']): string =>
  t(of === 'document' ? 'why.sha_document' : 'why.sha_phrase', {
    digest: `${(sha256 ?? '').slice(0, 12)}…`,
  })

export const isFigure = (node: TraceNode): boolean => node.id.startsWith('figure:')

// The node that says what a decision without reasons came to.
const kConclusions: Record<string, string> = {
  settlement_line: 'settled',
  review: 'review',
  case_allowance: 'allowance',
  case_funding: 'funding',
  case_retirement: 'retirement',
  case_tenure: 'tenure',
}

// What a person decided, whatever the rules came to; the reason in his words is a node.
const kPersonal = ['approved', 'not_approved']
export const isPersonal = ({ outcome }: Trace): boolean => kPersonal.includes(outcome)

// The first line: the words of who decided, the first reason against, what a line of pay or a vote
// came to, or that nothing is against.
export function headlineOf({ headline, decision, nodes, outcome }: Trace): string {
  const decided = kPersonal.includes(outcome) && nodes.find(({ id }) => id === 'decided')
  if (decided) return sentenceOfSay(decided.say)
  if (headline) return say(`reason.${headline}`) ?? word('line_problem', headline)
  const conclusion = nodes.find((node) => node.id.split(':')[0] === kConclusions[decision])
  return conclusion ? sentenceOfSay(conclusion.say) : t('why.no_reason_against')
}
export const outcomeText = (outcome: string): string =>
  say(`outcome.${outcome}`) ?? word('line', outcome)
type Tone = 'good' | 'bad' | 'brand' | 'wait'
const kTones: Record<string, Tone> = {
  allowed: 'good',
  approved: 'good',
  eligible: 'good',
  passed: 'good',
  payable: 'good',
  computed: 'brand',
  not_allowed: 'bad',
  not_approved: 'bad',
  refused: 'bad',
  failed: 'bad',
  problem: 'bad',
}
export const outcomeTone = (outcome: string): Tone => kTones[outcome] ?? 'wait'
