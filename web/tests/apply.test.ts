// A resident number is looked at for slips of the hand; what was typed stays until it is sent, and
// a second sending of the same is the same request.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  away,
  bodyOf,
  type Draft,
  draftFor,
  dropDraft,
  keepDraft,
  keptDraft,
  keyFor,
  newDraft,
  type PostLine,
  putAway,
  stepOf,
  takeBack,
} from '../public/apply_draft'
import { bareNumber, faultOfNumber } from '../public/resident_number'

const post = { id: '7', announcement: '9', title: '村容保洁员', side: 'rural' } as PostLine
const whole = (): Draft => ({
  ...newDraft(post),
  who: 'self',
  village: '371525001042',
  name: ' 杨玉兰 ',
  number: '371599197001010020',
  phone: '138 0000 0000',
  group: 'older',
})

describe('a resident number', () => {
  it('is one with its check character, as people write it', () => {
    expect(faultOfNumber('371599197001010020')).toBeNull()
    expect(faultOfNumber(' ３７１５９９ 19700101 0020')).toBeNull()
    expect(faultOfNumber('37259919671001002x')).toBeNull()
    expect(bareNumber('37259919671001002x')).toBe('37259919671001002X')
  })
  it('is told from one with a slip, and from what is none', () => {
    for (let at = 0; at < 17; at += 1) {
      const digits = [...'371599197001010020']
      digits[at] = String((Number(digits[at]) + 1) % 10)
      expect(faultOfNumber(digits.join(''))).toBe('check')
    }
    for (const text of ['', '37159919700101002', '3.7E+17', '370101197001010o20'])
      expect(faultOfNumber(text)).toBe('shape')
  })
})

describe('the draft', () => {
  beforeEach(() => localStorage.clear())

  it('is there after a return and gone once it was sent', () => {
    expect(keptDraft()).toBeNull()
    keepDraft({ ...whole(), step: 'group' })
    expect(keptDraft()?.step).toBe('group')
    dropDraft()
    expect(keptDraft()).toBeNull()
    localStorage.setItem('yigang.apply', '{"step":"nothing"}')
    expect(keptDraft()).toBeNull()
  })
  it('that was put away can be had back for half a minute', () => {
    vi.useFakeTimers()
    putAway(whole())
    expect(keptDraft()).toBeNull()
    takeBack()
    expect(keptDraft()?.number).toBe('371599197001010020')
    putAway(whole())
    vi.advanceTimersByTime(31_000)
    expect(away.value).toBeNull()
    takeBack()
    expect(keptDraft()).toBeNull()
    vi.useRealTimers()
  })
  it('for another post knows who it is, and asks for the group anew on the other side', () => {
    const other = { ...post, id: '8', announcement: '10' }
    const next = draftFor(other, whole())
    expect([next.name, next.number, next.group]).toEqual([
      ' 杨玉兰 ',
      '371599197001010020',
      'older',
    ])
    expect([next.post.id, next.wish, next.village]).toEqual(['8', '8', ''])
    expect(draftFor({ ...other, side: 'urban' }, whole()).group).toBe('')
    expect(draftFor(other, null).name).toBe('')
  })
  it('keeps its key for the same answers and takes another for others', () => {
    const draft = whole()
    const key = keyFor(draft)
    expect(keyFor(draft)).toBe(key)
    draft.phone = '139 0000 0000'
    expect(keyFor(draft)).not.toBe(key)
  })
  it('says what was chosen and nothing else', () => {
    expect(bodyOf(whole())).toEqual({
      announcement: '9',
      wished_post: '7',
      village: '371525001042',
      name: '杨玉兰',
      resident_number: '371599197001010020',
      phone: '138 0000 0000',
      groups: ['older'],
    })
    const other = { ...whole(), who: 'helper', helper: '杨大明', group: 'unknown', wish: 'any' }
    const body = bodyOf(other as Draft)
    expect(body.groups).toEqual([])
    expect(body.filled_in_by).toBe('杨大明')
    expect(body).not.toHaveProperty('wished_post')
  })
  it('goes back to the question whose answer was not taken', () => {
    expect(stepOf('resident_number')).toBe('person')
    expect(stepOf('groups[0]')).toBe('group')
    expect(stepOf('announcement')).toBe('review')
    expect(stepOf()).toBe('review')
  })
})

describe('a browser that keeps nothing', () => {
  afterEach(() => vi.restoreAllMocks())
  it('has the draft as long as the page stands', () => {
    localStorage.clear()
    const denied = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    for (const name of ['getItem', 'setItem', 'removeItem'] as const)
      vi.spyOn(Storage.prototype, name).mockImplementation(denied)
    keepDraft(whole())
    expect(keptDraft()?.number).toBe('371599197001010020')
    dropDraft()
    expect(keptDraft()).toBeNull()
  })
})
