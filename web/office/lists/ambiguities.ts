// 文字歧义簿: unclear wordings of the documents of law.
import type { AmbiguityLine } from '@shared/contract'
import { t, word } from '@shared/language'
import { actsOn } from '../acts/ambiguity_acts'
import { clauseOfRow, shortClause } from '../law/figure_words'
import { list } from './list'

const tones: Record<string, string> = {
  open: 'wait',
  asked: 'brand',
  answered: 'good',
  withdrawn: '',
}
const dated = (text?: string, day?: string) => (text ? `${text} · ${day ?? ''}` : '–')

export const ambiguities = list<AmbiguityLine>({
  title: 'ambiguities.title',
  none: 'ambiguities.none',
  path: () => '/api/v1/ambiguities',
  key: (one) => one.id,
  says: () => t('ambiguities.says'),
  filters: [
    {
      name: 'q',
      label: 'ambiguities.words',
      values: [],
      words: 'ambiguity_state',
      all: 'ambiguities.all_words',
      typed: true,
    },
    {
      name: 'state',
      label: 'ambiguities.state',
      values: ['open', 'asked', 'answered', 'withdrawn'],
      words: 'ambiguity_state',
      all: 'ambiguities.all_states',
    },
  ],
  columns: [
    {
      head: 'ambiguities.clause',
      look: 'name',
      text: (one) => `${one.document} ${shortClause(one.clause)}`,
      to: (one) => clauseOfRow(one),
    },
    { head: 'ambiguities.phrase', look: 'long', text: (one) => one.phrase },
    { head: 'ambiguities.question', look: 'long', text: (one) => one.question },
    { head: 'ambiguities.reading', look: 'long', text: (one) => one.reading },
    {
      head: 'ambiguities.state',
      look: 'tag',
      text: (one) => word('ambiguity_state', one.state),
      tone: (one) => tones[one.state] ?? '',
    },
    {
      head: 'ambiguities.asked',
      look: 'long',
      text: (one) => dated(one.asked_whom, one.asked_on),
    },
    {
      head: 'ambiguities.answer',
      look: 'long',
      text: (one) => dated(one.answer, one.answered_on),
    },
    {
      head: 'ambiguities.withdrawal',
      look: 'long',
      text: (one) => dated(one.withdrawal_reason, one.withdrawn_on),
    },
    {
      head: 'ambiguities.recorded',
      look: 'long',
      text: (one) =>
        t('ambiguities.recorded_by', { day: one.recorded_on, name: one.recorded_by }),
    },
  ],
  folds: true,
  rowActs: (one, _, may) => actsOn(one, may),
})
