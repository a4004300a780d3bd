// Where one unit's month stands on its way from attendance to the bank's answer. Derived from what
// the server says about the run; nothing is decided here.
import type { Settlement } from '@shared/contract'

export const stages = [
  'attendance',
  'run',
  'problems',
  'compare',
  'pay_list',
  'second_person',
  'lock',
  'bank_file',
  'returned',
] as const
export type Stage = (typeof stages)[number]

export function stageOf(run: Settlement | null): Stage {
  // Without a run nobody has said that the attendance is in.
  if (!run) return 'attendance'
  if (run.state === 'locked') {
    if (!run.bank_file) return 'bank_file'
    return 'returned'
  }
  if (run.attendance_open) return 'attendance'
  if (run.state !== 'computed') return 'run'
  if (run.problems > 0) return 'problems'
  if (!run.notice) return 'pay_list'
  return 'second_person'
}
