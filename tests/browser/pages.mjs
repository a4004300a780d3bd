// Every page in both languages, at four widths and all type sizes, under the server's own
// Content-Security-Policy (look() in browser.mjs says what must hold). The pages are full of the
// invented answers of web/tests/fixtures; journeys open them on real ones.
import { look, lookAtSizes, openTab, signIn } from './browser.mjs'
import { answerFromFixtures } from './fixtures.mjs'

export const worlds = ['fresh']
const kLogin = 'county1'
const kNotice = encodeURIComponent('聊政办字〔2022〕4号')
const kPages = [
  ['signin', '/b/sign-in'],
  ['today', '/b/'],
  ['plan', '/b/plan'],
  ['plan-unit', '/b/plan/371525?year=2022'],
  ['overview-county', '/b/overview'],
  ['applications', '/b/applications'],
  ['approvals', '/b/approvals'],
  ['placing', '/b/placing?state=agreed'],
  ['application', '/b/applications/9003'],
  ['online', '/b/online-applications'],
  ['why', '/b/why/4002'],
  ['placements', '/b/placements?unit=371525'],
  ['person', '/b/persons/6001'],
  ['posts', '/b/posts?unit=371525&year=2022'],
  ['vacancies', '/b/vacancies'],
  ['vacancy', '/b/vacancies/7701'],
  ['vacancy-taken', '/b/vacancies/7702'],
  ['reviews', '/b/reviews'],
  ['review', '/b/reviews/330'],
  ['review-sheet', '/b/reviews/330/sheet'],
  ['attendance-sheet', '/b/attendance/sheet?month=2022-03&unit=371525&town=371525001'],
  ['application-sheet', '/b/applications/9003/form'],
  ['contracts', '/b/agency-contracts'],
  ['objections', '/b/objections'],
  ['notice-new', '/b/notices/new'],
  ['notice-sheet', '/b/notices/5501'],
  ['account', '/b/account'],
  ['attendance', '/b/attendance'],
  ['attendance-days', '/b/attendance/days?month=2022-03&unit=371525&town=371525001'],
  ['season', '/b/season?year=2022'],
  ['spot-checks', '/b/spot-checks'],
  ['month', '/b/month'],
  ['runs', '/b/month?state=computed&problems=true'],
  ['lines', '/b/month/700/lines'],
  ['changes', '/b/month/700/changes'],
  ['jobs', '/b/jobs'],
  ['payments', '/b/payments'],
  ['payment-lines', '/b/funds/payments?state=returned'],
  ['payment', '/b/payments/801/lines?state=returned'],
  ['figures', '/b/figures'],
  ['figure', '/b/figures/minimum_wage_hour'],
  ['documents', '/b/documents'],
  ['document', `/b/document?document=${kNotice}`],
  ['clause', `/b/clause?document=${kNotice}&clause=${encodeURIComponent('LZ-2022-4 二(四)')}`],
  ['cases', '/b/cases?table=older-age.eligibility.csv'],
  ['notices', '/g/'],
  ['notice', '/g/notices/5501'],
  ['pay-notice', '/g/notices/5502'],
  ['public-posts', '/g/posts'],
  ['public-check', '/g/check'],
  ['public-report', '/g/report'],
  ['public-apply', '/g/apply?post=7001'],
  ['public-progress', '/g/progress#P7K4-9QXM-2F8H-TWD'],
]
// What only the city reads.
const kCityLogin = 'city1'
const kCityPages = [
  ['overview', '/b/overview?year=2022'],
  ['trees', '/b/overview/trees?year=2022'],
  ['versions', '/b/plan/versions?year=2022'],
  ['funds', '/b/funds?year=2022'],
]
export const pages = () => [...kPages, ...kCityPages]
const kViews = [
  // `also`: turned to this size where the page stands. Chinese is seen at all three sizes, English
  // at the two that need the more room.
  { width: 1366, language: 'zh-CN', type: 'standard', also: ['large'] },
  { width: 1024, language: 'en', type: 'large', also: ['huge'] },
  { width: 390, language: 'zh-CN', type: 'huge' },
  // 400 % of zoom on a small screen: only that nothing scrolls sideways.
  { width: 320, language: 'zh-CN', type: 'standard', withAxe: false },
]
const kOpen = kPages.filter(([, path]) => path.startsWith('/g')).map(([name]) => name)
const kNarrow = [
  ...kOpen,
  ...['signin', 'today', 'plan', 'application', 'why', 'attendance', 'month', 'person'],
  ...['attendance-days', 'season'],
  ...['figure', 'clause', 'overview', 'trees', 'versions'],
]

// Pictures can be compared (compare.mjs): no clock, and nothing of the port that this run has got.
const kMoment = '2022-03-18T09:30:00+08:00'
const kCodes = 'svg:has(> rect + path[shape-rendering])'
const steady = (codes) => {
  for (const code of document.querySelectorAll(codes)) code.style.visibility = 'hidden'
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode())
    texts.currentNode.data = texts.currentNode.data.replaceAll(location.host, 'yigang.test')
}

// Chromium may lay out a long page anew while it takes it: only what two pictures agree on is kept.
async function picture(page, path) {
  await page.evaluate(steady, kCodes)
  let before = null
  for (let take = 0; take < 4; take += 1) {
    const taken = await page.screenshot({ path, fullPage: true })
    if (before?.equals(taken)) return
    before = taken
  }
}

async function seeAll({ browser, world, tally, pictures }, view, [login, pages]) {
  const tab = await openTab(browser, world, view)
  await tab.page.route('**/api/v1/**', answerFromFixtures)
  if (pictures) await tab.page.clock.setFixedTime(kMoment)
  if (login === kCityLogin) await signIn(tab, world, login)
  for (const [name, path] of pages) {
    if (view.width === 320 && !kNarrow.includes(name)) continue
    await tab.go(path)
    await look(tab, tally, name, view)
    await lookAtSizes(tab, tally, name, view.also ?? [])
    if (pictures) {
      const file = `${pictures}/${name}-${view.width}-${view.language}-${view.type}.png`
      await picture(tab.page, file)
    }
    if (name === 'signin') await signIn(tab, world, login)
  }
  await tab.close()
}

// Two tabs at once: one draws while the other is examined.
export async function run(place) {
  const readers = [
    [kLogin, kPages],
    [kCityLogin, kCityPages],
  ]
  for (const reader of readers)
    for (let at = 0; at < kViews.length; at += 2)
      await Promise.all(kViews.slice(at, at + 2).map((view) => seeAll(place, view, reader)))
}
