// The pages that are open, as a strip: by their address, the newest last, kept over a reload of
// this browser tab for the account that opened them.
import { ref } from 'vue'
import { inTab } from '@shared/device'
import type { Key } from '@shared/language'

export interface OpenPage {
  path: string
  title: Key
  // Whom or what it is about, once the page knows: a name, a number, a place.
  subject?: string
}
export const kMost = 8
const kKept = 'yigang.tabs'
export const openPages = ref<OpenPage[]>([])
let owner = ''

// Two questions to one list are one page; it goes on where it was left.
const placeOf = (path: string) => path.split('?')[0]

function keep(): void {
  inTab.set(kKept, JSON.stringify({ owner, pages: openPages.value }))
}

export function takeTabs(account: string): void {
  owner = account
  try {
    const kept = JSON.parse(inTab.get(kKept) ?? '{}') as {
      owner?: string
      pages?: OpenPage[]
    }
    openPages.value = kept.owner === account && Array.isArray(kept.pages) ? kept.pages : []
  } catch {
    openPages.value = []
  }
}

export function openTab(page: OpenPage): void {
  const at = openPages.value.findIndex(({ path }) => placeOf(path) === placeOf(page.path))
  const others = openPages.value
  openPages.value =
    at < 0
      ? [...others, page].slice(-kMost)
      : others.map((one, n) => (n === at ? { ...page, subject: one.subject } : one))
  keep()
}

export function nameTab(path: string, subject: string): void {
  openPages.value = openPages.value.map((one) =>
    placeOf(one.path) === placeOf(path) ? { ...one, subject } : one,
  )
  keep()
}

// What tells this tab from another of the same name and subject: the end of its number.
export function tailOf(page: OpenPage): string {
  const same = openPages.value.some(
    (one) => one !== page && one.title === page.title && one.subject === page.subject,
  )
  return same ? (/(\d{1,4})\D*$/.exec(placeOf(page.path) ?? '')?.[1] ?? '') : ''
}

// Where to go when the page that was closed was the one in sight.
export function closeTab(path: string): string {
  const at = openPages.value.findIndex((one) => one.path === path)
  openPages.value = openPages.value.filter((one) => one.path !== path)
  keep()
  return (openPages.value[at] ?? openPages.value[at - 1])?.path ?? '/'
}

export function dropTabs(): void {
  openPages.value = []
  inTab.drop(kKept)
}
