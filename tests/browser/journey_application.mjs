// From the application to the first day at work, by those who do it: town, county, everybody's eye.
import { look } from './browser.mjs'
import { seed } from './seed.mjs'
import { rawWord, Reader } from './steps.mjs'
import { Person } from './world.mjs'

export const worlds = ['fresh']

async function review({ browser, world, tally }) {
  const village = await Reader.of(browser, world, 'village1')
  tally.check('the card counts both applications', /2 *报名等评议/.test(await village.text()))
  await village.follow('看报名')
  tally.check('its list has the same total', (await village.text()).includes('共 2 条'))
  await village.follow('王*英')
  tally.check('the third step is next', (await village.text()).includes('民主评议 下一步'))
  await look(village.tab, tally, 'application in work')
  await village.follow('去登记民主评议')
  const opened = await village.act('召开民主评议', {
    招聘公告: { label: '2022 年第一批招聘公告' },
    村: { label: '戴屯' },
    地点: '村委会',
    主持人: '赵某',
    记录人: '钱某',
    应到人数: '25',
    实到人数: '21',
  })
  tally.check('a review is opened', opened.includes('已办：召开民主评议'), opened)
  await village.press('登记民主评议')
  await village.dialog.waitFor()
  await village.fill('会议记录编号', '2022-戴屯-07')
  const votes = await village.dialog.getByRole('group').all()
  tally.check('no vote is filled in', (await votes[0].locator('input').first().inputValue()) === '')
  for (const one of votes)
    for (const [at, vote] of ['18', '2e0', '1'].entries())
      await one.locator('input').nth(at).fill(vote)
  const asked = await village.dialog.innerText()
  tally.check('what is no number is refused at its field', asked.includes('应为整数'), asked)
  for (const one of votes) await one.locator('input').nth(1).fill('2')
  await look(village.tab, tally, 'form of the votes')
  await village.press('登记民主评议', village.dialog)
  const closed = await village.said()
  tally.check('and closed with the votes', closed.includes('已办：登记民主评议'), closed)
  await village.close()
}

async function notice({ browser, world, tally }) {
  const town = await Reader.of(browser, world, 'town2')
  await town.follow('去公示')
  tally.check('the sheet names both', (await town.text()).includes('2 人评议通过，等公示'))
  await town.page.getByLabel('公示标题').fill('戴屯拟上岗人员公示')
  await town.page.getByLabel('监督电话').fill('0635-0000000')
  const said = await town.act('发布公示')
  tally.check('the notice is published', said.includes('已办：发布公示'), said)
  await town.close()
}

async function everybody({ browser, world, tally }, made) {
  const reader = await Reader.of(browser, world, null, { width: 390 })
  await reader.go('/g/')
  await reader.follow('冠县清泉街道 戴屯拟上岗人员公示')
  const text = await reader.text()
  tally.check('names are masked', text.includes('王*英') && !text.includes('王秀英'))
  tally.check('no number is shown', !text.includes(made.persons[0].number.slice(-6)))
  tally.check('no group is shown', !text.includes('大龄'))
  tally.check('it says whom to call', text.includes('0635-0000000'))
  await look(reader.tab, tally, 'public notice')
  await reader.close()
}

