// The work around the months: documents of the county, posts and announcements, whoever leaves, the
// administrators' accounts, and the journal. Each page is seen in both languages and widths.
import { look } from './browser.mjs'
import { rawWord, Reader } from './steps.mjs'

export const worlds = ['demo']
const kPages = {
  county1: [
    '/b/self-increases?unit=371525&year=2022',
    '/b/hosts',
    '/b/gate?on=2022-06-01',
    '/b/expansions',
    '/b/announcements',
    '/b/notices',
    '/b/pay-standards',
    '/b/low-rates',
    '/b/unpaid-months',
    '/b/registers',
    '/b/placements?state=on_duty',
    '/b/plan/371525?year=2022',
  ],
  secadm1: ['/b/accounts'],
  audit1: ['/b/journal'],
}

async function pages({ browser, world, tally, pictures }) {
  const views = [
    { width: 1366, language: 'zh-CN' },
    { width: 390, language: 'en' },
  ]
  for (const view of views) {
    for (const [login, paths] of Object.entries(kPages)) {
      const reader = await Reader.of(browser, world, login, view)
      for (const path of paths) {
        await reader.go(path)
        await look(reader.tab, tally, `${login} ${path}`)
        const raw = rawWord(await reader.page.locator('main').innerText())
        tally.check(`${login} ${path}: no raw word`, raw === '', raw)
        const problems = await reader.page.locator('.problem').count()
        tally.check(`${login} ${path}: no problem`, problems === 0)
        if (pictures) {
          const file = `${pictures}/${login}${path.replace(/\W+/g, '-')}-${view.width}.png`
          await reader.page.screenshot({ path: file, fullPage: true })
        }
      }
      await reader.close()
    }
  }
}

// Posts that the county adds, and taken out again by another person.
async function selfIncrease({ browser, world, tally }) {
  const one = await Reader.of(browser, world, 'county1')
  await one.go('/b/self-increases?unit=371525&year=2022')
  const values = { 城乡: { label: '乡村' }, 岗位数: '2', 文件: '冠测字〔2022〕9号', 生效日期: '2022-11-01' }
  const said = await one.act('县增设岗位', values)
  tally.check('the county adds posts', said.includes('已办：县增设岗位'), said)
  await one.close()
  const other = await Reader.of(browser, world, 'county2')
  await other.go('/b/self-increases?unit=371525&year=2022')
  const row = other.row('冠测字〔2022〕9号')
  const back = await other.act('撤回录错的县增设', { 理由: '重复登记' }, { from: row })
  tally.check('another person takes them out', back.includes('已办：撤回录错的县增设'), back)
  tally.check('the row stays', (await row.innerText()).includes('已撤回'))
  await other.close()
}

// A pause and its end, by the town.
async function pause({ browser, world, tally }) {
  const town = await Reader.of(browser, world, 'town1')
  await town.go('/b/placements?state=on_duty')
  const name = await town.page.locator('tbody th').first().innerText()
  const open = () => town.page.locator('tbody tr').first().locator('summary').click()
  await open()
  const said = await town.act('暂停在岗', { 理由: '住院' }, { from: town.row(name) })
  tally.check('the town pauses somebody', said.includes('已办：暂停在岗'), said)
  await town.go('/b/placements?state=paused')
  await open()
  const back = await town.act('恢复在岗', {}, { from: town.row(name) })
  tally.check('and resumes', back.includes('已办：恢复在岗'), back)
  await town.close()
}

// A role is asked for by one and confirmed by another.
async function role({ browser, world, tally }) {
  const one = await Reader.of(browser, world, 'secadm1')
  await one.go('/b/accounts')
  const row = one.page.locator('tbody tr').first()
  const name = await row.locator('th').innerText()
  const open = () => row.locator('summary').click()
  await open()
  const wrong = { 角色: { label: '审计' }, 管辖范围: '371500' }
  const no = await one.act('申请角色', wrong, { from: row })
  tally.check('a role must fit the organisation', no.includes('不属于该账号所在的单位'), no)
  await one.cancel()
  await open()
  const gone = await one.act('收回角色', {}, { from: row })
  tally.check('a role is taken back', gone.includes('已办：收回角色'), gone)
  await open()
  const right = { 角色: { label: '市人社' }, 管辖范围: '371500' }
  const said = await one.act('申请角色', right, { from: row })
  tally.check('a role is asked for', said.includes('已办：申请角色'), said)
  const asked = await one.row(name).innerText()
  tally.check('it waits for a second person', asked.includes('等第二人确认'), asked)
  await one.close()
  const other = await Reader.of(browser, world, 'secadm2')
  await other.go('/b/confirmations')
  const done = await other.act('确认角色', {}, { from: other.row(name) })
  tally.check('and is confirmed by one', done.includes('已办：确认角色'), done)
  await other.close()
  const audit = await Reader.of(browser, world, 'audit1')
  await audit.go('/b/journal')
  const entries = await audit.page.locator('main').innerText()
  tally.check('the journal has both', /申请角色[\s\S]*|确认角色/.test(entries), entries.slice(0, 400))
  await audit.page.locator('tbody a').first().click()
  await audit.page.waitForURL(/object=/)
  tally.check('an object opens its entries', (await audit.page.locator('tbody tr').count()) > 0)
  await audit.close()
}

