// How an office begins (docs/operating/begin.md), from three printed passwords: who must have a second
// factor is led through setting one, gives the own password, and reads what the role is for; who may
// have one sets it at the own account.
import { look } from './browser.mjs'
import { Reader } from './steps.mjs'
import { codeOf, Person } from './world.mjs'

export const worlds = ['office']
const kOwn = 'walnut-Guanxian-0635'

const enter = async (reader, fields) => {
  for (const [name, value] of Object.entries(fields))
    await reader.page.fill(`#signin-${name}`, value)
  await reader.page.click('button[type=submit]')
  await reader.tab.settled()
}
// The key as a person types it who cannot scan it; the code of the first second is sent.
async function setFactor(reader, code = codeOf) {
  await reader.page.locator('#factor-code').waitFor()
  const secret = await reader.page.locator('code').innerText()
  await reader.page.fill('#factor-code', code(secret))
  await reader.press('设好动态口令')
  return secret
}

async function firstSignIn({ browser, world, tally, pictures }, width) {
  const reader = await Reader.of(browser, world, null, { width })
  await reader.go('/b/sign-in')
  await enter(reader, { login: 'sysadm', password: world.passwords.sysadm })
  const asked = await reader.text()
  tally.check('who must have a second factor is led to it', asked.includes('先在这里设好'), asked)
  await reader.page.locator('#factor-code').waitFor()
  const key = await reader.page.locator('code').innerText()
  tally.check('the key stands in groups of four', /^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/.test(key), key)
  const drawn = await reader.page.locator('svg[role=img]').boundingBox()
  tally.check('and as a QR code', drawn?.width > 150, JSON.stringify(drawn))
  await look(reader.tab, tally, 'setting a second factor')
  if (pictures)
    await reader.page.screenshot({ path: `${pictures}/factor-${width}.png`, fullPage: true })
  return { reader, key }
}

async function sysadm(place) {
  for (const width of [360, 1024]) await (await firstSignIn(place, width)).reader.close()
  const { world, tally } = place
  const { reader } = await firstSignIn(place, 1440)
  await setFactor(reader, () => '000000')
  const wrong = await reader.said()
  tally.check('a wrong code sets nothing', wrong.includes('动态口令不正确'), wrong)
  const secret = await setFactor(reader)
  const ready = await reader.text()
  tally.check('then the next code signs in', ready.includes('等应用换出下一个'), ready)
  const focused = await reader.page.evaluate(() => document.activeElement?.id)
  tally.check('the focus is on its field', focused === 'signin-code', focused)
  await look(reader.tab, tally, 'sign-in after setting a second factor')
  await enter(reader, { code: codeOf(secret, 1) })
  await reader.page.waitForURL('**/account')
  await reader.press('更改密码')
  await reader.dialog.waitFor()
  await reader.fill('现在的密码', world.passwords.sysadm)
  await reader.fill('新密码', kOwn)
  await reader.press('更改密码', reader.dialog)
  await reader.page.locator('.card.ok').waitFor()
  world.passwords.sysadm = kOwn
  const told = await reader.text()
  tally.check('the account says that it has one', told.includes('换一个新的'), told)
  await reader.follow('去今天要办')
  const today = await reader.text()
  tally.check('a role without pages reads what it is for', today.includes('您建立机构和账号'), today)
  await look(reader.tab, tally, 'first page of a system administrator')
  const [token, cookies] = [
    await reader.page.evaluate(() => sessionStorage.getItem('yigang.page')),
    await reader.page.context().cookies(),
  ]
  await reader.close()
  return Person.resumed(world, 'sysadm', token, cookies)
}

// An organisation that leaves it to its people: the town's clerk signs in by the password alone.
async function clerk({ world }, system) {
  const first = await Person.begin(world, 'secadm1', kOwn)
  const second = await Person.begin(world, 'secadm2', kOwn)
  const area = { unit: '371525', place: '371525001' }
  const town = { kind: 'town', name: '清泉街道', ...area, second_factor: 'optional' }
  const { id: organisation } = await system.post('/api/v1/organisations', town)
  const account = { login: 'town1', name: '街道甲', organisation }
  const made = await system.post('/api/v1/accounts', account)
  world.passwords.town1 = made.first_password
  const role = await first.post(`/api/v1/accounts/${made.id}/roles`, { role: 'TOWN', ...area })
  await second.post(`/api/v1/roles/${role.id}/confirm`, {})
}

async function ofOnesOwn({ browser, world, tally, pictures }) {
  const reader = await Reader.of(browser, world, 'town1')
  const changed = { 现在的密码: world.passwords.town1, 新密码: kOwn }
  await reader.act('更改密码', changed, { proof: false })
  world.passwords.town1 = kOwn
  await reader.press('设置动态口令')
  await reader.page.fill('#factor-password', kOwn)
  await reader.press('下一步')
  await reader.page.locator('#factor-code').waitFor()
  await look(reader.tab, tally, 'a second factor of one\'s own')
  if (pictures) await reader.page.screenshot({ path: `${pictures}/account.png`, fullPage: true })
  const secret = await setFactor(reader)
  await reader.page.waitForURL('**/sign-in?factor=set')
  await enter(reader, { login: 'town1', password: kOwn })
  const asked = await reader.text()
  tally.check('from now on the code is asked for', asked.includes('请输入动态口令'), asked)
  await enter(reader, { code: codeOf(secret, 1) })
  await reader.page.waitForSelector('nav.menu')
  await reader.close()
}

export async function run(place) {
  const system = await sysadm(place)
  await clerk(place, system)
  await ofOnesOwn(place)
}
