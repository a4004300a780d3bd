// One small lookup for all doors: our own words (strings/) and, in the office, the server's
// sentences (/messages, by code). A language is a chunk of its own and is loaded before the first
// page is drawn. The choice is kept per device and can be set with ?lang=en.
//
// vue-i18n is not used: the server's sentences contain "@" and "|", which are syntax to it.
import { ref } from 'vue'
import { onDevice } from './device'
import { money } from './figures'
import type { Language } from './languages'
import type zh from './strings/zh-CN.json'

export type { Language }
export type Key = keyof typeof zh
export type Params = Record<string, string | number>
type Words = Record<string, string>

export const language = ref<Language>('zh-CN')
const words = ref<Words>({})
const sentences = ref<Words>({})

export type SentenceFiles = Record<Language, () => Promise<{ default: Words }>>
let wordFiles: SentenceFiles = {
  'zh-CN': () => import('./strings/zh-CN.json'),
  en: () => import('./strings/en.json'),
}
let sentenceFiles: SentenceFiles | null = null

// Of a door that needs only some of them (tools/door_words.ts).
export function useWords(files: SentenceFiles): void {
  wordFiles = files
}

export function useSentences(files: SentenceFiles): void {
  sentenceFiles = files
}

export function chosenLanguage(search: string, kept: string | null): Language {
  const asked = new URLSearchParams(search).get('lang') ?? kept ?? 'zh-CN'
  return asked === 'en' ? 'en' : 'zh-CN'
}

export async function setLanguage(next: Language): Promise<void> {
  const [ours, theirs] = await Promise.all([wordFiles[next](), sentenceFiles?.[next]()])
  words.value = ours.default
  sentences.value = theirs?.default ?? {}
  language.value = next
  document.documentElement.lang = next
  onDevice.set('yigang.language', next)
  if (next !== 'zh-CN') void import('./mark_chinese')
}

// A place is {name}, or {name:family} where the param is a word of the wire (or several) that the
// server's catalogue says as family.WORD.
export function fill(sentence: string, params: Params = {}): string {
  return sentence.replace(/\{(\w+)(?::(\w+))?\}/g, (place, name: string, family?: string) => {
    if (!(name in params)) return place
    return family ? inWords(family, String(params[name])) : String(params[name])
  })
}

function inWords(family: string, values: string): string {
  return values
    .split(', ')
    .map((one) => sentences.value[`${family}.${one}`] ?? word(family, one))
    .join(words.value['why.and'])
}

export function t(key: Key, params?: Params): string {
  return fill(words.value[key] ?? key, params)
}

// A word of the wire (an enum's name) in the reader's language; an unknown one stays as it is.
export function word(prefix: string, name: string): string {
  return words.value[`${prefix}.${name}`] ?? name
}

// A sentence of the server's catalogue. A param that is itself a word of the wire is translated.
export function say(code: string, params: Params = {}): string | null {
  const sentence = sentences.value[code]
  if (sentence === undefined) return null
  // What a route does is not among the words of the doors: a problem brings the whole sentence.
  if (sentence.includes(':route}') && !(`route.${params.verb}` in sentences.value)) return null
  const readable: Params = {}
  for (const [name, value] of Object.entries(params)) readable[name] = readableParam(name, value)
  return fill(sentence, readable)
}

function readableParam(name: string, value: string | number): string | number {
  const text = String(value)
  if (name === 'value' || name === 'last')
    return text
      .split(';')
      .map((one) => words.value[`value.${one}`] ?? money(one))
      .join(words.value['why.and'])
  return typeof value === 'string' ? money(value) : value
}
