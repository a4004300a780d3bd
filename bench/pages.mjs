// How soon the first pages can be used, and what the lists of a whole city take:
//
//   node bench/pages.mjs build/release/yigang [--scale N] [--rounds N]
//
// Makes a demo city of N % (1 or 10; 100 is all of it and takes minutes) on SQLite with a server of its
// own and opens each page in Chromium as on a first visit: nothing cached. "usable" is the time from
// asking to a heading on a page that waits for no answer, "cpu" what the page's thread worked. The
// floor beside a door is the page that the server makes of the same thing by itself, without a
// program. Lists are asked for without a browser. Nothing passes or fails on time.
import { cpus, loadavg } from 'node:os'
import { openBrowser, countAnswers } from '../tests/browser/browser.mjs'
import { openWorld, Person } from '../tests/browser/world.mjs'

const [program, ...words] = process.argv.slice(2)
const asked = (name, otherwise) => {
  const at = words.indexOf(`--${name}`)
  return at < 0 ? otherwise : Number(words.splice(at, 2)[1])
}
const scale = asked('scale', 1)
const rounds = asked('rounds', 7)
if (!program || words.length || ![1, 10, 100].includes(scale) || !(rounds >= 1)) {
  console.error('usage: pages.mjs PROGRAM [--scale 1|10|100] [--rounds N]')
  process.exit(2)
}
const middle = (all) => [...all].sort((a, b) => a - b)[all.length >> 1]
const spread = (all) =>
  `${middle(all).toFixed(0)} (${Math.min(...all).toFixed(0)}–${Math.max(...all).toFixed(0)})`

// In the page: when its heading stands and nobody is waited for, over two frames.
function markUsable() {
  let quiet = 0
  const frame = () => {
    const ready = document.querySelector('h1') && !globalThis.openAnswers
    quiet = ready ? quiet + 1 : 0
    if (quiet === 1) globalThis.usableAt = performance.now()
    if (quiet < 3) requestAnimationFrame(frame)
    else globalThis.usable = true
  }
  requestAnimationFrame(frame)
}

async function visit(browser, path, { session, plain } = {}) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    javaScriptEnabled: !plain,
  })
  if (session) {
    await context.addCookies(session.cookies)
    await context.addInitScript((token) => sessionStorage.setItem('yigang.page', token), session.token)
  }
  await context.addInitScript(countAnswers)
  await context.addInitScript(markUsable)
  const page = await context.newPage()
  const metrics = await context.newCDPSession(page)
  await metrics.send('Performance.enable')
  const begun = performance.now()
  await page.goto(path)
  if (!plain) await page.waitForFunction(() => globalThis.usable)
  const usable = plain ? performance.now() - begun : await page.evaluate(() => globalThis.usableAt)
  const { metrics: all } = await metrics.send('Performance.getMetrics')
  const cpu = 1000 * all.find(({ name }) => name === 'TaskDuration').value
  await context.close()
  return { usable, cpu }
}

const kDoors = [
  ['/g', '/g/', {}],
  ['/g without a program', '/g/', { plain: true }],
  ['/g/notices', '/g/notices', {}],
  ['/c sign in', '/c/', {}],
  ['/v of nothing', '/v/NONE', { plain: true }],
]
const kHomes = ['city1', 'county1', 'fin1', 'town1', 'village1', 'audit1']
const kLists = [
  ['placements', 'placements?limit=50'],
  ['placements by name', 'placements?limit=50&sort=name'],
  ['placements on a day', 'placements?limit=50&on=2022-09-30'],
  ['posts', 'posts?limit=50'],
  ['vacancies', 'vacancies?limit=50'],
  ['attendance of a month', 'attendance?limit=50&month=2022-09'],
  ['plan', 'reports/plan?year=2022'],
  ['today', 'today'],
  ['today of a county', 'today', 'county1'],
  ['today of a town', 'today', 'town1'],
  ['unpaid months', 'reports/unpaid-months'],
  ['funds of a year', 'reports/funds?year=2022'],
  ['payments by state', 'reports/payments'],
  ['runs', 'settlements?limit=200'],
  ['runs of a month', 'settlements?limit=200&month=2022-09'],
  ['runs of a town', 'settlements?limit=200', 'town1'],
  ['bank files', 'payments?limit=50'],
  ['bank files with returns', 'payments?limit=50&returned=true'],
  ['payments', 'payment-lines?limit=50'],
  ['payments that came back', 'payment-lines?limit=50&state=returned'],
  ['posts by item', 'reports/posts?by=item'],
  // The city does not read the papers of a person.
  ['applications', 'applications?limit=50', 'county1'],
  ['applications started', 'applications?limit=50&state=started', 'county1'],
  ['persons', 'persons?limit=50', 'county1'],
  ['confirmations', 'confirmations?limit=50', 'county1'],
]
// Of the first run of a month of the county.
const kOfRun = [
  ['lines of a run', 'limit=50'],
  ['lines of a run by amount', 'limit=50&sort=amount&descending=true'],
  ['lines of a run by name', 'limit=50&sort=name'],
]

const world = await openWorld('read', program, { scale })
const browser = await openBrowser()
try {
  const load = () => loadavg()[0].toFixed(1)
  console.log(`demo city of ${scale} %, ${cpus().length} cores, load ${load()}, ${rounds} rounds`)
  const pages = [...kDoors]
  for (const login of kHomes.filter((one) => world.passwords[one])) {
    const { session } = await Person.of(world, login)
    pages.push([`/b home of ${login}`, '/b/', { session }])
  }
  const taken = pages.map(() => [])
  for (let round = 0; round < rounds; round += 1)
    for (const [at, [, path, how]] of pages.entries())
      taken[at].push(await visit(browser, world.url + path, how))
  console.log('\nfirst visit                    usable ms              cpu ms')
  for (const [at, [name]] of pages.entries()) {
    const [usable, cpu] = ['usable', 'cpu'].map((one) => spread(taken[at].map((each) => each[one])))
    console.log(`${name.padEnd(30)} ${usable.padEnd(22)} ${cpu}`)
  }
  console.log('\nlist                           ms                     rows of all')
  const clerk = await Person.of(world, 'county1')
  const { items } = await clerk.get('/api/v1/settlements?limit=1&month=2022-09')
  const ofRun = kOfRun.map(([name, query]) => [
    name,
    `settlements/${items[0].id}/lines?${query}`,
    'county1',
  ])
  for (const [name, path, login = 'city1'] of [...kLists, ...ofRun]) {
    const reader = await Person.of(world, login)
    const all = []
    let total
    for (let round = 0; round < rounds; round += 1) {
      const begun = performance.now()
      const answer = await reader.get(`/api/v1/${path}`)
      all.push(performance.now() - begun)
      total = answer.total?.posts ?? answer.total
    }
    console.log(`${name.padEnd(30)} ${spread(all).padEnd(22)} ${total ?? ''}`)
  }
  console.log(`\nload at the end ${load()}`)
} finally {
  world.close()
  await browser.close()
}
