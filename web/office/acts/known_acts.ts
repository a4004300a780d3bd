// The acts on what is known about a person: recorded facts, recognitions, months on the old scheme,
// the retirement category, the village, and two rows of one person.
import type { FactView, MergeView, PersonLine, PriorMonthsView } from '@shared/contract'
import { t } from '@shared/language'
import { placeName } from '../area'
import { askable } from '../askable'
import {
  type Act,
  choice,
  choicesOf,
  day,
  filled,
  line,
  place,
  placeOf,
  reason,
} from './act'
import { today } from './post_acts'
import { ending, withdrawing } from './recognition_acts'
import { recordFact, recordPriorMonths } from './record_acts'

export interface Subject {
  id: string
  name: string
  unit: string
  town: string
}
const others = ({ id, unit }: Subject) => (typed: string) => {
  const q = askable(typed)
  return choicesOf<PersonLine>('/api/v1/persons', { unit, ...(q ? { q } : {}) }, (one) => ({
    value: one.id,
    label: `${t('life.heading', { name: one.name, tail: one.resident_tail })} ${placeName(
      one.village,
      one.unit,
    )}`,
  })).then(({ choices, more }) => ({ choices: choices.filter(({ value }) => value !== id), more }))
}

export const personActs = (one: Subject): Act[] => [
  recordFact(one.id, one.name),
  recordPriorMonths(one.id, one.name),
  {
    verb: 'move_person',
    subject: one.name,
    path: `/api/v1/persons/${one.id}/move`,
    fields: [
      { ...place('person_village', 'village', `${one.unit}/${one.town}`), label: t('known.to') },
      reason(),
    ],
    body: ({ person_village: to, ...values }) => ({ village: placeOf(to).place, ...values }),
    grave: true,
  },
  {
    verb: 'merge_persons',
    subject: one.name,
    path: '/api/v1/persons/merge',
    fields: [
      { name: 'drop', kind: 'choice', needed: true, choices: others(one) },
      reason(),
      line('document'),
    ],
    body: (values) => ({ keep: one.id, ...values }),
    grave: true,
  },
]

export const factActs = ({ id, version }: FactView): Act[] => [
  ending('end_fact', `/api/v1/facts/${id}/end`, version),
  withdrawing('withdraw_fact', `/api/v1/facts/${id}/withdraw`, version),
]
export const priorMonthsActs = ({ id, version }: PriorMonthsView): Act[] => [
  {
    verb: 'confirm_prior_months',
    path: `/api/v1/prior-months/${id}/confirm`,
    version,
    fields: [],
    body: () => ({}),
  },
  withdrawing('withdraw_prior_months', `/api/v1/prior-months/${id}/withdraw`, version),
]
export const mergeActs = ({ id, version }: MergeView): Act[] => [
  {
    verb: 'free_number',
    path: `/api/v1/merges/${id}/free-number`,
    version,
    fields: [reason(), line('document')],
    body: (values) => values,
    grave: true,
  },
]

// By a department, about whoever it has looked up.
const kUrban = ['zero_employment_household', 'older_unemployed', 'other_hardship'] as const
export const departmentActs = ({ id, name }: PersonLine): Act[] => [
  {
    verb: 'record_recognition',
    subject: name,
    path: `/api/v1/persons/${id}/recognitions`,
    fields: [
      choice('kind', 'group', kUrban, { label: t('known.group') }),
      line('office'),
      line('document'),
      day('from_day', today()),
      day('until_day'),
    ],
    body: (values) => values,
  },
  {
    verb: 'confirm_category',
    subject: name,
    path: `/api/v1/persons/${id}/retirement-category`,
    fields: [
      choice('category', 'value', ['M60', 'F55', 'F50']),
      { ...line('fact_source'), label: t('known.source') },
      { ...reason(false), label: t('known.why_other') },
    ],
    body: ({ fact_source: source, ...values }) => ({ ...filled(values), source }),
  },
]
export const findForCategory = (unit: string, take: (answer: unknown) => void): Act => ({
  verb: 'find_for_category',
  path: '/api/v1/persons/find-for-category',
  fields: [{ ...line('resident_number'), label: t('known.number'), unkept: true }],
  body: ({ resident_number }) => ({ unit, resident_number: resident_number?.trim() }),
  take,
})
