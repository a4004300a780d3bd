// A list as data: where it comes from, its columns, what narrows it, and what may be done with its
// rows. One page (pages/ListPage.vue) shows them all, so that each has the same states, the same
// total with the same filter, and the same paging.
import type { Component } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type { Offer, Page } from '@shared/contract'
import { money } from '@shared/figures'
import type { Key } from '@shared/language'
import type { Act } from '../acts/act'

export interface Column<T> {
  head: Key
  look?: 'n' | 'day' | 'name' | 'tag' | 'long'
  text: (line: T) => string
  tone?: (line: T) => string
  to?: (line: T) => RouteLocationRaw | null
  // Money of the wire, which the bar below sums over the cells that are marked.
  amount?: (line: T) => string
  // Of which of the sums (Sums) the last row says the value here.
  sum?: string
  // By what of the wire the server sorts the list.
  sort?: string
  // Where it would only say that there is nothing.
  hidden?: (asked: Asked, sum: number | string | undefined) => boolean
}
// Of all rows that the filter lets through, from the server: how many persons, or yuan.
export type Sums = Record<string, number | string>
export interface Filter {
  name: string
  label: Key
  values: readonly string[]
  words: string
  all: Key
  // Typed, and not chosen.
  typed?: boolean | 'month'
}
export interface Asked {
  params: Record<string, string>
  query: Record<string, string | undefined>
}
// What the rows belong to, in words, and its page.
export interface About {
  says: string
  to: RouteLocationRaw
}
export interface RowActs {
  offers: Offer[]
  acts: Act[]
}
export interface List<T> {
  title: Key
  none: Key
  path: (asked: Asked) => string
  columns: Column<T>[]
  key: (line: T) => string
  // Whom a row is about, where marked rows are to be counted as persons.
  person?: (line: T) => string
  filters?: Filter[]
  // The area that the page looks at narrows the list too, or only its county.
  inArea?: boolean | 'unit'
  // Without which there is no list: said above it, and nothing to take away.
  fixed?: string[]
  // Not in pages: the server answers all of it.
  whole?: boolean
  // What is asked for where the address says nothing.
  starts?: () => Record<string, string>
  page?: (answer: unknown) => Page<T>
  sums?: (answer: unknown, asked: Asked) => Sums | null
  // What all rows that the filter lets through come to, in words, from the server's sums.
  summary?: (answer: unknown) => string
  // What the page says of an answer beside that it is done.
  tells?: (verb: string, answer: unknown) => string
  // Acts that concern the list and none of its rows.
  pageActs?: (asked: Asked, may: (verb: string) => boolean, today: string) => RowActs | null
  // Where a row has many of them.
  folds?: boolean
  rowActs?: (line: T, asked: Asked, may: (verb: string) => boolean) => RowActs | null
  // Rows that may be taken together, and the acts on those that were ticked.
  ticks?: {
    fits: (line: T, asked: Asked) => boolean
    acts: (lines: T[], asked: Asked, today: string) => Act[]
    amount?: (line: T) => string
  }
  // Below the rows, of the same area.
  picture?: Component
  back?: { label: Key; to: (asked: Asked) => RouteLocationRaw }
  // The same rows as a sheet: to be filled in here, or printed and signed by hand.
  papers?: { label: Key; to: (asked: Asked) => RouteLocationRaw | null }[]
  // What its reader has to know of the rows that the address asks for.
  says?: (asked: Asked) => string
  about?: (asked: Asked) => Promise<About | null>
  // A figure above the rows, with what the page asks for.
  figure?: () => Promise<Component>
  // The month that the page looks at narrows it.
  month?: boolean
  // The sheets of its towns, which stand above it.
  above?: AnyList
}
// A column of money.
export const yuan = <T>(head: Key, of: (line: T) => string): Column<T> => ({
  head,
  look: 'n',
  text: (line) => money(of(line)),
  amount: of,
})
export type AnyList = List<unknown>
export const list = <T>(one: List<T>): AnyList => one as unknown as AnyList

// One act above the list, where the actor's role has it.
export const single = (act: Act, may: (verb: string) => boolean): RowActs | null =>
  may(act.verb) ? { offers: [{ verb: act.verb, allowed: true }], acts: [act] } : null
