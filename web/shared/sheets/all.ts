// All lines of a list, page by page: a sheet of paper has no next page to press for. A problem on
// the way is the answer, since half a roster looks like a whole one.
import { type Answer, type Query, read } from '../api'
import type { Page } from '../contract'

const kPage = 200
export async function allOf<T>(path: string, query: Query): Promise<Answer<T[]>> {
  const lines: T[] = []
  for (let after: string | undefined; ; ) {
    const answer: Answer<Page<T>> = await read<Page<T>>(path, { ...query, after, limit: kPage })
    if (!answer.data) return { problem: answer.problem }
    lines.push(...answer.data.items)
    after = answer.data.next
    if (!after) return { data: lines }
  }
}
