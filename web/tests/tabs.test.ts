// The strip of open pages.
import { beforeEach, expect, it } from 'vitest'
import {
  closeTab,
  dropTabs,
  kMost,
  nameTab,
  openPages,
  openTab,
  tailOf,
  takeTabs,
} from '../office/tabs'

const open = (path: string) => openTab({ path, title: 'today.title' })
const paths = () => openPages.value.map(({ path }) => path)
beforeEach(() => {
  dropTabs()
  takeTabs('7')
})

it('two questions to one list are one page', () => {
  open('/posts?state=open')
  open('/payments')
  open('/posts?state=vacant')
  expect(paths()).toEqual(['/posts?state=vacant', '/payments'])
})

it('the oldest gives way, and a closed one leads to its neighbour', () => {
  for (let n = 0; n <= kMost; n += 1) open(`/applications/${n}`)
  expect(paths()).toHaveLength(kMost)
  expect(paths()[0]).toBe('/applications/1')
  expect(closeTab('/applications/1')).toBe('/applications/2')
  expect(closeTab(`/applications/${kMost}`)).toBe(`/applications/${kMost - 1}`)
})

it('a reload finds them again, another account does not', () => {
  open('/posts')
  takeTabs('7')
  expect(paths()).toEqual(['/posts'])
  takeTabs('8')
  expect(paths()).toEqual([])
})

it('two tabs of one name are told apart by their subject, or else by their number', () => {
  open('/why/4001')
  open('/why/4002')
  open('/why/4003')
  nameTab('/why/4001', '王*英')
  nameTab('/why/4002', '王*英')
  nameTab('/why/4003', '李*国')
  expect(openPages.value.map(({ subject }) => subject)).toEqual(['王*英', '王*英', '李*国'])
  expect(openPages.value.map(tailOf)).toEqual(['4001', '4002', ''])
})

it('a tab keeps its subject when its question changes, and over a reload', () => {
  open('/month/7/lines')
  nameTab('/month/7/lines?after=3', '冠县 2022-03')
  open('/month/7/lines?status=problem')
  takeTabs('7')
  expect(openPages.value[0]).toMatchObject({
    path: '/month/7/lines?status=problem',
    subject: '冠县 2022-03',
  })
})
