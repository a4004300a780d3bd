// Opens every page of the web in Chromium against a running server, in both languages, at three
// widths and three type sizes, under the server's own Content-Security-Policy:
//
//   node tests/browser/pages.mjs http://127.0.0.1:8080 LOGIN PASSWORD [--fixtures] [--pictures DIR]
//
// A page passes when axe-core finds no violation of WCAG 2 A/AA, nothing scrolls sideways, the
// console is silent and one h1 stands on it. --fixtures answers reads from
// web/tests/fixtures/api.json (invented persons), so that pages are full on an empty database.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const need = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = need('playwright-core')
const axe = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8')
const [base, login, password, ...options] = process.argv.slice(2)
if (!base || !login || !password) {
  console.error('usage: pages.mjs BASE LOGIN PASSWORD [--fixtures] [--pictures DIR]')
  process.exit(2)
}
const at = options.indexOf('--pictures')
const pictures = at < 0 ? null : options[at + 1]
if (pictures) mkdirSync(pictures, { recursive: true })
const fixtures = options.includes('--fixtures')
  ? JSON.parse(
      readFileSync(new URL('../../web/tests/fixtures/api.json', import.meta.url), 'utf8'),
    )
  : {}

const kPages = [
  ['signin', '/b/sign-in'],
  ['today', '/b/'],
  ['plan', '/b/plan'],
  ['plan-unit', '/b/plan/371525?year=2022'],
  ['applications', '/b/applications'],
  ['application', '/b/applications/9003'],
  ['why', '/b/why/4002'],
  ['placements', '/b/placements?unit=371525'],
  ['posts', '/b/posts?unit=371525&year=2022'],
  ['month', '/b/month'],
  ['lines', '/b/month/700/lines'],
  ['notices', '/g/'],
  ['notice', '/g/notices/5501'],
]
const kViews = [
  { width: 1366, language: 'zh-CN', type: 'standard' },
  { width: 1024, language: 'en', type: 'large' },
  { width: 390, language: 'zh-CN', type: 'huge' },
  { width: 390, language: 'en', type: 'standard' },
]
let passed = 0
const failed = []
function check(sentence, holds, detail = '') {
  if (holds) passed += 1
  else failed.push(`${sentence} ${detail}`)
}

async function answerFromFixtures(route) {
  const request = route.request()
  const body = fixtures[`${request.method()} ${new URL(request.url()).pathname}`]
  if (body === undefined) return route.continue()
  return route.fulfill({ json: body })
}

async function look(page, name, view, said) {
  const label = `${name} ${view.width} ${view.language} ${view.type}`
  check(`${label}: one h1`, (await page.locator('h1').count()) === 1)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  check(`${label}: nothing scrolls sideways`, wide <= 0, `${wide}px`)
  await page.evaluate(axe)
  const found = await page.evaluate(() =>
    globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
  )
  const faults = found.violations.map(
    (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(' | ')}`,
  )
  check(`${label}: axe`, faults.length === 0, faults.join('; '))
  check(`${label}: the console is silent`, said.length === 0, said.join('; '))
  if (pictures) {
    const path = `${pictures}/${name}-${view.width}-${view.language}-${view.type}.png`
    await page.screenshot({ path, fullPage: true })
  }
}

async function see(browser, view) {
  const context = await browser.newContext({ viewport: { width: view.width, height: 800 } })
  await context.addInitScript(({ language, type }) => {
    localStorage.setItem('yigang.language', language)
    localStorage.setItem('yigang.type', type)
  }, view)
  const page = await context.newPage()
  await page.route('**/api/v1/**', answerFromFixtures)
  const said = []
  // A refused read is said on the page; Chromium repeats its status on the console.
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of \d+/.test(line.text())) said.push(line.text())
  })
  page.on('pageerror', (error) => said.push(String(error)))
  for (const [name, path] of kPages) {
    said.length = 0
    await page.goto(base + path)
    await page.waitForSelector('h1')
    await page.waitForLoadState('networkidle')
    await look(page, name, view, said)
    if (name !== 'signin') continue
    await page.fill('#signin-login', login)
    await page.fill('#signin-password', password)
    await page.click('button[type=submit]')
    await page.waitForURL((url) => !url.pathname.endsWith('sign-in'))
  }
  await context.close()
}

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  for (const view of kViews) await see(browser, view)
} finally {
  await browser.close()
}
for (const one of failed) console.error(`FAILED ${one}`)
console.log(`${passed} passed, ${failed.length} failed`)
process.exit(failed.length ? 1 : 0)