async function approve({ browser, world, tally }, made) {
  const county = await Reader.of(browser, world, 'county1')
  tally.check('no approval while the notice runs', !(await county.text()).includes('等您审批'))
  await county.go('/b/applications?state=noticed')
  await county.follow('王*英')
  const early = await county.text()
  tally.check('the button says until when', /公示到 2022-03-1\d 才满/.test(early), early)
  world.setDay('2022-03-14')
  await county.go('/b/')
  county.clicks = 0
  await county.follow('去审批')
  await county.follow('王*英')
  await county.press('批准')
  await county.dialog.waitFor()
  await county.dialog.locator('#act-post').selectOption({ index: 1 })
  await county.dialog.locator('#act-proof').fill('wrong')
  await look(county.tab, tally, 'form of the approval')
  await county.press('批准', county.dialog)
  const wrong = await county.said()
  tally.check('a wrong proof is refused in the dialog', wrong.includes('没有办成'), wrong)
  await county.dialog.locator('#act-proof').fill(world.passwords.county1)
  await county.press('批准', county.dialog)
  await county.page.locator('.card.ok').waitFor()
  tally.check('and with the right one it is approved', (await county.text()).includes('已批准'))
  tally.check('within the budget of clicks', county.clicks <= 7, `${county.clicks}`)
  await county.follow('为什么')
  const why = await county.text()
  tally.check('the decision has its why', why.includes('依据') && why.includes('聊政办字'), why)
  tally.check('in words', !rawWord(why), rawWord(why))
  tally.check('with the figures that were read', /用到的参数（\d+ 项）/.test(why), why)
  await look(county.tab, tally, 'why of an approval')
  await printed(county, tally)
  await county.go('/b/applications?state=noticed')
  await county.follow('李*国')
  await county.press('不予批准')
  await county.dialog.waitFor()
  tally.check(
    'who has proved is not asked again',
    (await county.dialog.locator('#act-proof').count()) === 0,
  )
  tally.check('what lacks is said', (await county.dialog.innerText()).includes('还差：理由'))
  await county.page.keyboard.press('Escape')
  await county.dialog.waitFor({ state: 'hidden' })
  const focused = await county.page.evaluate(() => document.activeElement?.textContent?.trim())
  tally.check('Esc closes and the focus returns', focused === '不予批准', focused)
  await sessionEnds({ tally, world }, county)
  await overtaken({ world, tally }, county, made.persons[1].application)
  await county.close()
}

// What was typed outlives the session, for the same person and until it is dropped.
async function sessionEnds({ tally, world }, county) {
  const { page } = county
  const back = page.url()
  await county.press('不予批准')
  await county.dialog.waitFor()
  await county.fill('理由', '公示期内本人书面放弃')
  await page.context().clearCookies()
  await county.press('不予批准', county.dialog)
  await page.waitForURL((url) => url.pathname.endsWith('/sign-in'))
  await page.fill('#signin-login', 'county1')
  await page.fill('#signin-password', world.passwords.county1)
  await page.click('button[type=submit]')
  await page.waitForURL(back)
  await county.press('不予批准')
  await county.dialog.waitFor()
  const kept = await county.dialog.locator('#act-reason').inputValue()
  tally.check('what was typed outlives the session', kept === '公示期内本人书面放弃', kept)
  const said = await county.dialog.innerText()
  tally.check('and the form says so', said.includes('您上次没有办完时写的内容'), said)
  await look(county.tab, tally, 'form with a draft')
  await county.cancel()
  await county.press('不予批准')
  await county.dialog.waitFor()
  const dropped = await county.dialog.locator('#act-reason').inputValue()
  tally.check('until it is dropped', dropped === '', dropped)
  await county.cancel()
}

// On paper stands the explanation and that it is a draft, without menu and buttons.
async function printed({ page }, tally) {
  await page.emulateMedia({ media: 'print' })
  const seen = await page.locator('body').innerText()
  tally.check('a print is a draft', seen.includes('草稿，正式文本'), seen)
  const told = /县人社甲 打印于 .*规则版本 [0-9a-f]{16}/.test(seen)
  tally.check('and says who printed it, when, by which rules', told, seen)
  tally.check('without the menu', !seen.includes('月度结算') && !seen.includes('打印草稿'), seen)
  await page.emulateMedia({ media: 'screen' })
}