// An invented number of the area 371599, with its check digit.
function numberOf(birthday, order) {
  const body = `371599${birthday}${order}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, at) => all + weight * Number(body[at]), 0)
  return body + '10X98765432'[sum % 11]
}

// Somebody at the counter is registered; a wrong number says what is wrong at its field.
async function intake({ browser, world, tally }) {
  const town = await Reader.of(browser, world, 'town1')
  await town.go('/b/applications')
  const right = numberOf('19650214', '861')
  const wrong = right.slice(0, 17) + (right[17] === '1' ? '2' : '1')
  await town.press('登记人员')
  await town.dialog.waitFor()
  await town.dialog.locator('#act-person_village').waitFor()
  await town.dialog.locator('#act-person_village').selectOption({ index: 1 })
  await town.fill('姓名', '测试人')
  await town.fill('本人公民身份号码', wrong)
  await look(town.tab, tally, 'form of the registration')
  await town.press('登记人员', town.dialog)
  const no = await town.said()
  tally.check('a wrong number is told', no.includes('有 1 处要改') && /校验|号码/.test(no), no)
  await town.fill('本人公民身份号码', right)
  await town.press('登记人员', town.dialog)
  await town.page.locator('.card.ok').waitFor()
  await town.press('受理报名')
  await town.dialog.waitFor()
  await town.tab.settled()
  const first = await town.dialog.locator('#act-person option').nth(1).innerText()
  tally.check('who was registered stands first', first.includes('测*人'), first)
  await town.close()
}

// An organisation and its first account, from the home page of whoever makes them.
async function account({ browser, world, tally }) {
  const system = await Reader.of(browser, world, 'sysadm')
  tally.check('home says what the role does', (await system.text()).includes('您建立机构和账号'))
  await system.follow('账号与角色', system.page.locator('main'))
  const organisation = { 机构类型: { label: '业务主管部门' }, 名称: '冠县测试局', 所在地: '371525' }
  const made = await system.act('建机构', { ...organisation, 动态口令: { label: '不用' } })
  tally.check('an organisation is made or refused in words', /已办|没有办成/.test(made), made)
  if (made.includes('没有办成')) {
    await system.fill('动态口令', { label: '可以设置' })
    await system.press('建机构', system.dialog)
    await system.page.locator('.card.ok').waitFor()
  }
  await system.press('建账号')
  await system.dialog.waitFor()
  // Among the organisations of a whole county one is found by a few words.
  await system.page.fill('#act-organisation-find', '测试局')
  await system.page.press('#act-organisation-find', 'Enter')
  await system.fill('机构', { label: '冠县测试局' })
  await system.fill('姓名', '测试人')
  await system.fill('登录名', 'test9')
  await look(system.tab, tally, 'form of an account')
  await system.press('建账号', system.dialog)
  const told = await system.said()
  tally.check('the first password is shown once', told.includes('首次密码是'), told)
  await system.close()
}

// A certificate is refused for a year without a plan, and kept as it stood where there is one.
async function gate({ browser, world, tally }) {
  const county = await Reader.of(browser, world, 'county1')
  await county.go('/b/gate')
  tally.check('a year without a plan is told', (await county.text()).includes('还没有下达计划'))
  await county.go('/b/gate?on=2022-06-01')
  tally.check('the verdict stands', /可以新增|暂不能新增/.test(await county.text()))
  await county.close()
}

export async function run(place) {
  await pages(place)
  await selfIncrease(place)
  await pause(place)
  await intake(place)
  await account(place)
  await role(place)
  await gate(place)
}
