// The pages that pages.mjs does not open, on real records of the demo city, in both languages and
// at the widths of the office and of the phone; and every route of the three doors is in a list.
import { look, openTab, signIn } from './browser.mjs'
import { pages } from './pages.mjs'
import { Phone } from './phone.mjs'
import { routeOf, routes } from './routes.mjs'
import { rawWord } from './steps.mjs'
import { Person } from './world.mjs'

export const worlds = ['read']
const of = (sql) => (world) => world.store(sql).trim()
const kRun = of(
  'SELECT id FROM settlement_run WHERE unit = 371525 ORDER BY id DESC LIMIT 1',
)
const kAnnouncement = of('SELECT id FROM announcement WHERE unit = 371525 ORDER BY id LIMIT 1')
const kNotice = async (world) => {
  const answer = await fetch(`${world.url}/api/v1/public/notices?limit=1`)
  return (await answer.json()).items[0].id
}
const kLine = of('SELECT id FROM settlement_line WHERE unit = 371525 ORDER BY id LIMIT 1')
const kStarted = of(
  "SELECT id FROM application WHERE unit = 371525 AND state = 'started' ORDER BY id LIMIT 1",
)
const kDocument = encodeURIComponent('聊政办字〔2022〕4号')
const kClause = encodeURIComponent('LZ-2022-4 二(四)')

// By whose eyes: the name of the picture, the route, and what stands for its parameter.
const kOffice = {
  county1: [
    ['persons', '/b/persons'],
    ['post-report', '/b/post-report'],
    ['confirmations', '/b/confirmations'],
    ['why-line', '/b/why/line/:id', kLine],
    ['roster', '/b/month/:id/roster', kRun],
    ['gate', '/b/gate'],
    ['certificate', '/b/certificates/:id', (world) => world.certificate],
    ['registers', '/b/registers'],
    ['practice', '/b/practice'],
    ['hosts', '/b/hosts'],
    ['announcements', '/b/announcements'],
    ['blank-form', '/b/announcements/:id/form', kAnnouncement],
    ['reserve', '/b/announcements/:id/reserve', kAnnouncement],
    ['notices', '/b/notices'],
    ['self-increases', '/b/self-increases'],
    ['pay-standards', '/b/pay-standards'],
    ['low-rates', '/b/low-rates'],
    ['unpaid-months', '/b/unpaid-months'],
    ['recognitions', '/b/recognitions'],
    ['agreements', '/b/placing/agreements?ids=:id&state=started', kStarted],
    ['clause-rows', `/b/clause/rows?document=${kDocument}&clause=${kClause}`],
  ],
  city1: [
    ['fund-runs', '/b/funds/runs'],
    ['expansions', '/b/expansions'],
    ['ambiguities', '/b/ambiguities'],
  ],
  secadm1: [
    ['accounts', '/b/accounts'],
    ['organisations', '/b/organisations'],
    ['missing', '/b/no/such/page'],
  ],
  audit1: [['journal', '/b/journal']],
  sysadm: [['health', '/b/health']],
}
const kOfficeViews = [
  // The list of a wide screen is that of the next: only that it fits.
  { width: 1366, language: 'zh-CN', type: 'standard', withAxe: false },
  { width: 1024, language: 'en', type: 'large' },
  { width: 390, language: 'zh-CN', type: 'huge' },
]
const kVillage = {
  agency1: ['/c/', '/c/paper', '/c/desk'],
  village1: ['/c/reviews', '/c/spot'],
}
const kPhoneViews = [
  { width: 390, language: 'zh-CN', type: 'huge' },
  { width: 768, language: 'en', type: 'large' },
  { width: 1024, language: 'zh-CN', type: 'standard' },
]
// Made by the server: seen without the program of the page.
const kMade = [
  ['g', '/g'],
  ['g-notice', '/g/notices/:id', kNotice],
  ['g-no-notice', '/g/notices/:id', () => '7'],
  ['g-posts', '/g/posts'],
  ['g-report', '/g/report'],
  ['v', '/v'],
  ['v-paper', '/v/:code', () => 'D7K4-9QXM-2F8H-TW'],
]

const addressOf = async (world, [, route, found]) =>
  found ? route.replace(/:\w+/, await found(world)) : route

async function draw({ tally, pictures }, tab, name, { withAxe } = {}) {
  await look(tab, tally, name, { withAxe })
  const { width, language } = tab.view
  const problem = tab.page.locator('.problem')
  const said = (await problem.count()) ? await problem.first().innerText() : ''
  tally.check(`${name} ${width}: opens without a problem`, said === '', said)
  const raw = rawWord(await tab.page.locator('body').innerText())
  tally.check(`${name} ${width}: no word of the wire`, raw === '', raw)
  if (!pictures) return
  const file = `${pictures}/walk-${name}-${width}-${language}.png`
  await tab.page.screenshot({ path: file, fullPage: true })
}

async function office(place, view) {
  const { browser, world } = place
  for (const [login, list] of Object.entries(kOffice)) {
    const tab = await openTab(browser, world, view)
    await signIn(tab, world, login)
    for (const page of list) {
      await tab.go(await addressOf(world, page))
      await draw(place, tab, page[0], view)
    }
    await tab.close()
  }
}

async function village(place, view) {
  for (const [login, paths] of Object.entries(kVillage)) {
    const phone = await Phone.of(place, view)
    await phone.signIn(login)
    for (const path of paths) {
      await phone.tab.go(path)
      await draw(place, phone.tab, `village${path.replace(/\W/g, '-')}`)
    }
    await phone.close()
  }
}

