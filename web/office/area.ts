// Names of places by their codes, asked for once each. A name that is not here yet is its code.
import { reactive } from 'vue'
import { askToRead } from '@shared/api'
import { api } from '@shared/typed_api'
import type { Place, Unit } from '@shared/contract'
import { t } from '@shared/language'

const names = reactive(new Map<string, string>())
export const units = reactive<Unit[]>([])
const townsOf = reactive(new Map<string, Place[]>())
const asked = new Set<string>()

export async function loadUnits(): Promise<void> {
  if (units.length) return
  const answer = await askToRead(api.GET('/api/v1/units'))
  if (answer.problem) return
  units.push(...answer.data)
  for (const unit of answer.data) names.set(unit.code, unit.name)
}

async function loadTowns(unit: string): Promise<boolean> {
  const answer = await askToRead(api.GET('/api/v1/towns', { params: { query: { unit } } }))
  if (answer.problem) return false
  townsOf.set(unit, answer.data)
  for (const town of answer.data) names.set(town.code, town.name)
  return true
}

export async function villages(town: string): Promise<Place[]> {
  const answer = await askToRead(api.GET('/api/v1/villages', { params: { query: { town } } }))
  for (const village of answer.data ?? []) names.set(village.code, village.name)
  return answer.data ?? []
}
const loadVillages = async (town: string) => (await villages(town)).length > 0

// What was refused may be asked for again, by a page that is drawn later.
const waiting = new Set<Promise<unknown>>()
function once(key: string, load: () => Promise<boolean>): void {
  if (asked.has(key)) return
  asked.add(key)
  const answer = load()
    .then((known) => known || asked.delete(key))
    .finally(() => waiting.delete(answer))
  waiting.add(answer)
}
// All names that were asked for until now have been answered.
export const namesAreThere = () => Promise.all(waiting)

export function towns(unit: string): Place[] {
  if (unit) once(`towns ${unit}`, () => loadTowns(unit))
  return townsOf.get(unit) ?? []
}

export function placeName(code: string, unit: string): string {
  if (code.length > 6 && unit) once(`towns ${unit}`, () => loadTowns(unit))
  if (code.length === 12) once(code.slice(0, 9), () => loadVillages(code.slice(0, 9)))
  return names.get(code) ?? code
}

const kCity = '371500'
export const unitName = (unit: string): string =>
  unit === kCity ? t('area.city') : placeName(unit, unit)
export const whereOf = ({ unit, place: at }: { unit: string; place?: string }): string =>
  at ? `${unitName(unit)} ${placeName(at, unit)}` : unitName(unit)
