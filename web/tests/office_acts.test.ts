// What the forms of the office send.
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import type { AccountLine, PlacementLine } from '@shared/contract'
import { setLanguage } from '@shared/language'
import { filled, placeOf } from '../office/acts/act'
import { accountActs, accountOffers } from '../office/acts/admin_acts'
import { placementOffers } from '../office/acts/placement_acts'
import { registerRows } from '../office/acts/register_acts'

beforeEach(async () => {
  setActivePinia(createPinia())
  await setLanguage('zh-CN')
})

it('a register is read by lines, with or without a head, groups by code or by name', () => {
  const rows = registerRows('\uFEFF号码,类别,起,止\r\n37159919600101001X,农村残疾人,2022-01-01,\r\n')
  expect(rows).toEqual([
    { resident_number: '37159919600101001X', target_group: 'disabled', from_day: '2022-01-01' },
  ])
  const [one] = registerRows('371599196001010028\tlow_income\t2022-01-01\t2022-12-31')
  expect(one).toMatchObject({ target_group: 'low_income', until_day: '2022-12-31' })
})

it('what a register gets wrong goes to the server, which names the row', () => {
  expect(registerRows('371599196001010028,不知道,昨天')).toEqual([
    { resident_number: '371599196001010028', target_group: '不知道', from_day: '昨天' },
  ])
  expect(registerRows('')).toEqual([])
})

it('a place is its unit, and what is below it if there is', () => {
  expect(placeOf('371525')).toEqual({ unit: '371525' })
  expect(placeOf('371525/371525001')).toEqual({ unit: '371525', place: '371525001' })
  expect(filled({ a: ' ', b: 'x' })).toEqual({ b: 'x' })
})

const all = () => true
const verbs = (offers: { verb: string }[]) => offers.map(({ verb }) => verb)
it('whoever is paused is resumed and not paused again; whoever has left is left alone', () => {
  const base = { id: '1', name: '王*英', version: 1, agreed_until: '2025-02-28' }
  const one = { ...base, state: 'paused' } as PlacementLine
  expect(verbs(placementOffers(one, all))).toContain('resume_placement')
  expect(verbs(placementOffers(one, all))).not.toContain('pause_placement')
  expect(placementOffers({ ...one, state: 'ended' }, all)).toEqual([])
  expect(placementOffers(one, () => false)).toEqual([])
})

it('only a standing role is taken back, by the address of the grant', () => {
  const grants = [{ id: '7', role: 'TOWN', unit: '371525', state: 'asked' }]
  const one = { id: '1', name: '乙', state: 'active', grants } as unknown as AccountLine
  expect(verbs(accountOffers(one, all))).not.toContain('revoke_role')
  const revoke = accountActs(one).find(({ verb }) => verb === 'revoke_role')!
  expect(revoke.pathOf?.({ grant: '7' })).toBe('/api/v1/roles/7/revoke')
})