// A page as it stands for whoever runs no programs; axe itself needs one that runs.
async function withoutProgram(route) {
  const answer = await route.fetch()
  const body = (await answer.text())
    .replace(/<script.*?<\/script>/gs, '')
    .replace(/<(\/?)noscript>/g, '<$1div>')
  return route.fulfill({ response: answer, body })
}

// Whoever works at the village door may look into the office; one leads to the other.
async function doors({ browser, world, tally }) {
  const tab = await openTab(browser, world, { width: 1366 })
  await signIn(tab, world, 'town1')
  await tab.page.locator('nav.menu a[href="/c/"]').click()
  await tab.page.waitForURL(/\/c\/$/)
  await tab.page.locator('footer a[href="/b/"]').click()
  await tab.page.waitForURL(/\/b\/$/)
  await tab.page.waitForSelector('nav.menu')
  tally.check('one session goes through both doors', true)
  await tab.close()
  const county = await openTab(browser, world, { width: 1366 })
  await signIn(county, world, 'county1')
  const links = await county.page.locator('nav.menu a[href="/c/"]').count()
  tally.check('who has no work there is not sent there', links === 0, `${links}`)
  await county.close()
}

async function made(place, view) {
  const { browser, world } = place
  const tab = await openTab(browser, world, view)
  await tab.page.route(/\/[gv](\/|\?|$)/, withoutProgram)
  for (const page of kMade) {
    const address = `${await addressOf(world, page)}?lang=${view.language}&type=${view.type}`
    await tab.page.goto(world.url + address)
    await tab.page.waitForSelector('h1')
    await draw(place, tab, `made-${page[0]}`)
  }
  await tab.close()
}

// Names as long as the programme has them leave the bar on one line; what is cut off is in a title.
async function topBar({ browser, world, tally, pictures }, view) {
  const tab = await openTab(browser, world, view)
  await signIn(tab, world, 'city1')
  await tab.go('/b/expansions')
  const { page } = tab
  await page.locator('.bar select').first().selectOption('371572')
  await tab.settled()
  await page.evaluate(() => {
    for (const [where, words] of [
      ['.who .tag', '县（市、区）人力资源和社会保障局经办人员'],
      ['.who a', '阿卜杜拉·买买提江·艾合买提'],
    ])
      document.querySelector(where).textContent = words
  })
  const tops = await page.evaluate(() => {
    const parts = [...document.querySelectorAll('.bar, .bar *')]
    const ends = parts.map((one) => one.getBoundingClientRect().right)
    const { height } = document.querySelector('.bar').getBoundingClientRect()
    return { height, wide: Math.max(...ends) - innerWidth }
  })
  const label = `${view.width} ${view.language} ${view.type}`
  const one = tops.height < 80 && tops.wide <= 0
  tally.check(`the bar is one line at ${label}`, one, JSON.stringify(tops))
  const titles = await page.locator('.who [title]').count()
  tally.check(`what may be cut off has a title at ${label}`, titles >= 2, `${titles}`)
  if (pictures) await page.screenshot({ path: `${pictures}/walk-bar-${view.language}.png` })
  await tab.close()
}

// On a record that only its own journey makes, and is looked at there.
const kByJourney = ['/b/spot-checks/:id/photo'] // village_spots.mjs

function everyRouteIsListed(tally) {
  const known = routes()
  const listed = [
    ...kByJourney,
    ...pages().map(([, path]) => path),
    ...Object.values(kOffice).flatMap((list) => list.map(([, route]) => route)),
    ...Object.values(kVillage).flat(),
  ]
  const open = new Set(
    listed.map((path) => routeOf(path, [...known.b, ...known.g, ...known.c])),
  )
  const missed = [...known.b, ...known.g, ...known.c].filter((route) => !open.has(route))
  tally.check('every route of the programs is walked', missed.length === 0, missed.join(' '))
  const byServer = new Set(kMade.map(([, route]) => route))
  const unmade = known.made.filter((route) => !byServer.has(route))
  tally.check('and every page that the server makes', unmade.length === 0, unmade.join(' '))
  const { b, g, c, made: byName } = known
  const enough = b.length > 50 && g.length > 5 && c.length > 2 && byName.length > 4
  tally.check('routes are found at all', enough, JSON.stringify(known))
}

// The demo city ends in a year that has no plan yet.
async function issueCertificate(world) {
  const { day } = world
  world.setDay('2022-12-20')
  const county = await Person.of(world, 'county1')
  const asked = { unit: '371525', project: '村村清洁服务采购' }
  world.certificate = (await county.post('/api/v1/certificates', asked)).id
  world.setDay(day)
}

export async function run(place) {
  const { world } = place
  world.day ||= world.store("SELECT value FROM setting WHERE name = 'business_day'").trim()
  everyRouteIsListed(place.tally)
  await issueCertificate(world)
  await doors(place)
  await topBar(place, { width: 1024, language: 'en', type: 'large' })
  await topBar(place, { width: 1024, language: 'zh-CN', type: 'standard' })
  await Promise.all(kOfficeViews.slice(0, 2).map((view) => office(place, view)))
  await Promise.all([
    office(place, kOfficeViews[2]),
    (async () => {
      for (const view of kPhoneViews) {
        await village(place, view)
        await made(place, view)
      }
    })(),
  ])
}
