// A new clerk's first day and a person's bank account: the password that somebody else gave opens
// nothing but its change; one person enters the account, and another confirms it.
import { look } from './browser.mjs'
import { kTown, kUnit } from './seed.mjs'
import { Reader } from './steps.mjs'
import { Person } from './world.mjs'

const kLogin = 'town9'
const kPassword = 'walnut-Tangyi-0635'

// With two roles, so that one person could do both steps if nobody asked who it is: of the county's
// office, and in a town.
async function newClerk(world) {
  const system = await Person.of(world, 'sysadm')
  const [first, second] = [await Person.of(world, 'secadm1'), await Person.of(world, 'secadm2')]
  const accounts = await system.get('/api/v1/accounts?limit=200')
  const { organisation } = accounts.items.find((one) => one.login === 'county1')
  const body = { login: kLogin, name: '街道丙', organisation }
  const made = await system.post('/api/v1/accounts', body)
  world.passwords[kLogin] = made.first_password
  const grants = []
  for (const role of [{ role: 'TOWN', unit: kUnit, place: kTown }, { role: 'CNTY_HR', unit: kUnit }]) {
    const { id } = await first.post(`/api/v1/accounts/${made.id}/roles`, role)
    await second.post(`/api/v1/roles/${id}/confirm`, {})
    grants.push(id)
  }
  return grants
}

async function firstDay({ browser, world, tally }) {
  const clerk = await Reader.of(browser, world, kLogin)
  const told = await clerk.text()
  tally.check('a given password leads to its change', clerk.page.url().endsWith('/b/account'), told)
  tally.check('and the page says so', told.includes('先在这里改一个自己的'), told)
  await clerk.go('/b/applications')
  tally.check('no other page opens before', clerk.page.url().endsWith('/b/account'))
  await look(clerk.tab, tally, 'change of a given password')
  const wrong = await clerk.act('更改密码', { 现在的密码: 'wrong', 新密码: kPassword })
  tally.check('the old password is asked for', wrong.includes('没有办成'), wrong)
  await clerk.fill('现在的密码', world.passwords[kLogin])
  await clerk.press('更改密码', clerk.dialog)
  await clerk.page.locator('.card.ok').waitFor()
  world.passwords[kLogin] = kPassword
  await clerk.follow('去今天要办')
  tally.check('then the work opens', (await clerk.text()).includes('今天要办的'))
  await clerk.page.reload()
  await clerk.tab.settled()
  tally.check('and stays open', !clerk.page.url().endsWith('/b/account'), clerk.page.url())
  await clerk.close()
}

async function enter({ browser, world, tally }, number) {
  const [{ name, application }] = world.made.persons
  const town = await Reader.of(browser, world, kLogin)
  await town.go(`/b/applications/${application}`)
  const fields = { 银行账号: number, 开户银行: '农商行', 户名: '李四' }
  const other = await town.act('录入银行账户', fields)
  tally.check('the payee must be the person', other.includes('有 1 处要改'), other)
  await town.fill('户名', name)
  await town.press('录入银行账户', town.dialog)
  await town.page.locator('.card.ok').waitFor()
  const text = await town.text()
  tally.check('the number is masked', text.includes('****0000') && !text.includes(number), text)
  tally.check('it waits for another person', text.includes('等另一人确认'), text)
  await look(town.tab, tally, 'bank account entered')
  await town.act('录入银行账户', { ...fields, 户名: name })
  const refused = town.dialog.locator('.problem')
  await refused.waitFor()
  const again = await refused.innerText()
  tally.check('a second one has to wait', again.includes('没有办成'), again)
  await town.close()
}

async function notBySame({ browser, world, tally }, grant) {
  const login = `${kLogin} at the county`
  const same = await Person.of(world, kLogin, grant)
  world.sessions[login] = same.session
  const reader = await Reader.of(browser, world, login)
  await reader.go('/b/confirmations')
  const row = reader.row('银行账户')
  const button = row.getByRole('button', { name: '确认账户' })
  tally.check('who entered it sees it', (await button.count()) === 1, await reader.text())
  tally.check('may not press', (await button.getAttribute('aria-disabled')) === 'true')
  tally.check('and reads why', /这一步要换一个人办/.test(await row.innerText()))
  const { items } = await same.get('/api/v1/confirmations')
  const said = await same
    .post(`/api/v1/bank-accounts/${items[0].id}/confirm`, {})
    .then(() => 'confirmed', String)
  tally.check('nor does the server let them', said.includes('same_person_two_steps'), said)
  await reader.close()
}

async function confirm({ browser, world, tally }, number) {
  const county = await Reader.of(browser, world, 'county2')
  await county.go('/b/')
  await county.follow('去确认')
  const row = await county.row('银行账户').innerText()
  tally.check('the second person sees bank and tail', /农商行.*0000/.test(row), row)
  tally.check('but not the number', !row.includes(number))
  await look(county.tab, tally, 'what waits for a second person')
  const said = await county.act('确认账户', {}, { from: county.row('银行账户') })
  tally.check('the account is confirmed', said.includes('已办：确认账户'), said)
  tally.check('and waits no more', (await county.text()).includes('没有等第二人确认的事项'))
  await county.close()
}

export async function account(place, number) {
  const [, atCounty] = await newClerk(place.world)
  await firstDay(place)
  await enter(place, number)
  await notBySame(place, atCounty)
  await confirm(place, number)
}
