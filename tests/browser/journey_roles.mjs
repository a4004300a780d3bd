// The demo city as each role sees it: every page of its menu opens without a problem, in a narrow
// and a wide window; a number opens a list with the same total.
import { look } from './browser.mjs'
import { rawWord, Reader } from './steps.mjs'

export const worlds = ['read']
const kLogins = ['city1', 'county1', 'fin1', 'town1', 'village1', 'bank1', 'audit1', 'prov1', 'dept1', 'sysadm', 'secadm1', 'audadm']

async function menu({ browser, world, tally, pictures }, login) {
  for (const width of login === 'county1' ? [1440, 390] : [1024]) {
    const reader = await Reader.of(browser, world, login, { width })
    const links = await reader.page
      .locator('nav.menu a[href^="/b/"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    tally.check(`${login} has a menu`, links.length >= 1, links.join(' '))
    for (const link of links) {
      await reader.go(link)
      const problem = reader.page.locator('.problem')
      const said = (await problem.count()) ? await problem.first().innerText() : ''
      tally.check(`${login} opens ${link}`, said === '', said)
      // pages.mjs has asked axe about each of them.
      await look(reader.tab, tally, `${login} ${link}`, { withAxe: false })
      if (!pictures) continue
      const file = `${pictures}/${login}${link.replace(/\W+/g, '-')}-${width}.png`
      await reader.page.screenshot({ path: file, fullPage: true })
    }
    await reader.close()
  }
}

const number = (text) => Number((/[\d,]+/.exec(text)?.[0] ?? '-1').replaceAll(',', ''))
const totalOf = async (reader) => number(/共 ([\d,]+) 条/.exec(await reader.text())?.[1] ?? '')

// Each number with a link in these cells opens a list that says the same number.
async function sameTotals(reader, tally, path, cells) {
  await reader.go(path)
  const count = await reader.page.locator(cells).count()
  tally.check(`${path} has numbers`, count > 0)
  for (let at = 0; at < Math.min(count, 4); at += 1) {
    await reader.go(path)
    const link = reader.page.locator(cells).nth(at)
    const shown = number(await link.innerText())
    const to = await link.getAttribute('href')
    await reader.go(to)
    const total = await totalOf(reader)
    tally.check(`${path}: ${shown} opens ${shown} rows`, total === shown, `${to} has ${total}`)
  }
}

async function numbers({ browser, world, tally }) {
  const city = await Reader.of(browser, world, 'city1', { width: 1440 })
  await sameTotals(city, tally, '/b/plan', 'tbody a[href*="/placements"]')
  await city.go('/b/plan')
  tally.check('the chart is drawn', (await city.page.locator('.chart svg').count()) === 1)
  await city.close()
  const county = await Reader.of(browser, world, 'county1', { width: 1440 })
  await sameTotals(county, tally, '/b/plan/371525?year=2022', 'dd a[href*="/placements"]')
  await sameTotals(county, tally, '/b/month?month=2022-12', 'dd a[href$="/lines"]:text-matches("^[0-9,]+$")')
  await ofThePlan(county, tally)
  await explained(county, tally)
  const of = { name: /\d/ }
  await county.go('/b/payments')
  const cell = county.page.locator('tbody td.n').first().getByRole('link', of)
  const lines = number(await cell.innerText())
  await county.go(await cell.getAttribute('href'))
  tally.check('a batch opens its lines', (await totalOf(county)) === lines, `${lines}`)
  await county.close()
}

// What was created, completed and added beyond the plan opens just those posts of the year.
async function ofThePlan(county, tally) {
  const heads = ['县增设', '已创建', '已完成']
  for (const [at, head] of heads.entries()) {
    await county.go('/b/plan')
    const cells = county.page.locator('tbody tr').first().locator('td.n')
    const shown = number(await cells.nth(3 + at).innerText())
    await county.follow(/\d/, cells.nth(3 + at))
    const rows = await county.page.locator('tbody tr').allInnerTexts()
    const counts = (row) => row.includes('县增设') === (head === '县增设')
    const days = head === '已完成' ? 2 : head === '已创建' ? 1 : 0
    const has = (row) => (row.match(/\d{4}-\d{2}-\d{2}/g) ?? []).length >= days
    const found = rows.filter((row) => counts(row) && has(row)).length
    const all = found === shown && rows.length === shown
    tally.check(`${head}: ${shown} of them`, all, `${found} of ${rows.length} rows`)
  }
}

// An explanation of each kind reads as sentences, in both languages.
async function explained(county, tally) {
  await county.go('/b/month?month=2022-12')
  const lines = await county.page.locator('dd a[href$="/lines"]').first().getAttribute('href')
  for (const status of ['payable', 'tenure_over', 'nothing']) {
    await county.go(`${lines}?status=${status}`)
    const link = county.page.locator('tbody th a').first()
    if (!(await link.count())) continue
    await county.go(await link.getAttribute('href'))
    const text = await county.text()
    tally.check(`why of a line, ${status}, in words`, !rawWord(text), rawWord(text))
    tally.check(`why of a line, ${status}, has its amount`, /结算 [\d,.]+ 元/.test(text), text)
    await look(county.tab, tally, `why of a line, ${status}`)
  }
}

async function whatIsPublic({ browser, world, tally }) {
  const reader = await Reader.of(browser, world, null, { width: 390 })
  await reader.go('/g/')
  const notices = reader.page.locator('a.open')
  if ((await notices.count()) > 0) {
    await notices.first().click()
    await reader.tab.settled()
    const text = await reader.text()
    const names = await reader.page.locator('tbody th').allInnerTexts()
    tally.check('names are masked', names.length > 0 && names.every((one) => one.includes('*')))
    tally.check('no number of a person', !/37[12]599\d{11}[\dX]/.test(text))
  }
  await look(reader.tab, tally, 'public pages')
  await reader.go('/g/notices/999')
  tally.check('a notice that is not there', (await reader.text()).includes('没有这份公示'))
  await reader.go('/g/notices/abc')
  tally.check('an address that is none', (await reader.text()).includes('没有这个页面'))
  await reader.page.goto(`${world.url}/g/?unit=999`)
  await reader.tab.settled()
  tally.check('a unit that is none', (await reader.text()).includes('“999”不存在'))
  await reader.close()
}

// Nobody touches a pointer: sign in, a card, a list, one application and back.
async function keyboard({ browser, world, tally }) {
  const reader = await Reader.of(browser, world, null, { width: 1366 })
  const { page, tab } = reader
  const press = (key) => page.keyboard.press(key)
  const tabTo = async (what) => {
    for (let tries = 0; tries < 60; tries += 1) {
      await press('Tab')
      const here = await page.evaluate(() => {
        const one = document.activeElement
        const ring = one ? getComputedStyle(one).outlineWidth : '0px'
        return [one?.textContent?.trim() ?? '', one?.id ?? '', ring]
      })
      if (here.slice(0, 2).some((text) => text === what)) {
        tally.check(`the focus on ${what} is seen`, parseFloat(here[2]) >= 3, here[2])
        return true
      }
    }
    return false
  }
  await reader.go('/b/sign-in')
  tally.check('the first field is reached', await tabTo('signin-login'))
  await page.keyboard.type('county1')
  await press('Tab')
  await page.keyboard.type(world.passwords.county1)
  await press('Enter')
  await page.waitForURL((url) => !url.pathname.endsWith('sign-in'))
  await page.waitForSelector('nav.menu')
  await tab.settled()
  tally.check('the page is skipped to', await tabTo('跳到正文').catch(() => false))
  tally.check('the menu is reached', await tabTo('报名与办理'))
  await press('Enter')
  await page.waitForURL('**/applications')
  await tab.settled()
  const h1 = await page.evaluate(() => document.activeElement?.tagName)
  tally.check('the focus goes to the heading', h1 === 'H1', h1)
  await press('?')
  await reader.dialog.waitFor()
  tally.check('? opens the keys', (await reader.dialog.innerText()).includes('Esc'))
  await press('Escape')
  await reader.dialog.waitFor({ state: 'hidden' })
  await reader.close()
}

export async function run(place) {
  for (const login of kLogins) await menu(place, login)
  await numbers(place)
  await whatIsPublic(place)
  await keyboard(place)
}
