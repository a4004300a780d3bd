// The strip of open pages.
import { beforeEach, expect, it } from 'vitest'
import { closeTab, dropTabs, kMost, openPages, openTab, takeTabs } from '../office/tabs'

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
