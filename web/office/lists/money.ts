// Lists of the month: attendance, the lines of a run and what changed.
import { read } from '@shared/api'
import type {
  AttendanceLine,
  ChangeLine,
  RunComparison,
  RunLine,
  RunLines,
  RunView,
  Sheet,
} from '@shared/contract'
import { count, differenceOf, money, previousMonth, signed, sumOf } from '@shared/figures'
import { type Key, language, say, t, word } from '@shared/language'
import { toldOfCorrection } from '../acts/correction_acts'
import {
  attendanceActs,
  attendanceOffers,
  lineActs,
  sheetActs,
  sheetOffers,
} from '../acts/month_acts'
import { placeName } from '../area'
import { router } from '../router'
import { useSession } from '../session'
import { type About, type Asked, type Column, list, type Sums, yuan } from './list'
import { sumsOfSheets } from './month_sums'

const toMonth = () => ({ name: 'month' })
const where = (town: string, village: string) =>
  `${placeName(town, town.slice(0, 6))} ${placeName(village, town.slice(0, 6))}`

const n = (value: number) => count(value, language.value)

async function aboutRun({ params }: Asked): Promise<About | null> {
  const { data: view } = await read<RunView>(`/api/v1/settlements/${params.id}`)
  if (!view) return null
  const query = { unit: view.run.unit, month: view.run.month }
  return {
    says: [`${runName(view)} · ${word('run', view.run.state)}`, ...waitsFor(view)].join(' · '),
    to: { name: 'month', query },
  }
}
// A sum without a town says so.
const waitsFor = ({ run, towns_open }: RunView) =>
  towns_open && run.state !== 'locked' ? [t('lines.partial', { n: towns_open })] : []
// What stands against a line, or what it waits for.
function fault(line: RunLine): string {
  const waits = line.status === 'waiting' || line.status === 'held'
  if (waits) return t(line.hold ? 'lines.waits' : 'lines.released')
  if (!line.problem) return line.return_reason || '–'
  if (line.hold) return t('lines.will_wait', { kind: word('line', line.hold.kind) })
  const unit = line.paid_by_unit
  // The other unit may have given the month back since the run: then only the word is true.
  if (line.problem === 'paid_elsewhere' && !unit) return word('line_problem', line.problem)
  const params = {
    month: line.month,
    amount: money(line.amount),
    missing: money(line.missing),
    unit: unit ? placeName(unit, unit) : '',
  }
  return say(`pay_problem.${line.problem}`, params) ?? word('line_problem', line.problem)
}

// Who pays how much of a line; rows of one result only of which nobody pays anything do not say it.
const isNothing = (sum: number | string | undefined) => !sum || sum === '0.00'
const part = (head: Key, sum: string, of: (line: RunLine) => string): Column<RunLine> => ({
  ...yuan(head, of),
  sum,
  hidden: ({ query }, whole) => Boolean(query.status) && isNothing(whole),
})
export const lines = list<RunLine>({
  title: 'lines.title',
  none: 'lines.none',
  path: ({ params }) => `/api/v1/settlements/${params.id}/lines`,
  sums: (answer) => ({ ...(answer as RunLines).sums }),
  key: (line) => line.id,
  person: (line) => line.placement,
  back: { label: 'lines.back', to: toMonth },
  about: aboutRun,
  papers: [
    {
      label: 'forms.print_roster',
      to: ({ params, query: { town } }) => ({ name: 'roster', params, query: { town } }),
    },
  ],
  tells: (verb, answer) => (verb === 'correct_line' ? toldOfCorrection(answer) : ''),
  folds: true,
  filters: [
    {
      name: 'status',
      label: 'lines.status',
      values: ['payable', 'nothing', 'tenure_over', 'held', 'waiting', 'problem'],
      words: 'line',
      all: 'lines.all',
    },
  ],
  columns: [
    { head: 'lines.number', look: 'n', text: (line) => String(line.placement_number) },
    {
      head: 'applications.name',
      look: 'name',
      sum: 'persons',
      text: (line) => line.name,
      to: (line) => ({ name: 'why-line', params: { id: line.id } }),
      sort: 'name',
    },
    { head: 'applications.village', text: (line) => where(line.town, line.village) },
    { head: 'plan.side', text: (line) => word('side', line.side) },
    {
      head: 'lines.status',
      look: 'tag',
      text: (line) => word('line', line.status),
      tone: (line) =>
        line.status === 'payable' ? 'good' : line.status === 'problem' ? 'bad' : 'wait',
    },
    {
      head: 'lines.worked',
      look: 'n',
      text: (line) =>
        line.side === 'rural'
          ? t('hours.unit', { n: line.hours })
          : t('days.unit', { n: line.days }),
    },
    { ...yuan('lines.amount', (line) => line.amount), sum: 'amount', sort: 'amount' },
    part('month.province', 'province', (line) => line.province),
    part('month.city', 'city', (line) => line.city),
    part('month.county', 'county', (line) => line.county),
    {
      ...part('month.social', 'social', (line) => line.social),
      hidden: (_, whole) => isNothing(whole),
    },
    part('month.original', 'original', (line) => line.original),
    { head: 'lines.payment', text: (line) => (line.payment ? word('pay', line.payment) : '–') },
    { head: 'lines.problem', look: 'long', text: fault },
  ],
  rowActs: (line) =>
    line.actions?.length ? { offers: line.actions, acts: lineActs(line) } : null,
})

