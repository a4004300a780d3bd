// The acts on one application as data: where to send them and what the form asks for. Whether an
// actor may do one now is the server's answer; these are only the forms.
import type { ApplicationState, StepView } from '@shared/contract'

export interface Field {
  name: string
  kind: 'line' | 'long' | 'day' | 'step' | 'check'
  needed: boolean
}
export interface Act {
  verb: string
  path: (id: string) => string
  fields: Field[]
  body?: (values: Record<string, string>) => unknown
  grave?: boolean
}

const reason: Field = { name: 'reason', kind: 'long', needed: true }
const at = (end: string) => (id: string) => `/api/v1/applications/${id}/${end}`
const day = (name: string): Field => ({ name, kind: 'day', needed: true })

export const acts: Act[] = [
  {
    verb: 'approve_application',
    path: at('approve'),
    fields: [
      { name: 'post', kind: 'line', needed: true },
      { ...reason, needed: false },
    ],
  },
  {
    verb: 'sign_agreement',
    path: at('agreement'),
    fields: [day('from_day'), day('until_day'), day('signed_on')],
  },
  { verb: 'start_placement', path: at('start'), fields: [day('started_on')] },
  {
    verb: 'waive_step',
    path: at('waive'),
    fields: [{ name: 'step', kind: 'step', needed: true }, reason],
  },
  { verb: 'refuse_application', path: at('refuse'), fields: [reason], grave: true },
  { verb: 'withdraw_application', path: at('withdraw'), fields: [reason], grave: true },
  { verb: 'lapse_approval', path: at('lapse'), fields: [reason], grave: true },
]

// The act that takes the next step, so that a reader sees it also when it is not theirs.
const nextVerb: Partial<Record<ApplicationState, string>> = {
  applied: 'close_review',
  reviewed: 'publish_notice',
  noticed: 'approve_application',
  approved: 'sign_agreement',
  agreed: 'record_training',
  trained: 'start_placement',
}
export const nextActOf = (state: ApplicationState): string | null => nextVerb[state] ?? null

export const isEnd = (state: ApplicationState): boolean =>
  ['started', 'refused', 'withdrawn', 'lapsed'].includes(state)

export const toneOf = (state: ApplicationState): string =>
  state === 'started'
    ? 'good'
    : state === 'refused' || state === 'lapsed'
      ? 'bad'
      : state === 'withdrawn' || state === 'reserve'
        ? 'wait'
        : 'brand'

export const waivable: StepView['step'][] = ['review', 'notice', 'training']
