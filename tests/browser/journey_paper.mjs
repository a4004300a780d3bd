// Paper: each sheet is printed as PDF; its head stands on every page, its code is the address of
// its record, nothing but the sheet is on it, and it says that it is a draft.
import { createRequire } from 'node:module'
import { look } from './browser.mjs'
import { Candidates } from './candidates.mjs'
import { Phone } from './phone.mjs'
import { kVillage } from './seed.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['read', 'steps']
const need = createRequire(new URL('../../web/package.json', import.meta.url))
const { encode } = need('uqr')
const kA4 = { upright: '594', roster: '841' }

const drawn = (text) =>
  encode(text, { border: 4 })
    .data.flatMap((row, r) => row.map((dark, c) => (dark ? `M${c} ${r}h1v1h-1z` : '')))
    .join('')

// `pages`: at least so many. Gives the address in the code.
async function sheet({ tally, pictures, world }, { page }, name, look, pages) {
  await page.locator('.paper-sheet svg').first().waitFor()
  await page.emulateMedia({ media: 'print' })
  const others = page.locator('.menu, .top, .tabs, nav, button, h1, footer')
  const seen = await others.filter({ visible: true }).count()
  tally.check(`${name}: nothing but the sheet`, seen === 0, `${seen}`)
  const repeated = await page.evaluate(() =>
    [...document.querySelectorAll('.paper-sheet thead, .paper-sheet tfoot')].every((one) =>
      /table-(header|footer)-group/.test(getComputedStyle(one).display),
    ),
  )
  tally.check(`${name}: head and foot are repeated`, repeated)
  const sheet = page.locator('.paper-sheet').first()
  const text = (await sheet.innerText()).replace(/\s+/g, ' ')
  tally.check(`${name}: a draft, by whom and when`, /草稿.*打印于 \d{4}年.*不是正式文本/.test(text), text)
  const address = (await sheet.locator('.address').innerText()).replace(/^对应记录：\s*/, '').trim()
  const code = await sheet.locator('svg path').getAttribute('d')
  tally.check(`${name}: the code is the record`, code === drawn(address), address)
  const path = pictures ? `${pictures}/paper-${name}.pdf` : undefined
  const file = (await page.pdf({ path, preferCSSPageSize: true })).toString('latin1')
  const boxes = [...file.matchAll(/\/MediaBox ?\[0 0 (\d+)/g)].map((found) => found[1])
  tally.check(`${name}: on A4`, boxes.every((one) => one === kA4[look]), boxes.join(' '))
  tally.check(`${name}: as many pages`, boxes.length >= pages, `${boxes.length}`)
  await page.emulateMedia({ media: null })
  return address.replace(world.url, '')
}

// What the code opens, for somebody who signs in there.
async function opens({ tally, browser, world }, login, path, words) {
  const reader = await Reader.of(browser, world, null)
  await reader.page.goto(world.url + path)
  await reader.page.fill('#signin-login', login)
  await reader.page.fill('#signin-password', world.passwords[login])
  await reader.page.click('button[type=submit]')
  await reader.page.waitForSelector('#signin-login', { state: 'detached' })
  await reader.page.getByText(words).first().waitFor()
  await reader.tab.settled()
  tally.check(`${path} opens its record`, reader.page.url().endsWith(path), reader.page.url())
  await reader.close()
}

async function months(place) {
  const { browser, world, tally, pictures } = place
  const town = await Reader.of(browser, world, 'town1')
  await town.go('/b/attendance?month=2022-10')
  await town.follow('打印考勤表')
  const record = await sheet(place, town, 'attendance', 'roster', 1)
  await look(town.tab, tally, 'attendance sheets')
  if (pictures)
    await town.page.screenshot({ path: `${pictures}/attendance-sheet.png`, fullPage: true })
  await town.page.getByLabel('空表（手工填写）').uncheck()
  const filled = await town.page.locator('.paper-sheet tbody').first().innerText()
  tally.check('or with what is entered', /\d (小时|天)/.test(filled), filled)
  await town.close()
  await opens(place, 'town1', record, '考勤')

  const county = await Reader.of(browser, world, 'county1')
  await county.go('/b/month?month=2022-10')
  await county.page.locator('.figures a').first().click()
  await county.page.getByRole('link', { name: '打印发放花名册' }).waitFor()
  await county.follow('打印发放花名册')
  const lines = await county.page.locator('.paper-sheet tbody tr').count()
  await sheet(place, county, 'roster', 'roster', lines > 16 ? 2 : 1)
  await look(county.tab, tally, 'pay roster')
  await county.close()

  const phone = await Phone.of(place)
  await phone.signIn('agency1')
  await phone.press('没有网络时用纸', phone.page, 'link')
  await sheet(place, phone, 'village', 'roster', 1)
  await look(phone.tab, tally, 'paper of a village')
  if (pictures) await phone.page.screenshot({ path: `${pictures}/paper-390.png`, fullPage: true })
  await phone.close()
}

async function session({ world }, announcement) {
  const { Person } = await import('./world.mjs')
  const village = await Person.of(world, 'village1')
  const { id } = await village.post('/api/v1/reviews', {
    announcement,
    village: kVillage,
    held_on: world.day,
    location: '村委会',
    chair: '赵某',
    recorder: '钱某',
    expected: 90,
    present: 81,
  })
  return { village, id }
}

async function reviews(place) {
  const { browser, world, tally, pictures } = place
  const all = await Candidates.of(world)
  const { announcement } = await all.announce('公厕保洁员', 2)
  const people = await all.apply(announcement, ['吕桂兰', '施长林'], 701)
  const { village, id } = await session(place, announcement)
  const votes = people.map(({ application }, at) => ({
    application,
    agree: at ? 30 : 60,
    against: at ? 41 : 21,
    abstain: at ? 10 : 0,
    remark: '',
  }))
  const town = await Reader.of(browser, world, 'town1')
  await town.go(`/b/reviews/${id}/sheet`)
  // Ninety persons sign in on more than one page.
  await sheet(place, town, 'review', 'upright', 3)
  await look(town.tab, tally, 'sheets of a review')
  await village.post(`/api/v1/reviews/${id}/close`, { votes, evidence: '签到表 3 页' })
  await town.go(`/b/reviews/${id}`)
  const text = await town.text()
  tally.check('the mark is the server\'s', text.includes('同意达到 41 票为通过'), text)
  tally.check('the numbers stand beside the bars', /同意 60 反对 21 弃权 0/.test(text), text)
  tally.check('and the result', text.includes('未通过') && text.includes('暂定'), text)
  await look(town.tab, tally, 'votes of a review')
  for (const width of pictures ? [390, 1024, 1366] : []) {
    await town.page.setViewportSize({ width, height: 900 })
    await town.page.screenshot({ path: `${pictures}/votes-${width}.png`, fullPage: true })
  }
  await town.go('/b/announcements')
  await town.follow('空表', town.row('公厕保洁员'))
  const record = await sheet(place, town, 'blank form', 'upright', 1)
  await look(town.tab, tally, 'blank form')
  await town.go(`/b/applications/${people[0].application}`)
  await town.follow('打印报名申请表')
  await sheet(place, town, 'form', 'upright', 1)
  await town.close()
  await opens(place, 'town1', record, '吕*兰')
}

export const run = (place) => (place.world.name === 'read' ? months(place) : reviews(place))
