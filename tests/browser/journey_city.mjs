// The city looks over its units: the head of the overview says what its table adds up to, a square
// leads to the towns of its unit, both trees of places come to one city, and the versions of a plan
// stand side by side with what moved between them.
import { Reader } from './steps.mjs'

export const worlds = ['read']
const numberIn = (text) => Number((/[\d,]+/.exec(text)?.[0] ?? 'NaN').replaceAll(',', ''))
const numbers = async (cells) => (await cells.allInnerTexts()).map(numberIn)

async function overview(reader, tally) {
  await reader.go('/b/overview?year=2022')
  const head = await numbers(reader.page.locator('.figures dd'))
  const foot = await numbers(reader.page.locator('main tfoot td.n').filter({ visible: true }))
  tally.check('the head is the sum of the table', `${head}` === `${foot}`, `${head} ${foot}`)
  const rows = await reader.page.locator('main tbody tr').count()
  tally.check('eleven units have a row', rows === 11, String(rows))
  const tiles = reader.page.locator('svg.tiles a')
  tally.check('and a square', (await tiles.count()) === 11)
  const said = await tiles.first().getAttribute('aria-label')
  tally.check('a square says its unit and share in words', /^\S+ [\d.]+%，已完成 .*，计划 /.test(said), said)
  const kuan = reader.page.locator('svg.tiles a[href*="371525"]')
  await kuan.focus()
  await reader.page.keyboard.press('Enter')
  await reader.page.getByText('冠县总览').first().waitFor()
  await reader.tab.settled()
  const unit = await numbers(reader.page.locator('.figures dd'))
  const towns = await numbers(reader.page.locator('main table').last().locator('tfoot td.n'))
  // The plan of a town is its own; what was made of it adds up.
  tally.check('the towns add up to their unit', `${unit.slice(3)}` === `${towns.slice(3)}`, `${unit} ${towns}`)
}

async function trees(reader, tally) {
  await reader.follow('回到全市总览')
  await reader.follow('两套合计')
  tally.check('both trees are equal', (await reader.text()).includes('两套合计相等'))
  const feet = reader.page.locator('main tfoot tr')
  const [units, areas] = [await numbers(feet.nth(0).locator('td')), await numbers(feet.nth(1).locator('td'))]
  tally.check('figure by figure', `${units}` === `${areas}` && units.length === 7, `${units} ${areas}`)
  const said = await reader.text()
  for (const town of ['蒋官屯街道', '许营镇', '湖西街道'])
    tally.check(`${town} is named as a town of a zone`, said.includes(town))
}

async function versions(reader, tally) {
  await reader.go('/b/plan?year=2022')
  await reader.follow('计划版本并排')
  const links = await reader.page.locator('main tbody a').allInnerTexts()
  tally.check('each version has its document', links.some((one) => one.includes('〔2022〕')), `${links}`)
  const sum = await numbers(reader.page.locator('#versions-units tfoot td'))
  tally.check('and adds up to the same city', sum.length > 0 && new Set(sum).size === 1, `${sum}`)
}

export async function run({ browser, world, tally }) {
  const city = await Reader.of(browser, world, 'city1')
  await overview(city, tally)
  await trees(city, tally)
  await versions(city, tally)
  await city.close()
  const county = await Reader.of(browser, world, 'county1')
  await county.go('/b/overview?year=2022')
  const said = await county.text()
  tally.check('a county sees its own towns', said.includes('冠县总览') && said.includes('清泉街道'))
  tally.check('and no other unit', !said.includes('高唐县'))
  await county.go('/b/overview/trees?year=2022')
  tally.check('the two trees are the city\'s', (await county.text()).includes('要看全市的数字'))
  await outside(county, tally)
  await roster(county, tally)
  await county.close()
}

// "Nothing is there" would be said of a place that the county does not see.
async function outside(county, tally) {
  for (const path of ['month?month=2022-12&', 'payments?', 'unpaid-months?', 'season?']) {
    await county.go(`/b/${path}unit=371522`)
    const said = await county.page.locator('main').innerText()
    tally.check(`${path} of another county says so`, said.includes('莘县，不在您的管辖范围内'), said)
  }
  await county.follow('看我的范围')
  const there = await county.page.locator('main').innerText()
  tally.check('and leads to the own one', there.includes('各月报名和上岗'), there)
}

// Who was on a post on a day of the past, also who has gone since.
async function roster(county, tally) {
  await county.go('/b/placements?state=on_duty')
  const day = county.page.locator('main input[type=date]')
  await day.fill('2022-06-30')
  await day.dispatchEvent('change')
  await county.page.waitForURL(/on=2022-06-30/)
  await county.tab.settled()
  const total = numberIn(await county.page.locator('.total').innerText())
  const { total: known } = await county.page.evaluate(async () => {
    const headers = { 'X-Yigang-Token': sessionStorage.getItem('yigang.page') }
    const answer = await fetch('/api/v1/placements?unit=371525&on=2022-06-30', { headers })
    return answer.json()
  })
  tally.check('the roster of a day', total === known && total > 0, `${total} of ${known}`)
  await county.press('回到今天')
  tally.check('and back', county.page.url().includes('state=on_duty'), county.page.url())
}
