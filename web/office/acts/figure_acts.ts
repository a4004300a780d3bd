// Forms of the office's own dated figures: one person enters a row with its source, another
// confirms it.
import type { FigureAbout, Offer, OfficeFigure } from '@shared/contract'
import { t, word } from '@shared/language'
import { units } from '../area'
import { figureName } from '../law/figure_words'
import { type Act, allOf, type Choice, day, type Field, line } from './act'

export interface FigureDraft {
  unit: string
  from_day: string
  until_day: string
  value: string
}

// Where the actor may enter a value is the server's word; these are the places within his scope.
export function scopesOf(own: string): Choice[] {
  const all = units.map(({ code, name }) => ({ value: code, label: name }))
  if (own === '371500') return [{ value: own, label: t('figures.city') }, ...all]
  return all.filter(({ value }) => value === own)
}

const choice = (name: string, start: string, choices: Choice[]): Field => ({
  name,
  kind: 'choice',
  needed: true,
  start,
  choices: async () => allOf(choices),
})

export const settingsOf = (about: FigureAbout): Choice[] =>
  about.settings.map((value) => ({ value, label: word('value', value) }))

function valueField(about: FigureAbout, start: string): Field {
  if (about.kind === 'setting') return choice('value', start, settingsOf(about))
  const note = word('figure_hint', about.kind)
  return { name: 'value', kind: 'line', needed: !about.may_be_blank, start, note }
}

export function enterFigureAct(about: FigureAbout, draft: FigureDraft, own: string): Act {
  return {
    verb: 'enter_figure',
    path: '/api/v1/figures',
    subject: figureName(about),
    fields: [
      { ...choice('unit', draft.unit, scopesOf(own)), label: t('figures.row_scope') },
      day('from_day', draft.from_day),
      { ...day('until_day', draft.until_day), needed: false },
      valueField(about, draft.value),
      line('document'),
      line('clause'),
      { name: 'quote', kind: 'long', needed: true },
      choice('status', '', [
        { value: 'confirmed', label: t('figures.as_confirmed') },
        { value: 'provisional', label: t('figures.as_provisional') },
      ]),
    ],
    body: ({ until_day, ...values }) => ({
      figure: about.figure,
      ...values,
      ...(until_day?.trim() ? { until_day } : {}),
    }),
  }
}

export const confirmFigureAct = (row: OfficeFigure, subject: string): Act => ({
  verb: 'confirm_figure',
  path: `/api/v1/figures/${row.id}/confirm`,
  subject,
  fields: [],
  body: () => ({}),
})

// Who entered it sees it too, with the reason why it is not his to confirm.
export const confirmOffer = (row: OfficeFigure, account: string): Offer =>
  row.entered_by === account
    ? {
        verb: 'confirm_figure',
        allowed: false,
        reason_code: 'same_person_two_steps',
        params: { step: 'enter_figure' },
      }
    : { verb: 'confirm_figure', allowed: true }
