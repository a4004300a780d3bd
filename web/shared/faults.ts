// What of a form is to be mended: the field by its id, and the words that stand at it too.
export interface Fault {
  id: string
  says: string
}
export const saysAt = (faults: Fault[], id: string): string | undefined =>
  faults.find((one) => one.id === id)?.says

// For the field: its fault, where it has one, by the id that FieldFault gives it.
export const faultAt = (faults: Fault[], id: string): Record<string, string | boolean> =>
  saysAt(faults, id) ? { 'aria-invalid': true, 'aria-describedby': `${id}-fault` } : {}
