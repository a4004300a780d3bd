// Every number opens its rows: each number of the pages of plan, today and month that is a link is
// pressed, and the list that it opens has that many rows; each sum of money of a month opens a list
// whose last row says the same sum. For a county, a county that looks at one of its towns, the city
// that looks at a county and a town, and a town.
import { Reader } from './steps.mjs'

export const worlds = ['demo']
const kLists = /^\/b\/(posts|placements|applications|vacancies|payments|confirmations|objections|unpaid-months)\b/
const kPages = ['/b/', '/b/plan/371525?year=2022', '/b/reviews', '/b/overview?year=2022']
// As of a day of the year, and by both trees of places.
const kCityPages = ['/b/overview?year=2022&on=2022-09-30', '/b/overview/trees?year=2022']
const kCountyPages = ['/b/gate?unit=371525&on=2022-12-31', '/b/unpaid-months']
// Tables of which every number is pressed that leads anywhere: none is left plain but the sums of
// rows that stand above them.
const kWholeTables = [
  '/b/plan/371525?year=2022',
  '/b/plan/versions?year=2022',
  '/b/gate?unit=371525&on=2022-12-31',
  '/b/overview?year=2022',
]
const numberIn = (text) => Number((/[\d,]+/.exec(text)?.[0] ?? 'NaN').replaceAll(',', ''))

// Numbers that lead to a list, each with the address of its rows.
async function numbersOf(reader) {
  const links = await reader.page.locator('main a').evaluateAll((all) =>
    all.map((one) => ({ text: (one.innerText ?? '').trim().split('\n')[0], to: one.getAttribute('href') })),
  )
  const numbers = links.filter(({ text, to }) => /^[\d,]+$/.test(text) && kLists.test(to))
  return [...new Map(numbers.map((one) => [`${one.text} ${one.to}`, one])).values()]
}

// Of a table of many rows so many numbers, spread over it.
const kMost = 16
const sampled = (all) => all.filter((_, at) => at % Math.ceil(all.length / kMost) === 0)

// The first number of a page is pressed; the others are gone to by the address of their link, from
// one list to the next, which is what a press does.
async function pressAll(reader, tally, who, path) {
  await reader.go(path)
  const all = await numbersOf(reader)
  const numbers = path.startsWith('/b/overview') ? sampled(all) : all
  for (const [at, { text, to }] of numbers.entries()) {
    if (at) await reader.go(to)
    else await reader.page.locator(`main a[href="${to}"]`).filter({ hasText: text }).first().click()
    await reader.page.locator('.total').waitFor()
    await reader.tab.settled()
    const total = numberIn(await reader.page.locator('.total').innerText())
    tally.check(`${who}: ${text} of ${path} opens as many rows`, total === numberIn(text), `${to} ${total}`)
  }
  return numbers.length
}

const kMoney = /^[+-]?[\d,]+\.\d\d$/
const kMoneyLists = /^\/b\/(month\/\d+\/(lines|changes)|payments\/\d+\/lines|funds\/(runs|payments))/
const kMoneyPages = [
  '/b/month?unit=371525&month=2022-12',
  '/b/payments',
  '/b/funds?year=2022&unit=371525&month=2022-11',
]

// An amount opens a list whose last row holds it; no rows are nothing.
async function pressSums(reader, tally, who, path) {
  await reader.go(path)
  const links = await reader.page.locator('main a').evaluateAll((all) =>
    all.map((one) => ({ text: (one.innerText ?? '').trim(), to: one.getAttribute('href') })),
  )
  const sums = links.filter(({ text, to }) => kMoney.test(text) && kMoneyLists.test(to))
  for (const { text, to } of sums) {
    await reader.go(to)
    const last = reader.page.locator('main tfoot')
    const said = (await last.count()) ? (await last.innerText()).split(/\s+/) : ['0.00']
    tally.check(`${who}: ${text} of ${path} is the sum of its rows`, said.includes(text), `${to} ${said}`)
  }
  return sums.length
}

