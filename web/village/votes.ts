// The votes for one candidate as they are counted in the room: each kind as it was typed, or given
// the rest of those present with one tap.
export const kKinds = ['agree', 'against', 'abstain'] as const
export type Kind = (typeof kKinds)[number]
export type Votes = Record<Kind, string>

export const noVotes = (): Votes => ({ agree: '', against: '', abstain: '' })
export const isCount = (text: string): boolean => /^\d{1,5}$/.test(text)
const number = (text: string): number => (isCount(text) ? Number(text) : 0)

export const counted = (votes: Votes): number =>
  kKinds.reduce((sum, kind) => sum + number(votes[kind]), 0)

// Everybody whose vote is not counted under another kind votes like this.
export function giveRest(votes: Votes, kind: Kind, present: number): Votes {
  const others = counted({ ...votes, [kind]: '' })
  const all: Votes = { ...votes, [kind]: String(Math.max(0, present - others)) }
  for (const one of kKinds) if (!all[one]) all[one] = '0'
  return all
}

// The kind that has most votes so far, for the eye alone; with a tie there is none.
export const isMost = (votes: Votes, kind: Kind): boolean =>
  kKinds.every((one) => one === kind || number(votes[kind]) > number(votes[one]))

export const isWhole = (votes: Votes, present: number): boolean =>
  kKinds.every((kind) => isCount(votes[kind])) && counted(votes) === present
