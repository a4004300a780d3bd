// The lines of a month as sheets: one a village, in the order of its code.
import type { AttendanceLine } from '../contract'
import { t } from '../language'
import type { AttendanceRow } from './sheet'

function entered(line: AttendanceLine): string {
  if (!line.spans) return ''
  return line.side === 'rural'
    ? t('hours.unit', { n: line.hours })
    : t('days.unit', { n: line.days })
}

// Where what was written on it is entered.
export function recordOf({ unit, town, village }: AttendanceLine, month: string): string {
  const query = new URLSearchParams({ month, unit, town, village })
  return `/b/attendance?${query.toString()}`
}

export interface VillageSheet {
  first: AttendanceLine
  rows: AttendanceRow[]
}
export function sheetsOf(lines: AttendanceLine[], empty: boolean): VillageSheet[] {
  const sheets = new Map<string, VillageSheet>()
  for (const line of lines) {
    const sheet = sheets.get(line.village) ?? { first: line, rows: [] }
    sheets.set(line.village, sheet)
    sheet.rows.push({
      id: line.id,
      number: line.placement_number,
      name: line.name,
      post: line.post_title,
      entered: empty ? '' : entered(line),
    })
  }
  return [...sheets.values()].sort((a, b) => a.first.village.localeCompare(b.first.village))
}