// Somebody else decides while the page is open: nothing is done on what it shows, and what was
// typed is kept.
async function overtaken({ world, tally }, county, application) {
  const other = await Person.of(world, 'county2')
  await other.post(`/api/v1/applications/${application}/refuse`, { reason: '本人放弃' })
  const stale = await county.act('不予批准', { 理由: '材料不全' })
  tally.check('a row that moved on is not acted on', stale.includes('刚刚被别人改过'), stale)
  await look(county.tab, tally, 'a row that moved on')
  await county.press('看最新的', county.dialog)
  await county.dialog.waitFor({ state: 'hidden' })
  const now = await county.text()
  tally.check('the page shows the latest', now.includes('已换成最新的记录'), now)
  tally.check('and what became of it', /不予批准 乡村/.test(now), now)
}

// 协议、培训、上岗: the card opens whom it counts, several are trained at once, the next step is named.
async function placing({ tally, world, pictures }, town) {
  await town.go('/b/placing?state=agreed')
  const text = await town.text()
  tally.check('its number is that of its rows', /等培训 1 .*共 1 条/.test(text), text)
  const row = await town.row('王*英').innerText()
  tally.check('with number and term', /2022-03-14\s+1\s+2022-03-14\s+至 2023-03-13/.test(row), row)
  world.setDay('2022-03-15')
  await town.go('/b/placing?state=agreed')
  await look(town.tab, tally, 'agreement, training, start')
  if (pictures) await town.page.screenshot({ path: `${pictures}/placing.png`, fullPage: true })
  await town.page.getByLabel('全选本页').check()
  const trained = await town.act('登记岗前培训', { 培训内容: '安全', 讲师: '孙某' })
  tally.check('the training is recorded', trained.includes('已办：登记岗前培训'), trained)
  world.setDay('2022-03-16')
  await town.go('/b/placing?state=trained')
  await town.page.getByLabel('全选本页').check()
  const papers = town.page.getByRole('link', { name: '打印协议（1 份）' })
  await papers.click()
  await town.page.locator('.paper-sheet').waitFor()
  const paper = (await town.page.locator('.paper-sheet').innerText()).replace(/\s+/g, ' ')
  tally.check('the agreement is printed with its term', /2022-03-14 至 2023-03-13/.test(paper), paper)
  tally.check('and with the version of the rules', /规则版本 [0-9a-f]{16}/.test(paper), paper)
  if (pictures) await town.page.screenshot({ path: `${pictures}/agreement.png`, fullPage: true })
  await town.go('/b/placing?state=trained')
  await town.page.getByLabel('全选本页').check()
}

// The signed paper is kept with the application, once.
async function signedPaper({ tally }, town) {
  const bytes =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p9Q0pQAAAABJRU5ErkJggg=='
  const picture = Buffer.from(bytes, 'base64')
  const input = town.page.locator('#agreement-paper')
  await input.setInputFiles({ name: 'paper.png', mimeType: 'image/png', buffer: picture })
  await town.page.locator('#papers li').waitFor()
  tally.check('the signed paper is kept', (await town.page.locator('#papers li').count()) === 1)
}

async function start(place) {
  const { browser, world, tally } = place
  const town = await Reader.of(browser, world, 'town1')
  await town.follow('去签协议')
  await town.follow('王*英')
  const signed = await town.act('签协议')
  tally.check('the agreement is signed', signed.includes('已办：签协议'), signed)
  await signedPaper(place, town)
  await placing(place, town)
  const begun = await town.act('安排上岗', { 上岗日期: '2022-03-16' })
  tally.check('the person is on duty', begun.includes('安排上岗：已办 1 人'), begun)
  await town.go('/b/placing?state=started')
  await town.follow('王*英')
  tally.check('all steps are done', (await town.text()).includes('安排上岗 已完成'))
  await town.close()
}

export async function run(place) {
  const made = await seed(place.world)
  place.world.made = made
  place.world.setDay('2022-03-02')
  await review(place)
  place.world.setDay('2022-03-03')
  await notice(place)
  await everybody(place, made)
  await approve(place, made)
  await start(place)
}
