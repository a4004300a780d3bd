// 导出和我看到的一样: all rows that the filter of a list lets through, read page by page when its
// reader asks for them and never before, as a file with the columns, the order and the words of the
// screen.
import type { Page, ProblemBody } from '@shared/contract'
import { read } from '@shared/api'
import type { AnyList, Asked } from '../lists/list'
import { keptCell } from './spots'

// The most that one answer of the server holds.
const kMost = 200

export class WholeList {
  readonly rows: unknown[] = []
  total: number | null = null
  private after: string | undefined
  private complete = false
  private readonly list: AnyList
  private readonly asked: Asked

  constructor(list: AnyList, asked: Asked) {
    this.list = list
    this.asked = asked
  }

  // Reads on until all rows are there; what was read stays when the server does not answer.
  async readOn(go: () => boolean): Promise<ProblemBody | null> {
    if (this.complete) return null
    do {
      const { after: _, limit: __, ...filter } = this.asked.query
      const query = this.list.whole ? filter : { ...filter, limit: kMost, after: this.after }
      const answer = await read<unknown>(this.list.path(this.asked), query)
      if (answer.problem) return answer.problem
      const page = this.list.page?.(answer.data) ?? (answer.data as Page<unknown>)
      this.rows.push(...page.items)
      this.total = page.total ?? null
      this.after = page.next ?? undefined
    } while (this.after && go())
    this.complete = !this.after
    return null
  }
}

const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

// With the mark by which WPS and Excel know UTF-8.
export const csvOf = (rows: string[][]): string =>
  '\uFEFF' +
  rows.map((row) => `${row.map((cell) => quoted(keptCell(cell))).join(',')}\r\n`).join('')
