// 拍照核验: who was looked for at work, and what the attendance says of the same day.
import type { SpotCheckLine, SpotCheckPage } from '@shared/contract'
import { t, word } from '@shared/language'
import { kFindings, withdrawSpotCheck } from '../acts/spot_acts'
import { placeName } from '../area'
import { list } from './list'

const kYesNo = ['true', 'false'] as const
const kTones = { at_work: 'good', not_at_work: 'bad', away_with_cause: 'wait' } as const
const degrees = (hundredths?: number | null) => ((hundredths ?? 0) / 100).toFixed(2)
function whereOf(one: SpotCheckLine): string {
  const { place, remark, latitude_hundredths: north, longitude_hundredths: east } = one
  const at =
    north === undefined || north === null
      ? place
      : t('spot.place_near', { place, north: degrees(north), east: degrees(east) })
  return remark ? t('spot.place_remark', { place: at, remark }) : at
}
const attendanceOf = ({ attendance }: SpotCheckLine) =>
  attendance ? word('leave', attendance) : t('village.nothing')
function sumOf({ sums }: SpotCheckPage): string {
  const { at_work, not_at_work, away_with_cause, contradictions } = sums
  return t('spot.sums', { at_work, not_at_work, away_with_cause, contradictions })
}

export const spotChecks = list<SpotCheckLine>({
  title: 'spot.title',
  none: 'spot.none',
  path: () => '/api/v1/spot-checks',
  key: (one) => one.id,
  person: (one) => one.person,
  inArea: true,
  summary: (answer) => sumOf(answer as SpotCheckPage),
  says: () => t('spot.says'),
  filters: [
    {
      name: 'finding',
      label: 'spot.found',
      values: kFindings,
      words: 'spot_finding',
      all: 'lines.all',
    },
    {
      name: 'contradicts',
      label: 'spot.against',
      values: kYesNo,
      words: 'spot_against',
      all: 'lines.all',
    },
    {
      name: 'withdrawn',
      label: 'applications.state',
      values: kYesNo,
      words: 'spot_withdrawn',
      all: 'applications.all_states',
    },
    { name: 'month', label: 'spot.month', values: [], words: '', all: 'lines.all', typed: 'month' },
  ],
  columns: [
    {
      head: 'applications.name',
      look: 'name',
      text: (one) => one.name,
      to: (one) => ({ name: 'person', params: { id: one.person } }),
    },
    {
      head: 'applications.village',
      text: (one) => `${placeName(one.town, one.unit)} ${placeName(one.village, one.unit)}`,
    },
    { head: 'spot.when', look: 'day', text: (one) => `${one.day} ${one.time}` },
    {
      head: 'spot.found',
      look: 'tag',
      text: (one) => word('spot_finding', one.finding),
      tone: (one) => kTones[one.finding],
    },
    {
      head: 'spot.attendance',
      look: 'tag',
      text: (one) =>
        one.contradicts ? t('spot.differs', { leave: attendanceOf(one) }) : attendanceOf(one),
      tone: (one) => (one.contradicts ? 'bad' : ''),
    },
    { head: 'spot.place', look: 'long', text: whereOf },
    {
      head: 'spot.by',
      text: (one) => t('spot.by_as', { name: one.checked_by, role: word('role', one.checked_as) }),
    },
    {
      head: 'spot.photo',
      text: () => t('village.see'),
      to: (one) => ({ name: 'spot-photo', params: { id: one.id } }),
    },
    {
      head: 'applications.state',
      text: (one) =>
        one.withdrawn_on
          ? t('spot.withdrawn_by', {
              day: one.withdrawn_on,
              name: one.withdrawn_by,
              reason: one.withdraw_reason,
            })
          : word('spot_withdrawn', 'false'),
    },
  ],
  rowActs: (one) =>
    one.actions.length ? { offers: one.actions, acts: [withdrawSpotCheck(one)] } : null,
})
