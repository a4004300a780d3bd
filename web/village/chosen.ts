// What was chosen and not yet kept, in this tab: a reload or the end of the session loses nothing.
import type { LeaveKind } from '@shared/contract'

const kPlace = 'yigang.village.chosen'
type Chosen = Record<string, LeaveKind>

function all(): Record<string, Chosen> {
  try {
    return JSON.parse(sessionStorage.getItem(kPlace) ?? '{}') as Record<string, Chosen>
  } catch {
    return {}
  }
}

export const chosenFor = (day: string): Chosen => all()[day] ?? {}

export function keepChosen(day: string, chosen: Chosen): void {
  const kept = all()
  if (Object.keys(chosen).length) kept[day] = chosen
  else delete kept[day]
  sessionStorage.setItem(kPlace, JSON.stringify(kept))
}
