// In an English page what stands in Chinese is marked as Chinese, whoever put it there.
import { nextTick } from 'vue'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { setLanguage } from '@shared/language'
import { tongueOf } from '@shared/mark_chinese'

const settled = async () => {
  await nextTick()
  await new Promise((go) => setTimeout(go))
}
const langOf = (id: string) =>
  document.getElementById(id)?.closest('[lang]')?.getAttribute('lang') ?? ''

beforeAll(() => setLanguage('en'))
beforeEach(async () => {
  await setLanguage('en')
  document.body.innerHTML = ''
  await settled()
})

it('a name is Chinese, and a word of the page within it is not', async () => {
  document.body.innerHTML =
    '<div id="name">王*英 <span id="tag">on duty</span></div><p id="says">3 persons</p>'
  await settled()
  expect(langOf('name')).toBe('zh-CN')
  expect(langOf('tag')).toBe('en')
  expect(langOf('says')).toBe('en')
})

it('what changes later is looked at again, and a tongue that the page names stands', async () => {
  document.body.innerHTML =
    '<p id="place">All towns</p><blockquote lang="zh-CN"><em id="quote">Annex 1</em></blockquote>'
  await settled()
  document.getElementById('place')!.firstChild!.nodeValue = '烟庄街道'
  await settled()
  expect(langOf('place')).toBe('zh-CN')
  expect(langOf('quote')).toBe('zh-CN')
  document.getElementById('place')!.firstChild!.nodeValue = 'All towns'
  await settled()
  expect(langOf('place')).toBe('en')
})

it('nothing is marked in a Chinese page', async () => {
  document.body.innerHTML = '<p id="place">烟庄街道</p>'
  await settled()
  await setLanguage('zh-CN')
  await settled()
  expect(document.querySelectorAll('[data-tongue]')).toHaveLength(0)
})

it('the longer of two tongues is the one that is spoken', () => {
  expect(tongueOf('Placement of 王*英 on the post', 'en')).toBe('en')
  expect(tongueOf('LZ-2022-4 二(四)', 'en')).toBe('zh-CN')
  expect(tongueOf('12 345.60', 'en')).toBe('')
})
