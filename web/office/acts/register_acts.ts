// A department's register, as the list that it keeps: one person a line. The numbers go to the
// server and nowhere else; a file is never kept in a draft.
import { t, word } from '@shared/language'
import { type Act, check, day, file, filled, isYes, line, place, placeOf } from './act'

export const kGroups = [
  'poverty_alleviated',
  'monitored',
  'low_income',
  'disabled',
  'older',
  'zero_employment_household',
  'older_unemployed',
  'other_hardship',
  'expanded',
] as const

// number, group, first day, last day; a first line without a number is the head. A group is its
// code or its name; what is neither goes as it is, and the server names the row.
export function registerRows(text: string) {
  const codes = new Map<string, string>(kGroups.map((code) => [word('group', code), code]))
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((row) => row.split(/[,\t，]/).map((cell) => cell.trim()))
    .filter(([number], at) => number && (at > 0 || /\d/.test(number)))
    .map(([number, group = '', from = '', until = '']) => ({
      resident_number: number,
      target_group: codes.get(group) ?? group,
      from_day: from,
      ...(until ? { until_day: until } : {}),
    }))
}

export const loadRegister = (today: string): Act => ({
  verb: 'load_register',
  path: '/api/v1/registers',
  fields: [
    place('register_unit', 'unit'),
    line('register_name'),
    line('owner'),
    day('true_on', today),
    { ...file('register_file', t('registers.file')), needed: false },
    check('partial'),
    line('deputy_reason', '', false),
    line('empty_reason', '', false),
  ],
  body: ({ register_unit, register_file, partial, ...values }) => ({
    unit: placeOf(register_unit).unit,
    ...filled(values),
    partial: isYes(partial),
    rows: registerRows(register_file ?? ''),
  }),
  grave: true,
})
