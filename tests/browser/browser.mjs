// One Chromium for all scripts, and what they have in common: a tab that listens to its console,
// waiting for answers instead of for time, and counting checks.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const need = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = need('playwright-core')
const axe = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8')
const kRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export const openBrowser = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Root has no sandbox; a container has a small /dev/shm.
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--lang=zh-CN'],
  })

export class Tally {
  passed = 0
  failed = []

  constructor(where) {
    this.where = where
  }
  check(sentence, holds, detail = '') {
    if (holds) this.passed += 1
    else this.failed.push(`${this.where}: ${sentence} ${detail}`.trim())
  }
}

// A browser of one reader. `said` is what the console complained of.
export async function openTab(browser, world, view = {}) {
  const { width = 1366, height = 900, language = 'zh-CN', type = 'standard' } = view
  const context = await browser.newContext({ viewport: { width, height } })
  await context.addInitScript(
    (kept) => {
      localStorage.setItem('yigang.language', kept.language)
      localStorage.setItem('yigang.type', kept.type)
    },
    { language, type },
  )
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  const said = []
  // A refused read is said on the page; Chromium repeats its status on the console.
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of \d+/.test(line.text())) said.push(line.text())
  })
  page.on('pageerror', (error) => said.push(String(error)))
  const open = new Set()
  page.on('request', (request) => {
    if (!request.url().endsWith('/events')) open.add(request)
  })
  for (const end of ['requestfinished', 'requestfailed'])
    page.on(end, (request) => open.delete(request))
  const settled = async () => {
    for (let quiet = 0, tries = 0; quiet < 3 && tries < 400; tries += 1) {
      quiet = open.size === 0 ? quiet + 1 : 0
      await page.waitForTimeout(40)
    }
  }
  const go = async (path) => {
    await page.goto(world.url + path)
    await page.waitForSelector('h1')
    await settled()
  }
  return { page, said, go, settled, view: { width, language, type }, close: () => context.close() }
}

export async function signIn(tab, world, login) {
  const { page } = tab
  if (!page.url().includes('/sign-in')) await tab.go('/b/sign-in')
  await page.fill('#signin-login', login)
  await page.fill('#signin-password', world.passwords[login])
  await page.click('button[type=submit]')
  await page.waitForURL((url) => !url.pathname.endsWith('sign-in'))
  await page.waitForSelector('h1')
  await tab.settled()
}

// What must hold on every page: no violation of WCAG 2 A/AA, nothing scrolls sideways, one h1, a
// silent console.
export async function look(tab, tally, name, { withAxe = true } = {}) {
  const { page, said, view } = tab
  const label = `${name} ${view.width} ${view.language} ${view.type}`
  tally.check(`${label}: one h1`, (await page.locator('h1').count()) === 1)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  tally.check(`${label}: nothing scrolls sideways`, wide <= 0, `${wide}px`)
  if (withAxe) {
    await page.evaluate(axe)
    const options = { runOnly: kRules, resultTypes: ['violations'] }
    const found = await page.evaluate((how) => globalThis.axe.run(how), options)
    const faults = found.violations.map(
      (one) => `${one.id}: ${one.nodes.map((at) => at.target.join(' ')).slice(0, 3).join(' | ')}`,
    )
    tally.check(`${label}: axe`, faults.length === 0, faults.join('; '))
  }
  tally.check(`${label}: the console is silent`, said.length === 0, said.join('; '))
  said.length = 0
}
