// What is known about one person, on the person's page: each row with its source, what became of
// it, and what may be done with it now.
import type {
  FactView,
  MergeView,
  Offer,
  PriorMonthsView,
  RecognitionLine,
  RecognitionView,
  RegisterView,
} from '@shared/contract'
import { defineAsyncComponent } from 'vue'
import { say, t, word } from '@shared/language'
import type { Act } from '../acts/act'
import { factActs, mergeActs, priorMonthsActs, recognitionActs } from '../acts/known_acts'
import { placeName } from '../area'
import { type Column, list } from './list'

const acts = <T extends { actions: Offer[] }>(of: (one: T) => Act[]) => (one: T) =>
  one.actions.length ? { offers: one.actions, acts: of(one) } : null
const span = (from: string, until?: string | null) =>
  t('life.span', { from, until: until ?? t('known.open') })

interface Ended {
  ended: boolean
  ended_by?: string | null
  withdrawn_on?: string | null
  withdrawn_by?: string | null
  change_reason: string
}
function fateOf(one: Ended): string {
  if (one.withdrawn_on)
    return t('known.withdrawn', {
      day: one.withdrawn_on,
      name: one.withdrawn_by ?? '',
      reason: one.change_reason,
    })
  if (!one.ended) return t('known.stands')
  return t('known.ended', { name: one.ended_by ?? '', reason: one.change_reason })
}

export const facts = list<FactView>({
  title: 'known.facts',
  none: 'known.no_facts',
  path: () => '',
  key: (one) => one.id,
  columns: [
    { head: 'known.fact', look: 'name', text: (one) => say(`reason.${one.fact}`) ?? one.fact },
    { head: 'known.span', look: 'day', text: (one) => span(one.from_day, one.until_day) },
    { head: 'known.source', look: 'long', text: (one) => one.source },
    { head: 'known.recorded_by', text: (one) => one.recorded_by },
    { head: 'known.fate', look: 'long', text: fateOf },
  ],
  rowActs: acts(factActs),
})

export const registered = list<RegisterView>({
  title: 'known.registers',
  none: 'known.no_registers',
  path: () => '',
  key: (one) => `${one.snapshot} ${one.target_group} ${one.from_day}`,
  columns: [
    { head: 'known.group', look: 'name', text: (one) => word('group', one.target_group) },
    { head: 'known.register', text: (one) => one.register_name },
    { head: 'known.span', look: 'day', text: (one) => span(one.from_day, one.until_day) },
    { head: 'known.true_on', look: 'day', text: (one) => one.true_on },
  ],
})

const ofRecognition: Column<RecognitionView>[] = [
  { head: 'known.group', look: 'name', text: (one) => word('group', one.kind) },
  { head: 'known.span', look: 'day', text: (one) => span(one.from_day, one.until_day) },
  { head: 'known.office', text: (one) => one.office },
  { head: 'known.document', text: (one) => one.document },
  { head: 'known.fate', look: 'long', text: fateOf },
]
export const recognised = list<RecognitionView>({
  title: 'known.recognitions',
  none: 'known.no_recognitions',
  path: () => '',
  key: (one) => one.id,
  columns: ofRecognition,
  rowActs: acts(recognitionActs),
})

export const priorMonths = list<PriorMonthsView>({
  title: 'known.prior_months',
  none: 'known.no_prior_months',
  path: () => '',
  key: (one) => one.id,
  columns: [
    { head: 'known.months', look: 'n', text: (one) => String(one.months) },
    { head: 'known.proof', look: 'name', text: (one) => one.proof },
    { head: 'known.recorded_by', text: (one) => one.recorded_by },
    {
      head: 'known.confirmed_by',
      text: (one) => one.confirmed_by ?? t('known.not_confirmed'),
    },
    {
      head: 'known.fate',
      look: 'long',
      text: (one) =>
        one.confirmed_by || one.withdrawn_on
          ? fateOf({ ...one, ended: false, change_reason: one.withdrawn_reason })
          : '–',
    },
  ],
  rowActs: acts(priorMonthsActs),
})

export const merges = list<MergeView>({
  title: 'known.merges',
  none: 'known.no_merges',
  path: () => '',
  key: (one) => one.id,
  columns: [
    { head: 'known.number_gone', look: 'n', text: (one) => String(one.number) },
    { head: 'known.document', look: 'name', text: (one) => one.document },
    { head: 'known.asked', text: (one) => `${one.asked_on} ${one.asked_by}` },
    {
      head: 'known.confirmed_by',
      text: (one) => one.confirmed_by ?? t('known.not_confirmed'),
    },
    { head: 'field.reason', look: 'long', text: (one) => one.reason },
    {
      head: 'known.freed',
      text: (one) => (one.freed_on ? `${one.freed_on} ${one.freed_by ?? ''}` : '–'),
    },
  ],
  rowActs: acts(mergeActs),
})

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
