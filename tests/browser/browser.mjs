// One Chromium for all scripts, and what they have in common: a tab that listens to its console,
// waiting for answers instead of for time, and counting checks.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const need = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = need('playwright-core')
const axe = readFileSync(need.resolve('axe-core/axe.min.js'), 'utf8')
const kRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const kPatience = 15_000

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

// Counts the answers that a page still waits for or reads; the stream of a job's events never ends.
export function countAnswers() {
  const real = globalThis.fetch
  globalThis.openAnswers = 0
  globalThis.fetch = async (...asked) => {
    if (String(asked[0]?.url ?? asked[0]).endsWith('/events')) return real(...asked)
    globalThis.openAnswers += 1
    try {
      const answer = await real(...asked)
      const read = answer.clone().arrayBuffer()
      read.catch(() => {}).then(() => setTimeout(() => (globalThis.openAnswers -= 1)))
      return answer
    } catch (error) {
      globalThis.openAnswers -= 1
      throw error
    }
  }
}

// True when nothing was asked for while two frames were drawn.
const twoQuietFrames = () =>
  new Promise((take) => {
    const frame = (left) =>
      requestAnimationFrame(() =>
        globalThis.openAnswers ? take(false) : left ? frame(left - 1) : take(true),
      )
    frame(1)
  })

// Requests on their way, and waiting for their end.
function watchRequests(page) {
  const open = new Set()
  let waiting = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/events')) open.add(request)
  })
  for (const end of ['requestfinished', 'requestfailed'])
    page.on(end, (request) => {
      open.delete(request)
      if (open.size) return
      for (const go of waiting) go()
      waiting = []
    })
  const none = () => (open.size ? new Promise((go) => waiting.push(go)) : undefined)
  return async () => {
    for (const until = Date.now() + kPatience; Date.now() < until; ) {
      await none()
      // The page may be replaced by the next while it is asked.
      if ((await page.evaluate(twoQuietFrames).catch(() => false)) && !open.size) return
    }
  }
}

// Turns to another page of the same door, as a link does; false: it has to be loaded.
function turnTo(path) {
  const door = (at) => at.split('/')[1]
  if (door(path) !== door(location.pathname) || path === location.pathname + location.search)
    return false
  history.pushState(null, '', path)
  dispatchEvent(new PopStateEvent('popstate', { state: null }))
  return true
}

// A browser of one reader. `said` is what the console complained of.
export async function openTab(browser, world, view = {}) {
  const { width = 1366, height = 900, language = 'zh-CN', type = 'standard' } = view
  // Without motion no colour is half-way to another while axe looks at it.
  const calm = { reducedMotion: 'reduce' }
  const context = await browser.newContext({ viewport: { width, height }, ...calm })
  await context.addInitScript(
    (kept) => {
      localStorage.setItem('yigang.language', kept.language)
      localStorage.setItem('yigang.type', kept.type)
    },
    { language, type },
  )
  await context.addInitScript(countAnswers)
  const page = await context.newPage()
  page.setDefaultTimeout(kPatience)
  const said = []
  // A refused read is said on the page; Chromium repeats its status on the console.
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of \d+/.test(line.text())) said.push(line.text())
  })
  page.on('pageerror', (error) => said.push(String(error)))
  const settled = watchRequests(page)
  let day = null
  const go = async (path) => {
    // A page that was loaded on another day still believes in that one.
    const turned = day === world.day && (await page.evaluate(turnTo, path))
    if (!turned) await page.goto(world.url + path)
    day = world.day
    await page.waitForSelector('h1')
    await settled()
  }
  return { page, said, go, settled, view: { width, language, type }, close: () => context.close() }
}

// The first time by the page of signing in, later by the session that it has opened.
export async function signIn(tab, world, login) {
  const { page } = tab
  const known = world.sessions[login]
  if (known) {
    await page.context().addCookies(known.cookies)
    await page.addInitScript((token) => sessionStorage.setItem('yigang.page', token), known.token)
    await page.goto(`${world.url}/b/`)
  } else {
    if (!page.url().includes('/sign-in')) await tab.go('/b/sign-in')
    await page.fill('#signin-login', login)
    await page.fill('#signin-password', world.passwords[login])
    await page.click('button[type=submit]')
    await page.waitForURL((url) => !url.pathname.endsWith('sign-in'))
    const token = await page.evaluate(() => sessionStorage.getItem('yigang.page'))
    world.sessions[login] = { token, cookies: await page.context().cookies() }
  }
  await page.waitForSelector('h1')
  await tab.settled()
}

// In an English page: what stands in Chinese and is not marked as Chinese. What holds more of the
// page's language is spoken in that.
function unmarkedChinese() {
  const textOf = (one) =>
    [...one.childNodes].map((node) => (node.nodeType === 3 ? node.nodeValue : '')).join('')
  return [...document.body.querySelectorAll('*')]
    .filter((one) => one.closest('[lang]').getAttribute('lang') !== 'zh-CN')
    .map(textOf)
    .filter((says) => /\p{Script=Han}/u.test(says) && !/[A-Za-z]{2}/.test(says))
    .slice(0, 3)
}

async function askAxe({ page }, tally, label, runOnly) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe)
  const options = { runOnly, resultTypes: ['violations'] }
  const found = await page.evaluate((how) => globalThis.axe.run(how), options)
  const faults = found.violations.map(
    (one) => `${one.id}: ${one.nodes.map((at) => at.target.join(' ')).slice(0, 3).join(' | ')}`,
  )
  tally.check(`${label}: axe`, faults.length === 0, faults.join('; '))
}

// The same page at other sizes of type, without loading it anew: whether it fits, and what
// of axe hangs on sizes. All else of axe was asked before and does not change with them; contrast
// asks less of larger letters, never more.
const kOfSize = ['target-size', 'scrollable-region-focusable']
export async function lookAtSizes(tab, tally, name, sizes) {
  const { page, view } = tab
  const turn = (type) => page.evaluate((to) => (document.documentElement.dataset.type = to), type)
  for (const type of sizes) {
    await turn(type)
    const label = `${name} ${view.width} ${view.language} turned to ${type}`
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    tally.check(`${label}: nothing scrolls sideways`, wide <= 0, `${wide}px`)
    await askAxe(tab, tally, label, { type: 'rule', values: kOfSize })
  }
  await turn(view.type)
}

// What must hold on every page: no violation of WCAG 2 A/AA, nothing scrolls sideways, one h1, a
// silent console. Without a server Chromium says of each request, at any moment, that nobody
// answered: that alone may then be said.
export async function look(tab, tally, name, { withAxe = true, server = true } = {}) {
  const { page, said, view } = tab
  const label = `${name} ${view.width} ${view.language} ${view.type}`
  const path = new URL(page.url()).pathname
  tally.check(`${label}: one h1`, (await page.locator('h1').count()) === 1)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  tally.check(`${label}: nothing scrolls sideways`, wide <= 0, `${wide}px`)
  if (withAxe) await askAxe(tab, tally, label, { type: 'tag', values: kRules })
  if (view.language === 'en' && !path.startsWith('/v')) {
    const silent = await page.evaluate(unmarkedChinese)
    tally.check(`${label}: what is Chinese is marked as such`, !silent.length, silent.join(', '))
  }
  const heard = said.filter((line) => server || !line.includes('net::ERR_CONNECTION_REFUSED'))
  tally.check(`${label}: the console is silent`, heard.length === 0, heard.join('; '))
  said.length = 0
}
