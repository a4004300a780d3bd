// Sheets of paper: one a village, with the code of its record, and as empty as was asked for.
import { flushPromises, mount } from '@vue/test-utils'
import { beforeAll, expect, it } from 'vitest'
import type { AttendanceLine } from '@shared/contract'
import { setLanguage } from '@shared/language'
import VoteBars from '@shared/parts/VoteBars.vue'
import { recordOf, sheetsOf } from '@shared/sheets/attendance'
import AttendanceSheet from '@shared/sheets/AttendanceSheet.vue'
import { printable } from '@shared/sheets/glyphs'
import NoticeSheet from '../office/parts/NoticeSheet.vue'

const line = (id: string, village: string, hours: string, spans: number): AttendanceLine => ({
  id,
  unit: '371525',
  placement_number: Number(id),
  name: '王*英',
  post_title: '村容保洁员',
  side: 'rural',
  town: village.slice(0, 9),
  village,
  state: 'on_duty',
  post_hours: '40.0',
  spans,
  hours,
  days: '0.0',
  overtime_confirmed: false,
  version: 1,
})
const lines = [
  line('1', '371525001041', '38.0', 2),
  line('2', '371525001040', '0.0', 0),
  line('3', '371525001041', '12.5', 1),
]
beforeAll(() => setLanguage('zh-CN'))

it('each village has a sheet, in the order of the codes', () => {
  const sheets = sheetsOf(lines, false)
  expect(sheets.map(({ first }) => first.village)).toEqual(['371525001040', '371525001041'])
  expect(sheets[1]!.rows.map(({ entered }) => entered)).toEqual(['38.0 小时', '12.5 小时'])
  expect(sheets[0]!.rows[0]!.entered).toBe('')
})
it('an empty one has nothing of what is entered', () => {
  const rows = sheetsOf(lines, true).flatMap((sheet) => sheet.rows)
  expect(rows.map(({ entered }) => entered)).toEqual(['', '', ''])
})
it('a sheet has a box for each day of its month, and its code leads to its record', async () => {
  const [, sheet] = sheetsOf(lines, false)
  const path = recordOf(sheet!.first, '2022-02')
  expect(path).toContain('village=371525001041')
  const drawn = mount(AttendanceSheet, {
    props: {
      place: '清泉街道 戴屯',
      month: '2022-02',
      rows: sheet!.rows,
      path,
      printed: { name: '街道甲', day: '2022-03-01', law: '0123456789abcdef0123' },
    },
  })
  await flushPromises()
  expect(drawn.findAll('thead th.day')).toHaveLength(28)
  expect(drawn.findAll('tbody tr')).toHaveLength(2)
  expect(drawn.get('.address').text()).toContain(path)
  expect(drawn.get('tfoot').text()).toContain('街道甲 打印于 2022年3月1日')
  expect(drawn.get('h2').text()).toContain('草稿')
})
it('bars of votes have their words and numbers, and the mark of the server', () => {
  const drawn = mount(VoteBars, {
    props: { votes: { agree: 10, against: 9, abstain: 2 }, present: 21, needed: 11 },
  })
  expect(drawn.findAll('dt').map((one) => one.text())).toEqual(['同意', '反对', '弃权'])
  expect(drawn.findAll('.number').map((one) => one.text())).toEqual(['10', '9', '2'])
  expect(drawn.findAll('line')).toHaveLength(1)
  expect(drawn.get('line').attributes('x1')).toBe('11')
  expect(drawn.text()).toContain('须 11 票同意')
})

it('a letter that no font has prints with its code point, the others as they are', () => {
  const has = (letter: string) => letter !== '\u{2A6A5}'
  expect(printable('王\u{2A6A5}英', has)).toBe('王〔U+2A6A5〕英')
  expect(printable('王*\u{20BB7}', has)).toBe('王*\u{20BB7}')
  // Those of every font are not asked for at all.
  expect(printable('王*英A', () => false)).toBe('王*英A')
})
it('a notice of pay shows what each is paid, and the sum; one of applicants neither', () => {
  const row = { key: '1', name: '王*英', side: 'rural', post: '村容保洁', village: '戴屯' }
  const around = { title: '公示', period: '2022年12月9日至2022年12月16日', hotline: '' }
  const rows = [
    { ...row, amount: '720.00' },
    { ...row, key: '2', amount: '1680.01' },
  ]
  const pay = mount(NoticeSheet, { props: { ...around, rows } })
  expect(pay.findAll('tbody')[0]!.text()).toContain('720.00')
  expect(pay.get('.whole').text()).toMatch(/合计 2 人\s*2,400.01/)
  expect(pay.findAll('thead th')).toHaveLength(5)
  const applicants = mount(NoticeSheet, { props: { ...around, rows: [row] } })
  expect(applicants.find('.whole').exists()).toBe(false)
  expect(applicants.findAll('thead th')).toHaveLength(4)
})
