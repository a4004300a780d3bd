// A phone loads the words of its door and no others.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import en from '@shared/strings/en.json?public'
import zh from '@shared/strings/zh-CN.json?public'
import all from '@shared/strings/zh-CN.json'

it('each word that a public page asks for is there, in both languages', () => {
  const sources = readdirSync('public').map((name) => readFileSync(join('public', name), 'utf8'))
  const asked = sources.flatMap((one) => [...one.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((m) => m[1]))
  expect(asked.length).toBeGreaterThan(30)
  expect(asked.filter((key) => !(key! in zh) || !(key! in en))).toEqual([])
})
it('and few of the office', () => {
  expect(Object.keys(zh).length).toBeLessThan(Object.keys(all).length / 2)
  expect('verb.approve_application' in zh).toBe(false)
})
