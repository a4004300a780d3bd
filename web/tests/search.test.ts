// What the field on top asks for and shows, and what it never asks for.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Found } from '@shared/contract'
import { setLanguage } from '@shared/language'
import { askable } from '../office/askable'
import { kindsOf } from '../office/search'

beforeEach(() => setLanguage('zh-CN'))

describe('what is asked for', () => {
  it('is the text, without the blanks at its ends', () => {
    expect(askable(' 王秀 ')).toBe('王秀')
    expect(askable('12')).toBe('12')
    expect(askable('聊政办字〔2022〕4号')).toBe('聊政办字〔2022〕4号')
  })
  it('of a whole resident number the last four, however it is written', () => {
    expect(askable('37159919600101001X')).toBe('001X')
    expect(askable('371599 19600101 0028')).toBe('0028')
    expect(askable('３７１５９９１９６００１０１００２８')).toBe('0028')
  })
  it('is nothing while a number is being typed', () => {
    expect(askable('371599196')).toBe('')
    expect(askable('3715991960010100')).not.toContain('3715991960')
  })
})

const none = { items: [], total: 0 }
const found = (more: Partial<Found>) =>
  ({
    persons: none,
    posts: none,
    places: none,
    documents: none,
    announcements: none,
    notices: none,
    ...more,
  }) as unknown as Found

describe('what is found', () => {
  it('leads to the person, and to the list of all when there are more', () => {
    const person = { id: '9', name: '王*英', resident_tail: '0028', unit: '', village: '' }
    const [kind] = kindsOf(found({ persons: { items: [person], total: 7 } as never }), '王')
    expect(kind?.ways.map((way) => way.to)).toEqual([
      { name: 'person', params: { id: '9' } },
      { name: 'persons', query: { unit: '', town: '', q: '王' } },
    ])
  })
  it('shows no head for a kind of which there is nothing', () => {
    expect(kindsOf(found({}), '王')).toEqual([])
  })
  it('leads from a village to its posts', () => {
    const place = { unit: '371525', town: '371525001', village: '371525001042', name: '张庄' }
    const places = { items: [{ ...place, within: '' }], total: 1 } as never
    expect(kindsOf(found({ places }), '张')[0]?.ways[0]?.to).toEqual({
      name: 'posts',
      query: { unit: '371525', town: '371525001', place: '371525001042' },
    })
  })
})