// No number or share of these tables is without its rows.
async function noneIsPlain(reader, tally, who, path) {
  await reader.go(path)
  const plain = await reader.page.locator('main table').evaluateAll((tables) =>
    tables.flatMap((table) =>
      [...table.querySelectorAll('td.n, td.share')]
        .filter((one) => !one.closest('#towns') && !one.querySelector('a'))
        .map((one) => (one.innerText ?? '').trim())
        .filter((text) => /^[\d,.]+%?$/.test(text)),
    ),
  )
  tally.check(`${who}: each number of ${path} opens its rows`, plain.length === 0, plain.join(' '))
}

// A step of the funnel is made of counties, and of the towns of one, where nobody is named.
async function funnelByPlace(reader, tally, who) {
  await reader.go('/b/approvals')
  const link = reader.page.locator('main a[href*="step=started"]').first()
  const wanted = numberIn(await link.innerText())
  await link.click()
  await reader.page.locator('.total').waitFor()
  await reader.tab.settled()
  const total = numberIn(await reader.page.locator('.total').innerText())
  tally.check(`${who}: a step of the funnel is as many by county`, total === wanted, `${total} ${wanted}`)
  const county = reader.page.locator('main tbody a').first()
  const ofCounty = numberIn(await county.innerText())
  await county.click()
  await reader.tab.settled()
  const towns = numberIn(await reader.page.locator('.total').innerText())
  tally.check(`${who}: and a county's by town`, towns === ofCounty, `${towns} ${ofCounty}`)
}

// Finance sees the pay and no people: so many of each town.
async function unpaidByTown(reader, tally, who) {
  await reader.go('/b/unpaid-months')
  const link = reader.page.locator('main a[href*="unpaid-months"][href*="month="]').first()
  if (!(await link.count())) return
  const wanted = numberIn(await link.innerText())
  await link.click()
  await reader.tab.settled()
  const sum = reader.page.locator('main section tfoot').first()
  await sum.waitFor()
  const total = numberIn((await sum.innerText()).split('\t').pop())
  tally.check(`${who}: the people of an unpaid month are as many by town`, total === wanted, `${total}`)
}

async function lookAt(reader, at, place) {
  await reader.go('/b/')
  await reader.page.locator('.looking select').nth(at).selectOption(place)
  await reader.tab.settled()
}

const kReaders = [
  ['county1', []],
  ['county1', [[0, { index: 1 }]]],
  ['city1', [[0, '371525'], [1, { index: 1 }]]],
  ['city1', []],
  ['town1', []],
]

export async function run({ browser, world, tally }) {
  let pressed = 0
  let summed = 0
  for (const [login, places] of kReaders) {
    const reader = await Reader.of(browser, world, login)
    for (const [at, place] of places) await lookAt(reader, at, place)
    const who = `${login}${places.length ? ' at a town' : ''}`
    for (const path of kPages) pressed += await pressAll(reader, tally, who, path)
    if (login === 'city1' && !places.length)
      for (const path of kCityPages) pressed += await pressAll(reader, tally, who, path)
    if (login === 'county1' && !places.length)
      for (const path of kCountyPages) pressed += await pressAll(reader, tally, who, path)
    if (login === 'county1' && !places.length)
      for (const path of kWholeTables) await noneIsPlain(reader, tally, who, path)
    if (login === 'city1' && !places.length) {
      await noneIsPlain(reader, tally, who, '/b/overview?year=2022')
      await funnelByPlace(reader, tally, who)
    }
    for (const path of kMoneyPages) summed += await pressSums(reader, tally, who, path)
    await reader.close()
  }
  const finance = await Reader.of(browser, world, 'cityfin1')
  await unpaidByTown(finance, tally, 'cityfin1')
  await finance.close()
  tally.check('there were numbers to press', pressed > 40, String(pressed))
  tally.check('and sums', summed > 30, String(summed))
}
