// Both languages say the same things; nothing is said outside the catalogues.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { say, setLanguage, useSentences } from '@shared/language'
import { sentenceOfSay } from '@shared/why'

type Words = Record<string, string>
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Words
const zh = read('shared/strings/zh-CN.json')
const en = read('shared/strings/en.json')
const serverZh = read('../messages/zh-CN.json')
const serverEn = read('../messages/en.json')
const sources = ['office', 'public', 'village', 'shared'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => /\.(vue|ts)$/.test(path) && !path.includes('generated')),
)
const code = sources.map((path) => readFileSync(path, 'utf8')).join('\n')
const places = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort()

// Literal text between tags of a template, with interpolations taken out.
export function literalText(source: string): string[] {
  const template = /<template>([\s\S]*)<\/template>/.exec(source)?.[1] ?? ''
  return template
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\{\{[\s\S]*?\}\}/g, '')
    .replace(/<(?:"[^"]*"|[^">])*>/g, '\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /[\p{L}]/u.test(line))
}

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    expect(Object.keys(serverEn).sort()).toEqual(Object.keys(serverZh).sort())
  })
  it.each(Object.keys(zh))('%s has the same places in both languages', (key) => {
    expect(places(en[key] ?? '')).toEqual(places(zh[key] ?? ''))
  })
  // A refusal names the act that its reader may not do, or has done already.
  it('have a name for every verb, also where a refusal of the server tells it', async () => {
    const verbs = readFileSync('../law/authority/verbs.csv', 'utf8').trim().split('\n').slice(1)
    const names = verbs.map((line) => line.split(',')[0]!)
    expect(names.filter((verb) => !(`verb.${verb}` in zh))).toEqual([])
    useSentences({
      'zh-CN': () => import('@messages/zh-CN.json'),
      en: () => import('@messages/en.json'),
    })
    await setLanguage('zh-CN')
    for (const step of ['publish_notice', 'explain_decision', 'compare_decision'])
      expect(say('same_person_two_steps', { step })).toContain(zh[`verb.${step}`])
  })
  it('call an act as the description of the API does', () => {
    const acts = Object.keys(zh).filter((key) => `route.${key.slice(5)}` in serverZh)
    const other = acts.filter(
      (key) =>
        key.startsWith('verb.') &&
        (serverZh[`route.${key.slice(5)}`] !== zh[key] ||
          serverEn[`route.${key.slice(5)}`] !== en[key]),
    )
    expect(acts.length).toBeGreaterThan(100)
    expect(other).toEqual([])
  })
  it('use full-width punctuation in Chinese', () => {
    const wrong = Object.entries(zh).filter(([, text]) =>
      /[\u4e00-\u9fff}][,;:?!()]|[,;:?!(][\u4e00-\u9fff]/.test(text),
    )
    expect(wrong).toEqual([])
  })
  it('use half-width punctuation in English', () => {
    const wrong = Object.entries(en).filter(([, text]) => /[，。；：？！（）]/.test(text))
    expect(wrong).toEqual([])
  })
  it('have no key that nobody uses', () => {
    const said = /(?:word\(\s*|words: |choice\('\w+', )'(\w+)'/g
    const prefixes = new Set([...code.matchAll(said)].map((m) => m[1]!))
    for (const name of ['step', 'state', 'side', 'verb', 'group', 'role']) prefixes.add(name)
    const unused = Object.keys(zh).filter(
      (key) => !code.includes(`'${key}'`) && !prefixes.has(key.split('.')[0]!),
    )
    expect(unused).toEqual([])
  })
  it('have every key that the pages ask for', () => {
    const asked = [...code.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((m) => m[1]!)
    expect(asked.length).toBeGreaterThan(100)
    expect(asked.filter((key) => !(key in zh))).toEqual([])
  })
})

// Sentences of explanations, whose params are words of the wire.
describe('the sentences of explanations', () => {
  const kWords = ['fact', 'group', 'outcome', 'problem', 'reason', 'side', 'state', 'status']
  const told = Object.keys(serverZh).filter((key) => /^(trace|turning|reason)\./.test(key))
  const placesOf = (key: string) => [...(serverZh[key] ?? '').matchAll(/\{(\w+)(?::(\w+))?\}/g)]
  const wordsOf = (family: string) =>
    Object.keys(serverZh)
      .filter((key) => key.startsWith(`${family}.`))
      .map((key) => key.slice(family.length + 1))
  beforeAll(() =>
    useSentences({
      'zh-CN': () => import('@messages/zh-CN.json'),
      en: () => import('@messages/en.json'),
    }),
  )
  it('say of each place for a word which family it is of', () => {
    const raw = told.flatMap((key) =>
      placesOf(key)
        .filter(([, name, family]) => kWords.includes(name!) && !family)
        .map(([place]) => `${key} ${place}`),
    )
    expect(raw).toEqual([])
  })
  it.each(['zh-CN', 'en'] as const)('leave no word of a family raw in %s', async (language) => {
    await setLanguage(language)
    const filled = told.flatMap((key) =>
      placesOf(key).flatMap(([, name, family]) =>
        family ? wordsOf(family).map((one) => ({ key, one, name: name! })) : [],
      ),
    )
    expect(filled.length).toBeGreaterThan(20)
    const server = language === 'en' ? serverEn : serverZh
    const raw = filled.filter(({ key, one, name }) => {
      const [, , family] = placesOf(key).find((place) => place[1] === name)!
      const said = sentenceOfSay({ code: key, params: { [name]: one } })
      return !said.includes(server[`${family}.${one}`]!)
    })
    expect(raw).toEqual([])
  })
})

describe('the templates', () => {
  it('see literal text where there is some', () => {
    expect(literalText('<template><p :a="b > c">要改 {{ x }}</p></template>')).toEqual(['要改'])
    expect(literalText('<template><b>Save</b></template>')).toEqual(['Save'])
  })
  it.each(sources.filter((path) => path.endsWith('.vue')))('%s has no literal text', (path) => {
    expect(literalText(readFileSync(path, 'utf8'))).toEqual([])
  })
})
