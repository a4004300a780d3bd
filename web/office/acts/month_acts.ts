// The acts of one unit's month: attendance sheets, the run, and money on its way.
import type {
  AttendanceLine,
  AttendanceView,
  BatchLine,
  BatchView,
  Offer,
  Page,
  Place,
  PlacementLine,
  RunLine,
  RunView,
  Sheet,
} from '@shared/contract'
import { read } from '@shared/api'
import { lastDayOf } from '@shared/figures'
import { t, word } from '@shared/language'
import { placeName } from '../area'
import { useSession } from '../session'
import { type Act, allOf, amount, type Field, line, reason } from './act'
import { correctLine } from './correction_acts'
import { spansSent, writeSpans } from './spans'

export interface MonthAt {
  unit: string
  month: string
  town: string
  towns: Place[]
  run: RunView | null
}

export function monthActs(at: MonthAt): Act[] {
  const run = at.run?.run
  const lock = at.run?.actions.find((offer) => offer.verb === 'lock_settlement')
  const zero = lock?.params?.province_not_entered === 'yes'
  return [
    {
      verb: 'run_settlement',
      path: '/api/v1/settlements/run',
      fields: [amount('social_fund', '0.00')],
      body: (values) => ({ unit: at.unit, month: at.month, social_fund: values.social_fund }),
    },
    {
      verb: 'publish_pay_notice',
      path: '/api/v1/settlements/pay-notice',
      fields: [
        {
          name: 'place',
          kind: 'choice',
          needed: true,
          start: at.town,
          choices: async () =>
            allOf(ofTown(at).map(({ code, name }) => ({ value: code, label: name }))),
        },
        line('title', t('month.notice_title', { month: at.month })),
        line('hotline'),
      ],
      body: (values) => ({ run: run?.id, ...values }),
    },
    {
      verb: 'lock_settlement',
      path: `/api/v1/settlements/${run?.id}/lock`,
      version: run?.version,
      fields: zero ? [{ name: 'province_zero_confirmed', kind: 'check', needed: true }] : [],
      body: (values) => ({
        version: run?.version,
        province_zero_confirmed: values.province_zero_confirmed === 'yes',
      }),
      grave: true,
    },
    {
      verb: 'countersign_settlement',
      path: `/api/v1/settlements/${run?.id}/countersign`,
      version: run?.version,
      fields: [],
      body: () => ({ version: run?.version }),
    },
    {
      verb: 'withdraw_corrections',
      path: `/api/v1/settlements/${run?.id}/withdraw`,
      version: run?.version,
      fields: [reason()],
      body: (values) => ({ version: run?.version, reason: values.reason }),
    },
    {
      verb: 'make_bank_file',
      path: '/api/v1/payments/make',
      fields: [],
      body: () => ({ run: run?.id }),
    },
  ]
}

const ofTown = (at: MonthAt) =>
  at.town ? at.towns.filter((one) => one.code === at.town) : at.towns

// Before there is a run the server has nothing to offer on: only to begin one.
export function monthOffers(at: MonthAt, may: (verb: string) => boolean): Offer[] {
  // What can be done comes first; beside what cannot stands why.
  if (at.run) return [...at.run.actions].sort((a, b) => Number(b.allowed) - Number(a.allowed))
  return [{ verb: 'run_settlement', allowed: may('run_settlement') }]
}

export function sheetActs(sheet: Sheet, month: string): Act[] {
  const where = { town: sheet.town, month }
  const subject = `${placeName(sheet.town, sheet.unit)} ${month}`
  const missing = sheet.placements - sheet.entered
  return [
    {
      verb: 'close_attendance',
      subject,
      path: '/api/v1/attendance/close',
      note: missing ? t('sheets.close_missing', { n: missing }) : '',
      fields: [],
      body: () => where,
      grave: true,
    },
    {
      verb: 'leave_out_town',
      subject,
      path: '/api/v1/settlements/leave-out',
      fields: [reason()],
      body: (values) => ({ ...where, ...values }),
    },
    {
      verb: 'decide_left_out',
      subject,
      path: '/api/v1/settlements/leave-out/decide',
      fields: [],
      body: () => where,
    },
  ]
}

// What fits where the sheet stands, of what the actor's role has.
export function sheetOffers(sheet: Sheet, may: (verb: string) => boolean): Offer[] {
  if (sheet.closed || sheet.left_out) return []
  const verbs = ['close_attendance', sheet.left_out_asked ? 'decide_left_out' : 'leave_out_town']
  return verbs.filter(may).map((verb) => ({ verb, allowed: true }))
}

// The days of the month on which somebody was on duty, as far as the list of placements tells, as
// one span of work.
async function monthOnDuty(one: AttendanceLine, month: string): Promise<Field[]> {
  // A page goes on after an id: this one's is the first after the number before it.
  const after = String(BigInt(one.id) - BigInt(1))
  const query = { unit: one.unit, town: one.town, after, limit: 1 }
  const answer = await read<Page<PlacementLine>>('/api/v1/placements', query)
  const placement = answer.data?.items.find((other) => other.id === one.id)
  const first = `${month}-01`
  // Of a month that runs, the days that have come.
  const { me } = useSession()
  const last = me && me.today < lastDayOf(month) ? me.today : lastDayOf(month)
  const from = placement && placement.started_on > first ? placement.started_on : first
  const until = placement?.ended_on && placement.ended_on < last ? placement.ended_on : last
  const rural = one.side === 'rural'
  const before = rural ? one.hours : one.days
  const worked = one.spans ? before : rural ? one.post_hours : ''
  const start = writeSpans([{ leave: 'none', from_day: from, until_day: until, worked }])
  // Of what was entered the list tells the sum only.
  const note = one.spans > 1 ? t('spans.before', { n: one.spans }) : ''
  const measure = rural ? 'hours' : 'days'
  return [{ name: 'spans', kind: 'spans', needed: true, start, measure, note }]
}

