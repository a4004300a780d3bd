// The sheet of a month as a page keeps it: what stands, what was typed since with its steps, which
// rows are saved and which were refused. Unsaved rows outlive the page; a row keeps the version
// that was seen when it was first changed, so that nothing unseen is overwritten.
import { computed, reactive, ref, shallowRef } from 'vue'
import type { MonthPeople, PersonMonth, ProblemBody } from '@shared/contract'
import { FormKey, read } from '@shared/api'
import { say, t, word } from '@shared/language'
import { begun, cancelled, changed, type History, redone, undone } from '../law/grid_history'
import { useSession } from '../session'
import { keepRows, keptRows, type KeptRows } from './kept_month'
import type { State } from './month_block'
import { apart, cellsOf, isSame, readerOf, sentOf } from './month_cells'
import { saveAll, type Saved, type ToSave } from './month_save'
import type { RowTold } from './row_told'

export interface SheetAsked {
  month: string
  unit: string
  town: string
  village: string
  after: string
}
const kPage = 200

export function useMonthSheet() {
  const session = useSession()
  const account = session.me?.account ?? ''
  const people = shallowRef<MonthPeople | null>(null)
  const base = shallowRef<State>([])
  const history = shallowRef<History<State> | null>(null)
  const problem = ref<ProblemBody | null>(null)
  const told = reactive<Record<string, RowTold>>({})
  const seen = new Map<string, number>()
  const keys = new Map<string, FormKey>()
  const busy = ref(false)
  const restored = ref(0)
  let asked: SheetAsked = { month: '', unit: '', town: '', village: '', after: '' }

  const place = () => [asked.unit, asked.town, asked.village, asked.after].join('.')
  const state = computed(() => history.value?.now ?? [])
  const items = () => people.value?.items ?? []
  const dirty = computed(() =>
    items().flatMap((_, row) => (isSame(state.value[row]!, base.value[row]!) ? [] : [row])),
  )

  function keep(): void {
    const rows: KeptRows = {}
    for (const row of dirty.value) {
      const { id, version } = items()[row]!
      if (!seen.has(id)) seen.set(id, version)
      rows[id] = { ...state.value[row]!, version: seen.get(id)! }
    }
    for (const id of seen.keys()) if (!rows[id]) seen.delete(id)
    keepRows(account, asked.month, place(), rows)
  }
  function show(next: MonthPeople): void {
    const kept = keptRows(account, asked.month, place())
    people.value = next
    base.value = next.items.map((one) => cellsOf(one, next.signs, next.days.length))
    seen.clear()
    restored.value = 0
    const now = next.items.map((one, row) => {
      const mine = kept[one.id]
      if (!mine || mine.cells.length !== next.days.length) return base.value[row]!
      const { version, ...cells } = mine
      seen.set(one.id, version)
      restored.value += 1
      return cells
    })
    history.value = begun(now)
  }
  let turns = 0
  async function load(next: SheetAsked): Promise<void> {
    asked = next
    const turn = ++turns
    const query = Object.fromEntries(Object.entries(next).filter(([, value]) => value))
    const answer = await read<MonthPeople>('/api/v1/attendance/month', { limit: kPage, ...query })
    if (turn !== turns) return
    problem.value = answer.problem ?? null
    people.value = null
    if (answer.data) show(answer.data)
  }

  function moveTo(next: History<State>): void {
    history.value = next
    for (const row of dirty.value) delete told[items()[row]!.id]?.saved
    keep()
  }
  function change(next: State, key = ''): void {
    if (history.value && next !== state.value) moveTo(changed(history.value, next, key))
  }
  const undo = () => history.value && moveTo(undone(history.value))
  const redo = () => history.value && moveTo(redone(history.value))
  const cancel = (key: string) => history.value && moveTo(cancelled(history.value, key))
  const takeApart = (rows: number[]) =>
    change(state.value.map((one, row) => (rows.includes(row) ? apart(one) : one)))

  // Why a row takes nothing: the server's word, or that the role enters no attendance.
  function shutOf({ actions }: PersonMonth): string {
    const offer = actions.find(({ verb }) => verb === 'enter_attendance')
    if (offer?.allowed) return ''
    if (offer?.reason_code) return say(offer.reason_code, offer.params) ?? offer.reason_code
    const role = word('role', session.me?.role ?? '')
    return t('offer.role', { role, verb: word('verb', 'enter_attendance') })
  }

  const toSave = () => {
    const read = readerOf(people.value!.signs)
    return dirty.value.flatMap((row): ToSave[] => {
      const one = items()[row]!
      const { spans, unclear } = sentOf(one, state.value[row]!, read, asked.month)
      if (unclear.length) {
        const day = unclear[0]!
        told[one.id] = { problem: unreadable(state.value[row]!.cells[day - 1]!), day }
        return []
      }
      const key = keys.get(one.id) ?? new FormKey()
      keys.set(one.id, key)
      const version = seen.get(one.id) ?? one.version
      return [{ id: one.id, month: asked.month, version, spans, key }]
    })
  }
  const unreadable = (text: string): ProblemBody => ({
    type: 'about:blank',
    title: 'cell_unclear',
    status: 0,
    code: 'cell_unclear',
    params: {},
    detail_zh: t('monthgrid.unclear', { text }),
    detail_en: t('monthgrid.unclear', { text }),
  })
  function onSaved(sent: State, { id, entered, problem: refused, day }: Saved): void {
    const row = items().findIndex((one) => one.id === id)
    if (row < 0) return
    if (!entered) {
      told[id] = { problem: refused, day }
      // Refused is done with; only what nobody knows the end of is sent again as the same.
      const status = refused?.status ?? 0
      if (status >= 400 && status < 500) keys.delete(id)
      return
    }
    told[id] = { saved: true, overtime: entered.overtime }
    keys.delete(id)
    seen.delete(id)
    const next = [...items()]
    next[row] = { ...next[row]!, version: entered.version }
    people.value = { ...people.value!, items: next }
    base.value = base.value.map((one, at) => (at === row ? sent[row]! : one))
  }
  async function save(): Promise<{ saved: number; refused: number } | null> {
    if (busy.value || !people.value || !dirty.value.length) return null
    busy.value = true
    const wanted = dirty.value.length
    const sent = state.value
    let saved = 0
    await saveAll(toSave(), (one) => {
      if (one.entered) saved += 1
      onSaved(sent, one)
    })
    keep()
    busy.value = false
    return { saved, refused: wanted - saved }
  }
  // What was typed into a row is given up; what stands there now is read anew.
  async function drop(id: string): Promise<void> {
    const row = items().findIndex((one) => one.id === id)
    if (row < 0) return
    change(state.value.map((one, at) => (at === row ? base.value[row]! : one)))
    delete told[id]
    await load(asked)
  }
  return {
    people,
    state,
    base,
    history,
    problem,
    told,
    busy,
    restored,
    dirty,
    load,
    change,
    undo,
    redo,
    cancel,
    takeApart,
    shutOf,
    save,
    drop,
  }
}
