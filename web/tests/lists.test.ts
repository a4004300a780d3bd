// What a cell of a list says, and what it leaves unsaid.
import { expect, it } from 'vitest'
import type { AttendanceLine } from '../shared/contract'
import { attendance } from '../office/lists/money'

const cells = (line: Partial<AttendanceLine>) =>
  Object.fromEntries(
    attendance.columns.map((column) => [column.head, column.text(line as AttendanceLine)]),
  )
const line = { town: '371525001', village: '371525001042', post_hours: '40.0', spans: 1 }

it('a rural post has hours and no days', () => {
  const rural = cells({ ...line, side: 'rural', hours: '36.7', days: '0.0' })
  expect(rural['attendance.limit']).toBe('40.0')
  expect(rural['lines.hours']).toBe('36.7')
  expect(rural['lines.days']).toBe('–')
})

it('an urban post has days, no hours and no limit of hours', () => {
  const urban = cells({ ...line, side: 'urban', hours: '0.0', days: '22.0' })
  expect(urban['attendance.limit']).toBe('–')
  expect(urban['lines.hours']).toBe('–')
  expect(urban['lines.days']).toBe('22.0')
})
