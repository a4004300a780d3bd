// An address that asks for another county or town than the account reaches. Its lists would be
// empty, and "nothing is there" would be said of a place that nobody here has looked at.
import type { LocationQuery, RouteRecordName } from 'vue-router'

const kCity = '371500'
// The law is the same for all, and what holds in another unit is open.
const kOpen = ['figures', 'figure', 'documents', 'document', 'clause', 'ambiguities', 'cases']

// The code of that place, or nothing.
export function outsideOf(
  me: { unit: string; town?: string } | null,
  page: RouteRecordName | null | undefined,
  query: LocationQuery,
): string {
  if (!me || kOpen.includes(String(page))) return ''
  const { unit, town } = query
  if (me.unit !== kCity && unit && unit !== me.unit) return String(unit)
  return me.town && town && town !== me.town ? String(town) : ''
}
