// The QR code of a second factor's key: whole, with its light rim, and what a reader expects.
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import QrCode from '@shared/parts/QrCode.vue'

const drawn = (text: string) => mount(QrCode, { props: { text, label: '动态口令二维码' } })

it('a short text is the smallest code with a rim of four', () => {
  const code = drawn('01234567')
  expect(code.attributes('viewBox')).toBe('0 0 29 29')
  expect(code.attributes('aria-label')).toBe('动态口令二维码')
  // The corner of the upper left finder, seven modules wide, and the light ring inside it.
  const path = code.get('path').attributes('d') ?? ''
  for (let at = 4; at < 11; at += 1) expect(path).toContain(`M${at} 4h1v1h-1z`)
  expect(path).not.toContain('M11 4h1v1h-1z')
  expect(path).not.toContain('M5 5h1v1h-1z')
})

it('the key of a second factor fits with the longest login', () => {
  const issuer = '%E7%9B%8A%E5%B2%97%20Yigang'
  const key = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const end = `?secret=${key}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`
  const text = `otpauth://totp/${issuer}:${'a'.repeat(64)}${end}`
  expect(Number(drawn(text).attributes('viewBox')?.split(' ')[3])).toBeLessThanOrEqual(57 + 8)
})
