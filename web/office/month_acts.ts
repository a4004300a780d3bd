// The acts on one unit's month as data, for the same dialog as the acts on an application.
import type { Offer, Settlement } from '@shared/contract'
import type { Act } from './acts'

export interface MonthAt {
  unit: string
  month: string
  town: string
  run: Settlement | null
}

export function monthActs(at: MonthAt): Act[] {
  const run = at.run
  return [
    {
      verb: 'run_settlement',
      path: () => '/api/v1/settlements/run',
      fields: [{ name: 'social_fund', kind: 'line', needed: true }],
      body: (values) => ({ unit: at.unit, month: at.month, social_fund: values.social_fund }),
    },
    {
      verb: 'publish_pay_notice',
      path: () => '/api/v1/settlements/pay-notice',
      fields: [
        { name: 'title', kind: 'line', needed: true },
        { name: 'hotline', kind: 'line', needed: true },
        { name: 'place', kind: 'line', needed: true },
      ],
      body: (values) => ({ run: run?.id, ...values }),
    },
    {
      verb: 'lock_settlement',
      path: () => `/api/v1/settlements/${run?.id}/lock`,
      fields: [{ name: 'province_zero_confirmed', kind: 'check', needed: false }],
      body: (values) => ({
        version: run?.version,
        province_zero_confirmed: values.province_zero_confirmed === 'yes',
      }),
      grave: true,
    },
    {
      verb: 'make_bank_file',
      path: () => '/api/v1/payments/make',
      fields: [],
      body: () => ({ run: run?.id }),
    },
  ]
}

// What the server offers; where it does not say, each act that the role has. Only the first can be
// asked before there is a run: the others need its id.
export function monthOffers(at: MonthAt, may: (verb: string) => boolean): Offer[] {
  if (at.run?.actions) return at.run.actions
  return monthActs(at).map(({ verb }) => {
    const hasRun = at.run !== null || verb === 'run_settlement'
    const allowed = may(verb) && hasRun
    return may(verb) && !hasRun ? { verb, allowed, own_reason: true } : { verb, allowed }
  })
}
