// The years that can be looked at: the notice plans 2022 to 2025 and may be carried on, and a year
// that has not begun is planned ahead.
import { useSession } from './session'

export function planYears(today = useSession().me?.today ?? ''): number[] {
  const last = Math.max(2025, (Number(today.slice(0, 4)) || 0) + 1)
  return Array.from({ length: last - 2021 }, (_, at) => 2022 + at)
}
