// Where one unit's month stands on its way from attendance to the bank's answer. Derived from what
// the server says about the run; nothing is decided here.
import type { BatchView, RunView } from '@shared/contract'

export const stages = [
  'attendance',
  'run',
  'problems',
  'pay_list',
  'second_person',
  'bank_file',
  'release',
  'returned',
] as const
export type Stage = (typeof stages)[number]

// `open`: towns whose sheet is neither closed nor left out; null while nobody has said. `batches`
// is null for who may not read them: what comes after the bank file is not theirs to see.
export function stageOf(
  view: RunView | null,
  batches: BatchView[] | null,
  open: number | null,
): Stage {
  if (!view) return open === 0 ? 'run' : 'attendance'
  if (view.run.state === 'locked') {
    // What waits for a correction is told there, by the offer's reason.
    if (view.due > 0 || view.to_correct > 0) return 'bank_file'
    if (!batches) return 'release'
    if (!batches.length) return 'bank_file'
    return batches.some((one) => one.batch.state === 'made') ? 'release' : 'returned'
  }
  if (view.towns_open > 0) return 'attendance'
  if (view.run.problems > 0) return 'problems'
  return view.pay_notices === 0 ? 'pay_list' : 'second_person'
}

// What lies behind and was left out: a lock without a pay list, where the office asks for none.
export const wasLeftOut = (stage: Stage, view: RunView | null): boolean =>
  stage === 'pay_list' && view?.run.state === 'locked' && view.pay_notices === 0
