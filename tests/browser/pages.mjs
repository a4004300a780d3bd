// Every page in both languages, at four widths and all type sizes, under the server's own
// Content-Security-Policy (look() in browser.mjs says what must hold). In the fresh world the pages
// are empty, or full of the invented answers of web/tests/fixtures; in the demo they are full.
import { readFileSync } from 'node:fs'
import { look, openTab, signIn } from './browser.mjs'

export const worlds = ['fresh']
const kLogin = 'county1'
const fixtures = JSON.parse(
  readFileSync(new URL('../../web/tests/fixtures/api.json', import.meta.url), 'utf8'),
)
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
  { width: 320, language: 'en', type: 'standard', withAxe: false },
]

async function answerFromFixtures(route) {
  const request = route.request()
  const body = fixtures[`${request.method()} ${new URL(request.url()).pathname}`]
  if (body === undefined) return route.continue()
  return route.fulfill({ json: body })
}

async function seeAll({ browser, world, tally, pictures }, view) {
  const tab = await openTab(browser, world, view)
  await tab.page.route('**/api/v1/**', answerFromFixtures)
  for (const [name, path] of kPages) {
    await tab.go(path)
    await look(tab, tally, name, view)
    if (pictures) {
      const file = `${pictures}/${name}-${view.width}-${view.language}-${view.type}.png`
      await tab.page.screenshot({ path: file, fullPage: true })
    }
    if (name === 'signin') await signIn(tab, world, kLogin)
  }
  await tab.close()
}

// Two tabs at once: one draws while the other is examined.
export async function run(place) {
  for (let at = 0; at < kViews.length; at += 2)
    await Promise.all(kViews.slice(at, at + 2).map((view) => seeAll(place, view)))
}