// The month as it stood before, entered again: until the town hands its sheet in nothing rests on
// it. What somebody else has entered or confirmed would come back under another name, unconfirmed:
// it is not taken back this way.
async function asBefore(one: AttendanceLine, month: string) {
  const path = `/api/v1/placements/${one.id}/attendance`
  const { data } = await read<AttendanceView>(path, { month })
  if (!data || data.closed) return null
  if (!data.spans.every((span) => span.own && !span.overtime_confirmed_by)) return null
  const spans = data.spans.map(({ from_day, until_day, hours, days, leave }) => {
    return { from_day, until_day, hours, days, leave }
  })
  return (answer: unknown): Act => ({
    verb: 'enter_attendance',
    path: '/api/v1/attendance',
    version: (answer as { version: number }).version,
    fields: [],
    body: () => ({ placement: one.id, month, spans }),
  })
}

// What of a month's attendance fits the row, of what the actor's role has.
export function attendanceOffers(one: AttendanceLine, may: (verb: string) => boolean): Offer[] {
  const over = one.spans > 0 && one.side === 'rural' && !one.overtime_confirmed
  const verbs = ['enter_attendance', ...(over ? ['confirm_overtime', 'agree_overtime'] : [])]
  return verbs.filter(may).map((verb) => ({ verb, allowed: true }))
}

export function attendanceActs(one: AttendanceLine, month: string): Act[] {
  const of = { placement: one.id, month }
  return [
    {
      verb: 'confirm_overtime',
      path: '/api/v1/attendance/overtime',
      subject: one.name,
      version: one.version,
      fields: [],
      body: () => of,
    },
    {
      verb: 'agree_overtime',
      path: '/api/v1/attendance/overtime/agree',
      subject: one.name,
      fields: [amount('hours', ''), reason()],
      body: (values) => ({ ...of, ...values }),
    },
    {
      verb: 'enter_attendance',
      path: '/api/v1/attendance',
      subject: one.name,
      version: one.version,
      fields: [],
      more: () => monthOnDuty(one, month),
      undo: () => asBefore(one, month),
      body: ({ spans }) => ({
        placement: one.id,
        month,
        spans: spansSent(spans ?? '', one.side === 'rural' ? 'hours' : 'days'),
      }),
    },
  ]
}

// A line that lacks something waits for itself and does not stop the others; it is paid later, as
// arrears of its own month, once another person has released it.
export function lineActs(one: RunLine): Act[] {
  const subject = `${one.name} ${one.month}`
  const kinds = ['waiting', 'held'].map((kind) => ({ value: kind, label: word('hold', kind) }))
  return [
    {
      verb: 'hold_pay',
      path: '/api/v1/holds',
      subject,
      fields: [
        {
          name: 'kind',
          label: t('lines.hold_kind'),
          kind: 'choice',
          needed: true,
          start: 'waiting',
          choices: async () => allOf(kinds),
        },
        reason(),
      ],
      body: (values) => ({
        placement: one.placement,
        from_month: one.month,
        until_month: one.month,
        ...values,
      }),
    },
    {
      verb: 'release_pay',
      path: `/api/v1/holds/${one.hold?.id}/release`,
      subject,
      fields: [reason()],
      body: (values) => ({ reason: values.reason }),
    },
    correctLine(one, subject),
  ]
}

export function batchName({ unit, batch }: BatchView): string {
  return t('payments.name', {
    unit: placeName(unit, unit),
    month: batch.month,
    number: batch.number,
  })
}
export function batchActs(view: BatchView): Act[] {
  const { batch, unit } = view
  const subject = batchName(view)
  return [
    {
      verb: 'release_payment',
      subject,
      path: `/api/v1/payments/${batch.id}/release`,
      version: batch.version,
      fields: [],
      body: () => ({ version: batch.version }),
      grave: true,
    },
    {
      verb: 'withdraw_bank_file',
      subject,
      path: `/api/v1/payments/${batch.id}/withdraw`,
      version: batch.version,
      fields: [reason()],
      body: (values) => ({ version: batch.version, reason: values.reason }),
    },
    {
      verb: 'state_not_at_bank',
      subject,
      path: `/api/v1/payments/${batch.id}/not-at-bank`,
      version: batch.version,
      fields: [reason()],
      body: (values) => ({ version: batch.version, reason: values.reason }),
      grave: true,
    },
    {
      verb: 'read_bank_file',
      subject,
      path: `/api/v1/payments/${batch.id}/file`,
      version: batch.version,
      fields: [],
      body: () => ({}),
      take: (answer) => save(`YGFK-${unit}-${batch.number}.txt`, (answer as BankFile).text),
    },
    {
      verb: 'take_bank_return',
      path: `/api/v1/payments/return?unit=${unit}`,
      fields: [{ name: 'file', kind: 'file', needed: true }],
      file: 'file',
      body: () => ({}),
    },
  ]
}

export function reissueAct(batch: string, lines: BatchLine[]): Act {
  return {
    verb: 'reissue_payment',
    path: '/api/v1/payments/reissue',
    fields: [],
    body: () => ({ batch, line_numbers: lines.map((one) => one.line_no) }),
  }
}

export function giveUpAct(one: BatchLine): Act {
  return {
    verb: 'give_up_payment',
    path: '/api/v1/payments/give-up',
    subject: one.name,
    fields: [reason()],
    body: (values) => ({ line: one.id, reason: values.reason }),
  }
}

interface BankFile {
  text: string
}

// The bytes as they were signed.
function save(name: string, text: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
