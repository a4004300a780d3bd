// 人员档案 on the demo city: from the list of people on duty to one of them, as of an earlier day and
// back, from a settled month to why it is so much; and the plan as of a day that is past, whose
// numbers open the posts of that day.
import { look } from './browser.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['read']
const numberIn = (text) => Number((/[\d,]+/.exec(text)?.[0] ?? 'NaN').replaceAll(',', ''))

async function aPerson(reader, tally) {
  await reader.go('/b/placements?state=on_duty')
  await reader.page.locator('main tbody th a').first().click()
  await reader.page.locator('.boxes').waitFor()
  await reader.tab.settled()
  const boxes = await reader.page.locator('.boxes li').count()
  const said = await reader.page.locator('figcaption strong').innerText()
  tally.check('the term has a box for each of its months', boxes === Number(said.match(/\d+/g)[1]), said)
  await look(reader.tab, tally, 'person of the demo', { width: 1366, language: 'zh-CN' })
  const day = (await reader.page.locator('.line li', { hasText: '报名申请' }).last().locator('.day').innerText()).trim()
  await reader.page.locator('input[type=date]').fill(day)
  await reader.page.locator('.past').waitFor()
  await reader.tab.settled()
  tally.check('on the first day there was no post yet', (await reader.page.locator('.boxes').count()) === 0)
  await reader.page.getByRole('button', { name: '回到今天' }).click()
  await reader.page.locator('.boxes').waitFor()
  await reader.page.locator('main table a').first().click()
  await reader.page.locator('h1').waitFor()
  await reader.tab.settled()
  tally.check('a settled month opens its why', reader.page.url().includes('/b/why/line/'))
}

async function thePlan(reader, tally) {
  await reader.go('/b/plan?year=2022&on=2022-03-31')
  const created = reader.page.locator('main tbody tr').first().locator('a[href*="created=true"]')
  const [text, to] = [await created.innerText(), await created.getAttribute('href')]
  await reader.go(to)
  const total = numberIn(await reader.page.locator('.total').innerText())
  tally.check('created posts of a past day open their rows', total === numberIn(text), `${to} ${total}`)
}

export async function run({ browser, world, tally }) {
  const county = await Reader.of(browser, world, 'county1')
  await aPerson(county, tally)
  await thePlan(county, tally)
  await county.close()
}
