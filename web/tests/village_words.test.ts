// A phone loads the words of its door and no others.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import en from '@shared/strings/en.json?village'
import zh from '@shared/strings/zh-CN.json?village'
import all from '@shared/strings/zh-CN.json'

it('each word that a page of the village door asks for is there, in both languages', () => {
  const sources = readdirSync('village')
    .filter((name) => /\.(vue|ts)$/.test(name))
    .map((name) => readFileSync(join('village', name), 'utf8'))
  const asked = sources.flatMap((one) => [...one.matchAll(/\bt\(\s*'([\w.]+)'/g)].map((m) => m[1]))
  expect(asked.length).toBeGreaterThan(30)
  expect(asked.filter((key) => !(key! in zh) || !(key! in en))).toEqual([])
})
it('and few of the office', () => {
  expect(Object.keys(zh).length).toBeLessThan(Object.keys(all).length / 2)
  expect('verb.approve_application' in zh).toBe(false)
})
