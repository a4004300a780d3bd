// 在岗统计: posts by department or by item, people by group. What stands under several lines is
// counted once in the last one.
import type { PostReport, PostReportLine } from '@shared/contract'
import { count } from '@shared/figures'
import { language, t } from '@shared/language'
import { list } from './list'

const number = (value?: number | null) =>
  value === undefined || value === null ? '–' : count(value, language.value)

export const postReport = list<PostReportLine>({
  title: 'post_report.title',
  none: 'post_report.none',
  path: () => '/api/v1/reports/posts',
  key: (line) => line.key,
  whole: true,
  figure: async () => (await import('../parts/PostMap.vue')).default,
  starts: () => ({ by: 'department' }),
  page: (answer) => {
    const { lines, total } = answer as PostReport
    const whole = { key: 'total', name: t('post_report.total'), written: [], within: [], ...total }
    return { items: [...lines, whole as PostReportLine], total: lines.length }
  },
  filters: [
    {
      name: 'by',
      label: 'post_report.by',
      values: ['department', 'item', 'category'],
      words: 'report_by',
      all: 'applications.all_states',
    },
  ],
  columns: [
    { head: 'post_report.name', look: 'name', text: (line) => line.name },
    { head: 'post_report.posts', look: 'n', text: (line) => number(line.posts) },
    { head: 'post_report.on_duty', look: 'n', text: (line) => number(line.on_duty) },
    { head: 'post_report.approvals', look: 'n', text: (line) => number(line.approvals) },
    {
      head: 'post_report.within',
      look: 'long',
      text: (line) =>
        line.within.map(({ name, on_duty: n }) => t('post_report.part', { name, n })).join(' ') ||
        '–',
    },
  ],
})
