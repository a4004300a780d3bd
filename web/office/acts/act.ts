// An act as data: where to send it and what its form asks for. Whether an actor may do it now is
// the server's answer (Offer); these are only the forms.
import { read } from '@shared/api'
import type { Page } from '@shared/contract'
import { word } from '@shared/language'

export interface Choice {
  value: string
  label: string
}
// `more`: so many others fit, and were not asked for.
export interface Choices {
  choices: Choice[]
  more: number
}
export const allOf = (choices: Choice[]): Choices => ({ choices, more: 0 })
export type Values = Record<string, string>
export interface Field {
  name: string
  kind:
    | 'line'
    | 'count'
    | 'long'
    | 'day'
    | 'amount'
    | 'check'
    | 'choice'
    | 'file'
    | 'photo'
    | 'votes'
    | 'spans'
    | 'secret'
    | 'place'
  needed: boolean
  // Those that hold what was typed to find one; nothing was typed: the first ones.
  choices?: (q: string) => Promise<Choices>
  start?: string
  label?: string
  note?: string
  // Not in the draft that this browser keeps.
  unkept?: boolean
  // What the spans of work are counted in.
  measure?: 'hours' | 'days'
  // How far down a place must be said.
  least?: 'unit' | 'town' | 'village'
}
export interface Act {
  verb: string
  path: string
  fields: Field[]
  // Where the address is chosen in the form too.
  pathOf?: (values: Values) => string
  body: (values: Values) => unknown
  // Whom or what it is about, where several stand on the page.
  subject?: string
  // What else its form has to say beside the effect.
  note?: string
  // Of the row as the page shows it; the server refuses the act when the row has moved on.
  version?: number
  // The body is this field's file as it is, and not JSON.
  file?: string
  grave?: boolean
  // Fields that are known only when the form opens.
  more?: () => Promise<Field[]>
  // What the page does with the answer beside showing it: a file is saved.
  take?: (answer: unknown) => void
  // Taken by the page instead of being sent as one request: of several rows, each has its own.
  instead?: (values: Values) => void
  // For what has no legal effect: asked before the act, the way back from its answer.
  undo?: () => Promise<((answer: unknown) => Act) | null>
}

export const reason = (needed = true): Field => ({ name: 'reason', kind: 'long', needed })
export const day = (name: string, start = ''): Field => ({ name, kind: 'day', needed: true, start })
export const line = (name: string, start = '', needed = true): Field => ({
  name,
  kind: 'line',
  needed,
  start,
})
export const amount = (name: string, start: string): Field => ({
  name,
  kind: 'amount',
  needed: true,
  start,
})

// A whole number, as it must be typed.
export const count = (name: string): Field => ({ name, kind: 'count', needed: true, start: '' })
export const isWhole = (text: string): boolean => /^\d{1,9}$/.test(text.trim())

// A choice among words of the wire.
export const choice = (
  name: string,
  words: string,
  values: readonly string[],
  more: Partial<Field> = {},
): Field => ({
  name,
  kind: 'choice',
  needed: true,
  choices: async () => allOf(values.map((value) => ({ value, label: word(words, value) }))),
  ...more,
})
export const check = (name: string): Field => ({ name, kind: 'check', needed: false })
export const file = (name: string, note?: string): Field => ({
  name,
  kind: 'file',
  needed: true,
  note,
})
// A place as `unit`, `unit/town` or `unit/village`.
export const place = (name: string, least: Field['least'], start = ''): Field => ({
  name,
  kind: 'place',
  needed: true,
  least,
  start,
})
export function placeOf(value = ''): { unit: string; place?: string } {
  const [unit = '', place] = value.split('/')
  return place ? { unit, place } : { unit }
}
// What was left empty is not sent.
export const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))
export const isYes = (value?: string): boolean => value === 'yes'

const kChoices = 50
// A choice from a list of the server; an empty one where it refuses.
export async function choicesOf<T>(
  path: string,
  query: Record<string, string>,
  choice: (line: T) => Choice,
): Promise<Choices> {
  const { data } = await read<Page<T>>(path, { ...query, limit: kChoices })
  const choices = (data?.items ?? []).map(choice)
  return { choices, more: Math.max(0, (data?.total ?? 0) - choices.length) }
}

// All lines of a list, page by page.
export async function allLines<T>(path: string, query: Record<string, string>): Promise<T[]> {
  const lines: T[] = []
  let after: string | undefined
  do {
    const { data }: { data?: Page<T> } = await read<Page<T>>(path, { ...query, after, limit: 200 })
    lines.push(...(data?.items ?? []))
    after = data?.next ?? undefined
  } while (after)
  return lines
}
