// What is known about a person, and the line of a locked month: what one clerk enters another ends,
// withdraws or confirms, each on the page where it is looked for.
import { look } from './browser.mjs'
import { Reader } from './steps.mjs'
import { Person } from './world.mjs'

export const worlds = ['demo']

// An invented number of the area 371599, with its check digit.
function numberOf(birthday, order) {
  const body = `371599${birthday}${order}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((all, weight, at) => all + weight * Number(body[at]), 0)
  return body + '10X98765432'[sum % 11]
}

async function picture(reader, pictures, name) {
  if (!pictures) return
  for (const width of [1366, 1024, 390]) {
    await reader.page.setViewportSize({ width, height: 900 })
    await reader.page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
  }
  await reader.page.setViewportSize({ width: 1366, height: 900 })
}

async function facts({ browser, world, tally, pictures, person }) {
  const one = await Reader.of(browser, world, 'town1')
  await one.go(`/b/persons/${person}`)
  const fact = { 什么情况: { label: '经营登记' }, 起始日: '2022-11-01', 来源: '市场监管局比对 2022-12' }
  const said = await one.act('登记情况', fact)
  tally.check('a fact is recorded', said.includes('已办'), said)
  const row = one.row('市场监管局比对')
  await row.waitFor()
  const own = await row.innerText()
  tally.check('who recorded it has no button to end it', !own.includes('结束'), own)
  await look(one.tab, tally, 'what is known', { width: 1366, language: 'zh-CN' })
  const months = await one.act('登记以前的月数', { 月数: '7', 依据: '原协议' }, { proof: false })
  tally.check('months are entered', months.includes('已办'), months)
  await picture(one, pictures, 'known')
  await one.close()
  const other = await Reader.of(browser, world, 'county2')
  await other.go(`/b/persons/${person}`)
  const ended = await other.act(
    '结束一项情况',
    { 情况成立的最后一天: '2022-11-30', 理由: '已注销' },
    { from: other.row('市场监管局比对') },
  )
  tally.check('another ends it', ended.includes('已办'), ended)
  const gone = await other.act('撤销一项情况', { 理由: '同名误记' }, { from: other.row('市场监管局比对') })
  tally.check('and withdraws it', gone.includes('已办'), gone)
  tally.check('the row stays', (await other.row('市场监管局比对').innerText()).includes('已撤回'))
  const back = await other.act('撤销原岗位月数', { 理由: '证明有误' }, { from: other.row('原协议') })
  tally.check('the months are withdrawn', back.includes('已办'), back)
  await other.press('办理迁移')
  await other.dialog.waitFor()
  const village = other.dialog.locator('select').last()
  await village.locator('option').nth(2).waitFor({ state: 'attached' })
  await village.selectOption({ index: 2 })
  await other.fill('理由', '随子女居住')
  const asked = other.dialog.locator('#act-proof')
  if (await asked.count()) await asked.fill(world.passwords.county2)
  await other.press('办理迁移', other.dialog)
  const moved = await other.said()
  tally.check('the person moves', moved.includes('已办'), moved)
  await other.close()
}

// A department looks a person up, recognises and ends its recognition by a second person.
async function department({ browser, world, tally, pictures, number }) {
  const one = await Reader.of(browser, world, 'dept4')
  await one.go('/b/recognitions')
  await one.press('按号码查人')
  await one.dialog.waitFor()
  await one.fill('公民身份号码', number)
  await one.press('按号码查人', one.dialog)
  await one.page.locator('text=王*').first().waitFor()
  await picture(one, pictures, 'department')
  const given = {
    类别: { label: '大龄' },
    认定机构: '公共就业服务中心',
    文件: '冠就认〔2022〕3号',
    起始日: '2022-12-01',
    终止日: '2023-11-30',
  }
  const said = await one.act('录入就业困难人员认定', given)
  tally.check('a department recognises', said.includes('已办'), said)
  tally.check('and sees it in its list', await one.row('冠就认〔2022〕3号').isVisible())
  await look(one.tab, tally, 'recognitions', { width: 1366, language: 'zh-CN' })
  const menu = await one.page.locator('nav.menu').innerText()
  tally.check('a department has its menu', /认定/.test(menu) && /名册/.test(menu), menu)
  await one.close()
}

async function correction({ browser, world, tally, pictures }) {
  const county = await Person.of(world, 'county1')
  const runs = await county.get('/api/v1/settlements?month=2022-11&state=locked')
  const one = await Reader.of(browser, world, 'county1')
  await one.go(`/b/month/${runs.items[0].id}/lines?status=payable&sort=amount&descending=true`)
  const row = one.page.locator('main tbody tr').first()
  const said = await (async () => {
    await one.press('更正明细', row)
    await one.dialog.waitFor()
    await one.dialog.locator('input').nth(2).fill('10.0')
    await one.fill('理由', '考勤表多记')
    await picture(one, pictures, 'correct')
    await one.press('更正明细', one.dialog)
    return one.said()
  })()
  tally.check('a locked line is corrected, with the difference', /扣回|补发/.test(said), said)
  await one.close()
}

async function organisations({ browser, world, tally, pictures }) {
  const one = await Reader.of(browser, world, 'sysadm')
  await one.go('/b/organisations?q=残联')
  await picture(one, pictures, 'organisations')
  const row = one.page.locator('main tbody tr').first()
  const said = await one.act('设定业务主管部门', { 报送名册的部门: '残联' }, { from: row })
  tally.check('an organisation is a department', said.includes('已办'), said)
  await look(one.tab, tally, 'organisations', { width: 1366, language: 'zh-CN' })
  await one.close()
}

export async function run(place) {
  const number = numberOf('19650315', '864')
  const town = await Person.of(place.world, 'town1')
  const { id } = await town.post('/api/v1/persons', {
    village: '371525001042',
    name: '王测试',
    resident_number: number,
  })
  const all = { ...place, person: id, number }
  await facts(all)
  await department(all)
  await correction(all)
  await organisations(all)
}
