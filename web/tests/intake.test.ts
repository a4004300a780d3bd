// Who was registered at the counter stands first in the next form, and nowhere after a sign-out.
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'
import { applyForPost, registerPerson } from '../office/acts/intake_acts'
import { useSession } from '../office/session'

const kUnit = '371525'
const kTown = '371525001'
let asked: URLSearchParams[] = []
const people = [
  { id: '71', number: 7, name: '王*英', unit: kUnit, town: kTown, village: '371525001042' },
  { id: '81', number: 8, name: '李*', unit: kUnit, town: kTown, village: '371525001042' },
]

beforeEach(() => {
  setActivePinia(createPinia())
  sessionStorage.clear()
  asked = []
  vi.stubGlobal('fetch', async (path: string) => {
    const [where, query] = path.split('?')
    if (where !== '/api/v1/persons') return new Response('[]')
    const of = new URLSearchParams(query)
    asked.push(of)
    const q = of.get('q')
    const items = people.filter(({ number }) => !q || String(number) === q)
    return new Response(JSON.stringify({ items, total: items.length }))
  })
})

function register(village = '371525001042') {
  const act = registerPerson(kUnit, kTown)
  const typed = { person_village: `${kUnit}/${village}`, person_name: '李建', resident_number: '1' }
  expect(act.body(typed)).toMatchObject({ village, name: '李建' })
  act.take!({ id: '81', number: 8 })
}
const choices = async (q: string, town = kTown) => {
  const field = applyForPost(kUnit, town).fields.find(({ name }) => name === 'person')!
  return (await field.choices!(q)).choices
}

it('whoever was just registered stands first, as the list has it', async () => {
  expect((await choices('')).map(({ value }) => value)).toEqual(['71', '81'])
  register()
  expect((await choices('')).map(({ value }) => value)).toEqual(['81', '71'])
})

it('no name is kept, and nothing after a sign-out or for another town', async () => {
  register()
  expect(JSON.stringify(useSession().registered)).not.toContain('李建')
  expect((await choices('', '371525002')).map(({ value }) => value)).toEqual(['71', '81'])
  useSession().forget()
  expect(useSession().registered).toEqual([])
  expect((await choices('')).map(({ value }) => value)).toEqual(['71', '81'])
})

it('what is typed is asked of the server, of a whole number the last four', async () => {
  await choices('王秀')
  await choices('372599 1969 0308 002X')
  expect(asked.map((one) => one.get('q'))).toEqual(['王秀', '002X'])
  expect(asked.every((one) => one.get('unit') === kUnit && one.get('town') === kTown)).toBe(true)
})
