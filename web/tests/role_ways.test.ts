// Nobody's home page is a dead end: also where nothing waits, it says what the role does.
import { expect, it } from 'vitest'
import zh from '@shared/strings/zh-CN.json'
import { waysOf } from '../office/role_ways'

const kRoles = Object.keys(zh)
  .filter((key) => key.startsWith('role.'))
  .map((key) => key.slice('role.'.length))
  .filter((role) => !['SELF', 'PUB'].includes(role))

it.each(kRoles)('%s is told its work where no card waits', (role) => {
  expect(waysOf(role, false)).toBeDefined()
  expect(Object.keys(zh)).toContain(`role_does.${role}`)
})

it('whose cards wait is not told beside them', () => {
  expect(waysOf('CNTY_HR', true)).toBeUndefined()
  expect(waysOf('BANK', true)).toBeDefined()
})
