// Documents of law on the demo city: the text is brought by one person and confirmed by another, a
// clause shows it with its phrases marked, a document is reviewed, and ⚠ stands where a wording is
// unclear until the answer is there.
import { look } from './browser.mjs'
import { Reader } from './steps.mjs'
import { Person } from './world.mjs'

export const worlds = ['read']
const kNotice = '聊政办字〔2022〕4号'
const kPage = `/b/document?document=${encodeURIComponent(kNotice)}`
const kClause = `/b/clause?${new URLSearchParams({ document: kNotice, clause: 'LZ-2022-4 二(四)' })}`
const kText = `聊政办字〔2022〕4号
二、组织实施
(四)统一岗位待遇。城乡公益性岗位统一实行政府补贴,补贴期限一
般不超过3年,到期后可视情适当延长。
(五)持续跟踪服务。退出人员应纳入就业帮扶范围。`
const file = (text) => ({ name: 'notice.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })

async function bringsTheText(city, tally) {
  await city.go(kClause)
  tally.check('without a text it is said who can bring it', (await city.text()).includes('可以上传的是：市'))
  await city.go(kPage)
  const values = { '文件原文（纯文本）': file(kText) }
  const said = await city.act('上传文件原文', values)
  tally.check('the upload says what was found', /找到 [1-9]\d* 处/.test(said), said)
  const mine = await city.page.locator('section[aria-labelledby="versions"]').innerText()
  tally.check('who brought it is told why not he', mine.includes('换一个人办'), mine)
  await look(city.tab, tally, 'a text that waits')
}

async function confirmsIt(second, tally, shoot) {
  await second.go('/b/confirmations?for_me=true')
  await second.follow(kNotice)
  await second.press('看这一份')
  tally.check('the second person reads it', (await second.page.locator('.looked mark').count()) > 2)
  await shoot('versions')
  const said = await second.act('确认文件原文')
  tally.check('and confirms it', said.includes('已确认'), said)
  await second.go(kClause)
  const marks = await second.page.locator('mark:not(.faint)').allInnerTexts()
  tally.check('the phrase is marked over the broken line', marks.join('').includes('补贴期限一般不超过3年'), marks.join('|'))
  tally.check('what is not there is said', (await second.text()).includes('原文里找不到这几个字'))
  await look(second.tab, tally, 'a clause with its text')
  await second.follow('看全文中的这一处')
  tally.check('the whole text opens at the clause', second.page.url().includes('#clause-'), second.page.url())
}

async function reviewsIt(city, tally, shoot) {
  await city.go('/b/')
  const card = city.page.locator('.card.warns', { hasText: '文件到期未复核' })
  tally.check('what is due is yellow', (await card.count()) === 1)
  const due = Number((await card.locator('.number').innerText()).match(/\d+/)?.[0])
  await shoot('today')
  await card.locator('.button').click()
  // Home has a table, too.
  await city.page.waitForURL(/\/documents/)
  await city.page.waitForSelector('tbody tr')
  await city.tab.settled()
  tally.check('its rows are as many', (await city.page.locator('tbody tr').count()) === due, `${due}`)
  await city.go(kPage)
  const values = { 复核结论: 'in_force', 说明: '市政府网站无废止公告' }
  const said = await city.act('登记文件是否有效的复核', values)
  tally.check('the review is recorded', said.includes('已登记'), said)
  await city.go('/b/documents')
  await shoot('register')
  const row = await city.row(kNotice).innerText()
  tally.check('with who looked', row.includes('仍有效') && row.includes('市人社甲'), row)
}

async function asksAboutIt(world, city, second, tally, shoot) {
  await city.go(kClause)
  const values = { 原文字句: '到期后可视情适当延长', 问题: '“适当”最长多久？', 采用的读法: '最多再延 12 个月' }
  await city.act('登记文字歧义', values)
  tally.check('⚠ stands on the clause', (await city.page.locator('.unclear').innerText()).includes('最多再延 12 个月'))
  await shoot('clause')
  await city.go('/b/ambiguities?q=' + encodeURIComponent('适当'))
  await city.page.locator('tbody summary').first().click()
  await city.act('登记已请示', { 请示谁: '省人力资源社会保障厅', 请示日: '2022-03-01' })
  await shoot('ambiguities')
  const clerk = await Person.of(world, 'city1')
  const first = async (path) => (await clerk.get(path)).items[0].id
  const line = await first(`/api/v1/settlements/${await first('/api/v1/settlements?limit=1')}/lines`)
  const { code } = await clerk.get(`/api/v1/settlement-lines/${line}/code`)
  const paper = await (await fetch(`${world.url}/v/${code}?lang=zh-CN`)).text()
  const told = paper.includes('有不同读法') && paper.includes('到期后可视情适当延长')
  tally.check('whoever verifies a paper is told the words', told, paper)
  const inside = paper.includes('最长多久') || paper.includes('最多再延')
  tally.check('and nothing of what the office asks', !inside, paper)
  await city.go(`/b/why/line/${line}`)
  await city.page.locator('.unclear').first().waitFor()
  tally.check('and at the steps of 为什么 that rest on it', (await city.page.locator('.nodes .unclear').count()) > 0)
  await shoot('why')
  await city.go(kPage)
  tally.check('and on the document', (await city.page.locator('.unclear').count()) === 1)
  await second.go('/b/ambiguities')
  const row = second.row('到期后可视情适当延长')
  if (await row.locator('summary').count()) await row.locator('summary').click()
  const said = await second.act('登记答复', { 答复: '最长不超过十二个月', 答复日: '2022-03-01' }, { from: row })
  tally.check('another enters the answer', !said.includes('不能'), said)
  await second.go(kClause)
  tally.check('then ⚠ is gone', (await second.page.locator('.unclear').count()) === 0)
}

export async function run({ browser, world, tally, pictures }) {
  const city = await Reader.of(browser, world, 'city1', { width: 1366 })
  const second = await Reader.of(browser, world, 'city2', { width: 1366 })
  const shooting = (reader) => async (name) => {
    if (!pictures) return
    for (const width of [390, 1024, 1366]) {
      await reader.page.setViewportSize({ width, height: 900 })
      await reader.page.screenshot({ path: `${pictures}/documents-${name}-${width}.png`, fullPage: true })
    }
  }
  await bringsTheText(city, tally)
  await confirmsIt(second, tally, shooting(second))
  await reviewsIt(city, tally, shooting(city))
  await asksAboutIt(world, city, second, tally, shooting(city))
  await city.close()
  await second.close()
}
