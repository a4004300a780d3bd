// What was said against a notice, and what became of it.
import type { ObjectionLine } from '@shared/contract'
import { word } from '@shared/language'
import { reason } from '../acts/act'
import { list } from './list'

export const objections = list<ObjectionLine>({
  title: 'objections.title',
  none: 'objections.none',
  path: () => '/api/v1/objections',
  key: (line) => line.id,
  inArea: true,
  filters: [
    {
      name: 'state',
      label: 'applications.state',
      values: ['open', 'upheld', 'dismissed'],
      words: 'objection',
      all: 'applications.all_states',
    },
  ],
  columns: [
    { head: 'objections.received_on', look: 'day', text: (line) => line.received_on },
    { head: 'objections.notice', look: 'name', text: (line) => line.notice_title },
    { head: 'public.item', look: 'n', text: (line) => String(line.item_no) },
    { head: 'objections.text', look: 'long', text: (line) => line.text },
    { head: 'objections.answer', look: 'long', text: (line) => line.answer || '–' },
    {
      head: 'applications.state',
      look: 'tag',
      text: (line) => word('objection', line.state),
      tone: (line) => (line.answered_on ? 'good' : 'wait'),
    },
  ],
  rowActs: (line, _, may) =>
    line.answered_on || !may('answer_objection')
      ? null
      : {
          offers: [{ verb: 'answer_objection', allowed: true }],
          acts: [
            {
              verb: 'answer_objection',
              path: `/api/v1/objections/${line.id}/answer`,
              version: line.version,
              fields: [
                { name: 'upheld', kind: 'check', needed: false },
                { ...reason(), name: 'answer' },
              ],
              body: (values) => ({ upheld: values.upheld === 'yes', answer: values.answer }),
            },
          ],
        },
})