// The sums of the kinds that are listed.
function sumsOfChanges({ sums }: RunComparison, kind: string | undefined): Sums {
  const listed = sums.filter((sum) => !kind || sum.kind === kind)
  return {
    persons: listed.reduce((whole, sum) => whole + sum.persons, 0),
    before: sumOf(listed.map((sum) => sum.before)),
    now: sumOf(listed.map((sum) => sum.now)),
    difference: sumOf(listed.map((sum) => sum.difference)),
  }
}

export const changes = list<ChangeLine>({
  title: 'changes.title',
  none: 'changes.none',
  path: ({ params }) => `/api/v1/settlements/${params.id}/compare`,
  page: (answer) => (answer as RunComparison).changes,
  sums: (answer, { query }) => sumsOfChanges(answer as RunComparison, query.kind),
  key: (line) => line.placement,
  person: (line) => line.placement,
  back: { label: 'lines.back', to: toMonth },
  about: aboutRun,
  filters: [
    {
      name: 'kind',
      label: 'changes.kind',
      values: ['fresh', 'gone', 'more', 'less'],
      words: 'change',
      all: 'changes.all',
    },
  ],
  columns: [
    { head: 'lines.number', look: 'n', text: (line) => String(line.placement_number) },
    { head: 'applications.name', look: 'name', sum: 'persons', text: (line) => line.name },
    { head: 'applications.village', text: (line) => where(line.town, line.village) },
    { head: 'plan.side', text: (line) => word('side', line.side) },
    {
      head: 'changes.kind',
      look: 'tag',
      text: (line) => word('change', line.kind),
      tone: (line) => (line.kind === 'fresh' || line.kind === 'more' ? 'brand' : 'wait'),
    },
    { ...yuan('changes.before', (line) => line.before), sum: 'before' },
    { ...yuan('changes.now', (line) => line.now), sum: 'now' },
    {
      head: 'changes.difference',
      look: 'n',
      sum: 'difference',
      amount: (line) => differenceOf(line.now, line.before),
      text: (line) => signed(differenceOf(line.now, line.before)),
    },
  ],
})

// As the page of attendance has it.
const monthAsked = () => String(router.currentRoute.value.query.month || useSession().month)
// Rural posts are paid by the hour, urban posts by the day; the other measure says nothing.
const ofSide = (line: AttendanceLine, side: AttendanceLine['side'], text: string) =>
  line.side === side ? text : '–'
// A whole county is no sheet.
const ofTown =
  (name: string) =>
  ({ query: { unit, town, village, month } }: Asked) =>
    unit && town ? { name, query: { unit, town, village, month } } : null
// Of the month of the page, also where it is opened beside it.
const rowsOfSheet = ({ unit, town }: Sheet, more: Record<string, string> = {}) => ({
  name: 'attendance',
  query: { unit, town, month: monthAsked(), ...more },
})
export const sheets = list<Sheet>({
  title: 'sheets.title',
  none: 'sheets.none',
  path: () => '/api/v1/attendance/towns',
  key: (sheet) => sheet.town,
  sums: (answer) => sumsOfSheets(answer as Sheet[]),
  columns: [
    { head: 'area.town', look: 'name', text: (sheet) => placeName(sheet.town, sheet.unit) },
    {
      head: 'sheets.placements',
      look: 'n',
      sum: 'placements',
      text: (sheet) => n(sheet.placements),
      to: (sheet) => rowsOfSheet(sheet),
    },
    {
      head: 'sheets.missing',
      look: 'n',
      sum: 'missing',
      text: (sheet) => n(sheet.placements - sheet.entered),
      to: (sheet) => rowsOfSheet(sheet, { entered: 'false' }),
    },
    {
      head: 'spot.against',
      look: 'n',
      sum: 'against',
      text: (sheet) => n(sheet.contradictions ?? 0),
      to: (sheet) =>
        sheet.contradictions
          ? {
              name: 'spotChecks',
              query: {
                unit: sheet.unit,
                town: sheet.town,
                month: monthAsked(),
                contradicts: 'true',
              },
            }
          : null,
    },
    {
      head: 'applications.state',
      look: 'tag',
      text: (sheet) => word('sheet', sheetState(sheet)),
      tone: (sheet) => (sheet.closed ? 'good' : 'wait'),
    },
  ],
  rowActs: (sheet, { query }, may) => ({
    offers: sheetOffers(sheet, may),
    acts: sheetActs(sheet, query.month ?? ''),
  }),
})

