// What stands on the page of the service's health, in words and sizes.
import type { Health } from '@shared/contract'
import type { Key } from '@shared/language'
import type { Language } from '@shared/languages'

// A moment of the wire stands in UTC+8, as the programme's days do.
export const momentOf = (at: string): string => at.slice(0, 16).replace('T', ' ')
export const hourOf = (at: string): string => at.slice(5, 16).replace('T', ' ')

const kUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
// As people say it: 12.4 MB.
export function sizeOf(bytes: number, language: Language): string {
  let value = bytes
  let unit = 0
  for (; value >= 1000 && unit + 1 < kUnits.length; unit += 1) value /= 1000
  const style = { style: 'unit', unit: kUnits[unit], unitDisplay: 'short' } as const
  const digits = { maximumFractionDigits: value < 100 && unit ? 1 : 0 }
  return new Intl.NumberFormat(language, { ...style, ...digits }).format(value)
}

export interface Fault {
  says: Key
  place: string
  params: Record<string, string | number>
}
// What somebody should look at; each leads to its place on the page.
export function faultsOf({ view, hours }: Health): Fault[] {
  const faults: Fault[] = []
  const failures = hours.reduce((sum, hour) => sum + hour.failures, 0)
  const failed = view.jobs
    .filter(({ state }) => state === 'failed')
    .reduce((sum, { count }) => sum + count, 0)
  const add = (says: Fault['says'], place: string, params = {}) =>
    faults.push({ says, place, params })
  if (!view.care.backed_up_at) add('health.fault_backup', 'backup')
  if (!view.care.verified_at) add('health.fault_record', 'record')
  if (failures) add('health.fault_failures', 'traffic', { n: failures })
  if (failed) add('health.fault_jobs', 'jobs', { n: failed })
  return faults
}
