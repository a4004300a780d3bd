// What narrows a list and how it is sorted, in words: for the file that is made of it, and paper.
import { type Key, t, word } from '@shared/language'
import { placeName, unitName } from '../area'
import type { AnyList, Asked } from '../lists/list'
import { chipText } from './chip_text'

function one(list: AnyList, { query }: Asked, page: string, name: string, value: string): string {
  if (name === 'unit') return unitName(value)
  if (name === 'town') return placeName(value, query.unit ?? '')
  if (name === 'month') return value
  if (name === 'descending') return t('export.descending')
  if (name === 'sort') {
    const column = list.columns.find(({ sort }) => sort === value)
    return t('export.sorted', { column: column ? t(column.head as Key) : value })
  }
  const filter = list.filters?.find((of) => of.name === name)
  if (!filter) return chipText(page, name, value)
  return `${t(filter.label)} ${filter.typed ? value : word(filter.words, value)}`
}
const kOfPages = ['after', 'limit', 'days_of']
export const filterInWords = (
  list: AnyList,
  asked: Asked,
  page: string,
  without: string[] = [],
): string =>
  Object.entries(asked.query)
    .filter(([name, value]) => value && ![...kOfPages, ...without].includes(name))
    .map(([name, value]) => one(list, asked, page, name, value!))
    .join(t('export.and'))
