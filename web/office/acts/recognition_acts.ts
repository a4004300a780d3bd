// What becomes of a thing that was recorded about a person: it ends on a day, or never was true.
import type { RecognitionView } from '@shared/contract'
import { t } from '@shared/language'
import { type Act, day, type Field, reason } from './act'
import { today } from './post_acts'

const lastDay = (): Field => ({ ...day('last_day', today()), label: t('known.last_day') })
export const ending = (verb: string, path: string, version: number): Act => ({
  verb,
  path,
  version,
  fields: [lastDay(), reason()],
  body: (values) => values,
})
export const withdrawing = (verb: string, path: string, version: number): Act => ({
  verb,
  path,
  version,
  fields: [reason()],
  body: (values) => values,
  grave: true,
})

export const recognitionActs = ({ id, version }: RecognitionView): Act[] => [
  ending('end_recognition', `/api/v1/recognitions/${id}/end`, version),
  withdrawing('withdraw_recognition', `/api/v1/recognitions/${id}/withdraw`, version),
]
