// Votes as they are counted in the room.
import { expect, it } from 'vitest'
import { counted, giveRest, isCount, isMost, isWhole, noVotes } from '../village/votes'

it('one press gives a kind all the rest of those present', () => {
  expect(giveRest(noVotes(), 'agree', 21)).toEqual({ agree: '21', against: '0', abstain: '0' })
  const some = { ...noVotes(), against: '2', abstain: '1' }
  expect(giveRest(some, 'agree', 21)).toEqual({ agree: '18', against: '2', abstain: '1' })
  // Pressed again, or another kind after it: the rest is counted anew.
  expect(giveRest(giveRest(some, 'agree', 21), 'agree', 21).agree).toBe('18')
  expect(giveRest({ ...some, against: '30' }, 'agree', 21).agree).toBe('0')
})

it('a count is whole when it is everybody and nobody twice', () => {
  expect(isWhole(giveRest(noVotes(), 'against', 3), 3)).toBe(true)
  expect(isWhole({ agree: '3', against: '', abstain: '0' }, 3)).toBe(false)
  expect(isWhole({ agree: '4', against: '0', abstain: '0' }, 3)).toBe(false)
  expect(isMost({ agree: '8', against: '12', abstain: '1' }, 'against')).toBe(true)
  expect(isMost({ agree: '8', against: '8', abstain: '' }, 'agree')).toBe(false)
  expect(isMost(noVotes(), 'agree')).toBe(false)
  expect(isCount('2e0')).toBe(false)
  expect(isCount('-1')).toBe(false)
  expect(counted({ agree: 'x', against: '2', abstain: '' })).toBe(2)
})
