// 拍照核验 in the office: for whoever was there with a camera, and to withdraw a mistaken one.
import type { PlacementLine, SpotCheckLine } from '@shared/contract'
import { t } from '@shared/language'
import { timeNow } from '@shared/photo'
import { type Act, choice, day, line, reason } from './act'
import { today } from './post_acts'

export const kFindings = ['at_work', 'not_at_work', 'away_with_cause'] as const

export const recordSpotCheck = (one: Pick<PlacementLine, 'id' | 'name'>): Act => ({
  verb: 'record_spot_check',
  subject: one.name,
  path: '/api/v1/spot-checks',
  fields: [
    { name: 'photo', kind: 'photo', needed: true, unkept: true },
    day('check_day', today()),
    line('check_time', timeNow()),
    choice('finding', 'spot_finding', kFindings),
    { ...line('place'), label: t('spot.place') },
    line('remark', '', false),
  ],
  body: ({ check_day, check_time, remark, ...values }) => ({
    placement: one.id,
    at: `${check_day}T${check_time}:00+08:00`,
    remark: remark ?? '',
    ...values,
  }),
})

export const withdrawSpotCheck = (one: SpotCheckLine): Act => ({
  verb: 'withdraw_spot_check',
  subject: one.name,
  path: `/api/v1/spot-checks/${one.id}/withdraw`,
  version: one.version,
  fields: [reason()],
  body: (values) => values,
  grave: true,
})
