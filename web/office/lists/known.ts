// What is known about one person, on the person's page: each row with its source, what became of
// it, and what may be done with it now.
import type {
  FactView,
  MergeView,
  PriorMonthsView,
  RecognitionView,
  RegisterView,
} from '@shared/contract'
import { say, t, word } from '@shared/language'
import { factActs, mergeActs, priorMonthsActs } from '../acts/known_acts'
import { recognitionActs } from '../acts/recognition_acts'
import { list } from './list'
import { acts, fateOf, ofRecognition, span } from './recognitions'

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
