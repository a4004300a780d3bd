// Rules are the server's (interface.md, first page): no age, rate, limit of months or share stands
// in the web, neither in its words nor in its code. The numbers looked for are those of the law's
// own files.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

type Words = Record<string, string>
const words = (language: string) =>
  JSON.parse(readFileSync(`shared/strings/${language}.json`, 'utf8')) as Words

// Names of choices as the law has them, and how a thing is written ("30%", "3/1970").
const kForms = /^(value\.|case_help\.|case_column\.|figure_hint\.|check\.birth_|effect\.hold_pay$)/
const kChinese = '[0-9０-９]+|[一二三四五六七八九十]{1,3}'
const kEnglish = '\\d+|two|three|four|five|six|ten|twenty|thirty'
const kFigures: Record<string, RegExp> = {
  'zh-CN': new RegExp(
    `(${kChinese})\\s*(周岁|岁|个月|元|小时|倍|个?工作日|日内|天内|[%％])|\\d\\s*[:：/]\\s*\\d`,
  ),
  en: new RegExp(
    `\\b(${kEnglish})\\s*(years?|months?|yuan|hours?|(working )?days?|%|per cent|times)\\b` +
      '|\\d\\s*[:/]\\s*\\d',
    'i',
  ),
}
// One month as a step of a table, "a month of its own": no limit.
const kOne = /^(一个月|1 个月|1 month)$/

function figuresIn(language: string, catalogue: Words): string[] {
  return Object.entries(catalogue)
    .filter(([key]) => !kForms.test(key))
    .flatMap(([key, text]) => {
      const found = kFigures[language]!.exec(text)?.[0]
      return found && !kOne.test(found) ? [`${key}: ${found}`] : []
    })
}

const kLawFolder = '../law/parameters'
const lawNumbers = new Set(
  readdirSync(kLawFolder)
    .filter((name) => name.endsWith('.toml'))
    .flatMap((name) => {
      const text = readFileSync(join(kLawFolder, name), 'utf8')
      return [...text.matchAll(/^value = "?(\d+(?:\.\d+)?)"?$/gm)].map((found) => found[1]!)
    })
    .filter((number) => Number(number) > 10),
)
const sources = ['office', 'public', 'village', 'shared'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => /\.(vue|ts)$/.test(path) && !path.includes('generated')),
)
// Numbers that happen to be a figure's: the digits of a village's code, the seconds of an undo,
// the half of a ring's width, the days of a year on an axis, the months of a year.
const kOther = [
  'office/area.ts: 12',
  'office/law/step_line.ts: 365',
  'office/law/why_term.ts: 12',
  'office/pages/NoticeDraftPage.vue: 12',
  'office/parts/PaymentFigure.vue: 40',
  'office/parts/PlaceField.vue: 12',
  'public/apply_draft.ts: 30',
  'office/undo.ts: 30',
]
// What is compared or reckoned with, outside of styles and comments.
export function reckonedWith(source: string): string[] {
  return [
    ...source
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(/\/\/.*$/gm, '')
      .matchAll(/(?:[<>=]=?|[*/])\s*(\d+(?:\.\d+)?)\b(?!\s*(?:rem|px|%))/g),
  ].map((found) => found[1]!)
}

describe('the rules', () => {
  it.each(['zh-CN', 'en'])('are in no sentence of the web (%s)', (language) => {
    expect(figuresIn(language, words(language))).toEqual([])
  })
  it('are in no code of the web', () => {
    expect(lawNumbers.size).toBeGreaterThan(5)
    const faults = sources.flatMap((path) =>
      reckonedWith(readFileSync(path, 'utf8'))
        .filter((number) => lawNumbers.has(number))
        .map((number) => `${path}: ${number}`),
    )
    expect(faults.filter((fault) => !kOther.includes(fault))).toEqual([])
  })
  it('would be found', () => {
    expect(figuresIn('zh-CN', { 'a.b': '满 45 周岁可以报名' })).toEqual(['a.b: 45 周岁'])
    expect(figuresIn('en', { 'a.b': 'at most 36 months' })).toEqual(['a.b: 36 months'])
    expect(reckonedWith('if (one >= 77) other = more * 7.25')).toEqual(['77', '7.25'])
  })
})
