// Recognitions of a whole unit, for the department that recognises; and what all rows say of what
// became of them.
import type { Offer, RecognitionLine, RecognitionView } from '@shared/contract'
import { defineAsyncComponent } from 'vue'
import { t, word } from '@shared/language'
import type { Act } from '../acts/act'
import { recognitionActs } from '../acts/recognition_acts'
import { placeName } from '../area'
import { type Column, list } from './list'

export const acts = <T extends { actions: Offer[] }>(of: (one: T) => Act[]) => (one: T) =>
  one.actions.length ? { offers: one.actions, acts: of(one) } : null
export const span = (from: string, until?: string | null) =>
  t('life.span', { from, until: until ?? t('known.open') })

interface Ended {
  ended: boolean
  ended_by?: string | null
  withdrawn_on?: string | null
  withdrawn_by?: string | null
  change_reason: string
}
export function fateOf(one: Ended): string {
  if (one.withdrawn_on)
    return t('known.withdrawn', {
      day: one.withdrawn_on,
      name: one.withdrawn_by ?? '',
      reason: one.change_reason,
    })
  if (!one.ended) return t('known.stands')
  return t('known.ended', { name: one.ended_by ?? '', reason: one.change_reason })
}

export const ofRecognition: Column<RecognitionView>[] = [
  { head: 'known.group', look: 'name', text: (one) => word('group', one.kind) },
  { head: 'known.span', look: 'day', text: (one) => span(one.from_day, one.until_day) },
  { head: 'known.office', text: (one) => one.office },
  { head: 'known.document', text: (one) => one.document },
  { head: 'known.fate', look: 'long', text: fateOf },
]
// Of a whole unit, for the department that recognises.
export const recognitions = list<RecognitionLine>({
  title: 'known.recognitions',
  none: 'known.no_recognitions',
  path: () => '/api/v1/recognitions',
  key: (one) => one.id,
  inArea: true,
  figure: async () => defineAsyncComponent(() => import('../parts/FindForCategory.vue')),
  filters: [
    {
      name: 'kind',
      label: 'known.group',
      values: ['zero_employment_household', 'older_unemployed', 'other_hardship'],
      words: 'group',
      all: 'known.all_groups',
    },
    {
      name: 'standing',
      label: 'applications.state',
      values: ['true', 'false'],
      words: 'recognition',
      all: 'applications.all_states',
    },
  ],
  columns: [
    {
      head: 'applications.name',
      look: 'name',
      text: (one) => t('life.heading', { name: one.name, tail: one.resident_tail }),
    },
    {
      head: 'applications.village',
      text: (one) => `${placeName(one.town, one.unit)} ${placeName(one.village, one.unit)}`,
    },
    ...ofRecognition.map(
      (column): Column<RecognitionLine> => ({
        head: column.head,
        look: column.look === 'name' ? undefined : column.look,
        text: (one) => column.text(one.recognition),
      }),
    ),
  ],
  rowActs: (one) => acts(recognitionActs)(one.recognition),
})
