// What a form still lacks before it can be sent: cheap checks of the browser. The server judges.
import type { Fault } from '@shared/faults'
import { t } from '@shared/language'
import { type Field, isWhole as isWholeNumber } from './act'
import { isWhole, readSpans } from './spans'

type Values = Record<string, string>
const partsOf = ({ name, kind }: Field, values: Values) =>
  kind === 'votes' ? (values[name] ?? '').split('/') : [values[name] ?? '']
// Only digits are sent: nothing is made a number that was not typed as one.
const isNoNumber = (field: Field, values: Values) =>
  ['count', 'votes'].includes(field.kind) &&
  partsOf(field, values).some((part) => part.trim() && !isWholeNumber(part))
const isEmpty = (field: Field, values: Values) =>
  field.kind === 'spans'
    ? !readSpans(values[field.name] ?? '').every(isWhole)
    : partsOf(field, values).some((part) => !part.trim())

export interface Lack extends Fault {
  label: string
  // What stands there is wrong; else nothing does.
  wrong: boolean
}
export function lacksOf(
  fields: Field[],
  values: Values,
  labelOf: (field: Field) => string,
): Lack[] {
  return fields.flatMap((field): Lack[] => {
    const label = labelOf(field)
    const id = `act-${field.name}`
    if (isNoNumber(field, values))
      return [{ id, label, wrong: true, says: t('form.not_whole', { field: label }) }]
    if (field.needed && isEmpty(field, values))
      return [{ id, label, wrong: false, says: t('form.fill', { field: label }) }]
    return []
  })
}