export const attendance = list<AttendanceLine>({
  title: 'attendance.title',
  none: 'attendance.none',
  path: () => '/api/v1/attendance',
  key: (line) => line.id,
  person: (line) => line.id,
  inArea: true,
  month: true,
  above: sheets,
  papers: [
    { label: 'monthgrid.open', to: ofTown('attendance-days') },
    { label: 'forms.print_attendance', to: ofTown('attendance-sheet') },
  ],
  filters: [
    {
      name: 'entered',
      label: 'attendance.entered',
      values: ['true', 'false'],
      words: 'entered',
      all: 'lines.all',
    },
  ],
  columns: [
    { head: 'lines.number', look: 'n', text: (line) => String(line.placement_number) },
    { head: 'applications.name', look: 'name', text: (line) => line.name },
    { head: 'placements.post', text: (line) => line.post_title },
    { head: 'applications.village', text: (line) => where(line.town, line.village) },
    { head: 'plan.side', text: (line) => word('side', line.side) },
    { head: 'attendance.limit', look: 'n', text: (line) => ofSide(line, 'rural', line.post_hours) },
    {
      head: 'lines.hours',
      look: 'n',
      text: (line) => ofSide(line, 'rural', line.spans ? line.hours : '–'),
    },
    {
      head: 'lines.days',
      look: 'n',
      text: (line) => ofSide(line, 'urban', line.spans ? line.days : '–'),
    },
    {
      head: 'attendance.entered',
      look: 'tag',
      text: (line) => word('entered', String(line.spans > 0)),
      tone: (line) => (line.spans > 0 ? 'good' : 'wait'),
    },
    {
      head: 'spot.title',
      text: (line) =>
        line.contradictions
          ? t('spot.some_differ', { n: line.spot_checks ?? 0, differ: line.contradictions })
          : String(line.spot_checks || '–'),
      to: (line) =>
        line.spot_checks
          ? {
              name: 'spotChecks',
              query: { placement: line.id, month: monthAsked(), withdrawn: 'false' },
            }
          : null,
    },
  ],
  folds: true,
  rowActs: (line, { query }, may) => ({
    offers: attendanceOffers(line, may),
    acts: attendanceActs(line, query.month ?? ''),
  }),
})

const ofRun = (name: string, query: Record<string, string> = {}) => (view: RunView) => ({
  name,
  params: { id: view.id },
  query,
})
function runName({ run }: RunView): string {
  const main = `${placeName(run.unit, run.unit)} ${run.month}`
  return run.kind === 'main' ? main : `${main} ${word('run_kind', run.kind)}`
}
// Who pays how much of the total: the same lines make it.
const share = (
  head: Key,
  sum: 'total' | 'province' | 'city' | 'county' | 'original',
): Column<RunView> => ({
  ...yuan(head, ({ run }) => run[sum]),
  sum,
  to: ofRun('lines'),
})
export const runs = list<RunView>({
  title: 'month.runs',
  none: 'month.no_runs',
  path: () => '/api/v1/settlements',
  key: (view) => view.id,
  columns: [
    {
      head: 'month.run',
      look: 'name',
      text: runName,
      to: ({ run }) => ({ name: 'month', query: { unit: run.unit, month: run.month } }),
    },
    {
      head: 'month.state',
      look: 'tag',
      text: (view) => word('run', view.run.state),
      tone: (view) => (view.run.state === 'locked' ? 'good' : 'brand'),
    },
    {
      head: 'month.lines',
      look: 'n',
      sum: 'lines',
      text: (view) => n(view.run.lines),
      to: ofRun('lines'),
    },
    {
      head: 'month.problems',
      look: 'n',
      sum: 'problems',
      text: (view) => n(view.run.problems),
      to: ofRun('lines', { status: 'problem' }),
    },
    share('month.total', 'total'),
    share('month.province', 'province'),
    share('month.city', 'city'),
    share('month.county', 'county'),
    share('month.original', 'original'),
    {
      head: 'month.previous',
      look: 'n',
      text: (view) => (view.previous_total ? money(view.previous_total) : '–'),
      to: ({ run, previous_total }) =>
        previous_total
          ? { name: 'month', query: { unit: run.unit, month: previousMonth(run.month) } }
          : null,
    },
  ],
})

function sheetState(sheet: Sheet): string {
  if (sheet.closed) return 'closed'
  if (sheet.left_out) return 'left_out'
  return sheet.left_out_asked ? 'asked' : 'open'
}
