// What the village door leaves behind on a phone that goes from hand to hand.
import { beforeEach, expect, it, vi } from 'vitest'
import { whenSessionIsLost } from '@shared/api'
import type { DayPeople, Me } from '@shared/contract'
import { chosenFor, keepChosen, keepVotes, votesFor } from '../village/chosen'
import { keepDay, keptHolder } from '../village/kept'
import { drop, entries, loadEntries } from '../village/queue'
import { enter } from '../village/sender'
import { holder, lostSession, me, open, signOut, stage } from '../village/session'

const kDay = '2022-03-08'
const kVotes = { '5': { agree: '9', against: '0', abstain: '1' } }
const as = (account: string) =>
  ({ account, name: '村1', role: 'VILL', today: kDay, verbs: ['record_day'], roles: [] }) as
    unknown as Me

function serverAnswers(status: number, body: unknown): void {
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))
}
const ended = {
  type: 'urn:yigang:problem:session_missing',
  code: 'session_missing',
  status: 401,
  detail_zh: '请登录',
  detail_en: 'sign in',
}

async function works(account: string): Promise<void> {
  serverAnswers(200, as(account))
  await open()
}

beforeEach(async () => {
  localStorage.clear()
  sessionStorage.clear()
  for (const one of [...entries.value]) await drop(one.key)
  me.value = null
  holder.value = null
  whenSessionIsLost(lostSession)
  await works('1')
  keepDay({ today: kDay, day: kDay, items: [] } as unknown as DayPeople)
  await enter(kDay, [{ person: { id: '7', name: '李*国' }, leave: 'none', seen: undefined }])
  keepChosen('1', kDay, { '7': 'none' })
  keepVotes('1', '3', kVotes)
})

it('who signs out leaves only what waits to be sent', async () => {
  serverAnswers(200, {})
  await signOut()
  expect(stage.value).toBe('signed_out')
  expect(keptHolder()).toBe(null)
  expect(sessionStorage.length).toBe(0)
  await loadEntries()
  expect(entries.value.length).toBe(1)
})

it('a session that has run out shows nothing, and without a network the day goes on', async () => {
  serverAnswers(401, ended)
  await open()
  expect(stage.value).toBe('signed_out')
  expect(holder.value).toBe(null)
  // In the field again, and the page is opened anew.
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('no network')))
  await open()
  expect(stage.value).toBe('in')
  expect(keptHolder()!.days[kDay]).toBeTruthy()
  await loadEntries()
  expect(entries.value.length).toBe(1)
  // Who comes back finds what was chosen; it was of this account.
  await works('1')
  expect(chosenFor('1', kDay)).toEqual({ '7': 'none' })
  expect(votesFor('1', '3')).toEqual(kVotes)
})

it('what is kept goes after a week without the server, and with the work here', async () => {
  const kept = JSON.parse(localStorage.getItem('yigang.village.kept')!)
  const aged = { ...kept, at: Date.now() - 8 * 86_400_000 }
  localStorage.setItem('yigang.village.kept', JSON.stringify(aged))
  expect(keptHolder()).toBe(null)
  await works('1')
  expect(keptHolder()).toBeTruthy()
  serverAnswers(200, { ...as('1'), role: 'FIN' })
  await open()
  expect(stage.value).toBe('elsewhere')
  expect(keptHolder()).toBe(null)
})

it("another account finds nothing of this one's", async () => {
  serverAnswers(401, ended)
  await open()
  await works('12')
  expect(chosenFor('12', kDay)).toEqual({})
  expect(votesFor('12', '3')).toEqual({})
  await works('1')
  expect(chosenFor('1', kDay)).toEqual({})
  expect(votesFor('1', '3')).toEqual({})
})

it('a page that is not of the server ends no session', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>', { status: 401 }))
  await open()
  expect(stage.value).toBe('in')
  expect(keptHolder()!.days[kDay]).toBeTruthy()
})
