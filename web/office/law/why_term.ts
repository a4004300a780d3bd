// The months that a decision counted, as the boxes of the person's page: what its node of the term
// says, and the limit that it read. Where another end than the limit holds (an extension, the
// retirement), or the node says only how many are used, there are no boxes.
import type { LifeTerm, Trace } from '@shared/contract'

const kSides = ['rural', 'urban'] as const
const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

export function termOf({ nodes, day }: Trace): LifeTerm | null {
  const node = nodes.find(({ id, facts }) => id === 'tenure' && facts.length > 1)
  const limit = Number(nodes.find(({ id }) => id.startsWith('figure:tenure_months_max'))?.value)
  const told = nodes.flatMap(({ facts }) => facts).find(({ name }) => name === 'side')?.value
  const side = kSides.find((one) => one === told)
  if (!node || !limit || !side) return null
  const used = Number(node.say.params.used)
  const left = monthNumber(node.value) - monthNumber(day) + 1
  if (used + left !== limit) return null
  const prior = Number(node.facts.find(({ name }) => name === 'prior_months')?.value ?? 0)
  return {
    side,
    months_used: used,
    limit,
    left,
    prior_months: prior,
    paid: [],
    recovered: [],
    unlisted: Math.max(0, used - prior),
    ended_by: 'months',
  }
}
