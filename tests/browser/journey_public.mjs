// Somebody without an account, in the demo city: looks for a post near by, asks whether he can
// apply, and verifies a paper; the same without JavaScript. What he answers stands in no address.
import { look, openTab } from './browser.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['read']
const kSeason = '2022-02-20'

async function posts({ browser, world, tally }) {
  const reader = await Reader.of(browser, world, null, { width: 390 })
  await reader.go('/g/')
  await reader.follow('岗位')
  const heading = () => reader.page.locator('h1').innerText()
  tally.check('the posts are a tap away', (await heading()) === '可以报名的岗位')
  const focused = await reader.page.evaluate(() => document.activeElement?.tagName)
  tally.check('the heading has the focus', focused === 'H1', focused)
  const text = await reader.text()
  tally.check('posts are open in the season', /今天可以报名的岗位：[1-9]/.test(text), text)
  tally.check('each says until when', /报名到 2022年2月2\d日/.test(text), text)
  tally.check('no person stands there', !/37[12]599|\*/.test(text), text)
  await look(reader.tab, tally, 'posts')
  const first = await reader.page.locator('li.card p').first().innerText()
  const village = first.split(' ').at(-1)
  await reader.page.getByLabel('村（社区）名').fill(village)
  await reader.press('找')
  const found = await reader.page.locator('li.card').allInnerTexts()
  const right = found.length > 0 && found.every((one) => one.includes(village))
  tally.check('a village is found by its name', right)
  await reader.page.getByLabel('村（社区）名').fill('村')
  await reader.press('找')
  tally.check('too wide a name is told', (await reader.text()).includes('多写几个字'))
  await reader.page.getByLabel('村（社区）名').fill('没有这个村')
  await reader.press('找')
  tally.check('an empty answer says what to do', (await reader.text()).includes('换一个乡镇'))
  await reader.close()
}

async function mayI({ browser, world, tally }) {
  const reader = await Reader.of(browser, world, null, { width: 390 })
  const { page } = reader
  const asked = []
  page.on('request', (request) => asked.push(`${request.method()} ${request.url()}`))
  await reader.go('/g/posts')
  reader.clicks = 0
  await reader.follow('先看看我能不能报')
  const pick = async (name) => {
    reader.clicks += 1
    await page.getByRole('radio', { name, exact: true }).check()
  }
  await page.getByLabel('县（市、区）').selectOption({ label: '冠县' })
  await pick('农村')
  await reader.press('下一题')
  await page.getByLabel('年', { exact: true }).fill('1979')
  await page.getByLabel('月', { exact: true }).fill('8')
  await reader.press('下一题')
  await pick('男')
  await reader.press('下一题')
  await look(reader.tab, tally, 'group question')
  await pick('农村大龄人员')
  await reader.press('看结果')
  const text = await reader.text()
  tally.check('the answer says no', text.includes('现在还不能报'), text)
  tally.check('and from when', text.includes('最晚从 2024年8月31日 起可以报'), text)
  tally.check('and by which words', text.includes('农村大龄人员'), text)
  tally.check('and what is still to be checked', /还要核对.*一人一岗/.test(text), text)
  tally.check(`few taps (${reader.clicks})`, reader.clicks <= 9)
  tally.check('no answer in an address', !asked.some((one) => /1979/.test(one)), asked.join('\n'))
  await look(reader.tab, tally, 'answer')
  await reader.follow('看可以报名的岗位')
  const chosen = await page.getByLabel('县（市、区）').inputValue()
  tally.check('it leads to the posts of that county', chosen === '371525', chosen)
  await reader.close()
}

// Its language is what the browser says.
const plainContext = (browser, width) =>
  browser.newContext({
    javaScriptEnabled: false,
    locale: 'zh-CN',
    viewport: { width, height: 900 },
  })

const sizesOf = (page) =>
  page.evaluate(() => ({
    type: Number.parseFloat(getComputedStyle(document.body).fontSize),
    // A link within the sentence of the strip is as high as its line.
    small: [...document.querySelectorAll('a:not(.skip), button, input:not([type=hidden])')]
      .filter((one) => !one.closest('.practice'))
      .map((one) => [one.textContent, one.getBoundingClientRect()])
      .filter(([, at]) => at.height < 44 || at.width < 44)
      .map(([text]) => text),
  }))

async function verify({ browser, world, tally }) {
  const county = await Reader.of(browser, world, 'county1')
  const decision = world.store(
    "SELECT id FROM explanation WHERE kind = 'approval' AND unit = 371525 ORDER BY id LIMIT 1",
  )
  await county.go(`/b/why/${decision.trim()}`)
  const link = county.page.locator('a.code')
  await link.waitFor()
  const code = await link.innerText()
  const to = new URL(await link.getAttribute('href'))
  const isCode = /^D[0-9A-Z]{3}(-[0-9A-Z]{4}){2}-[0-9A-Z]{2}$/.test(code)
  tally.check('a decision shows its code', isCode, code)
  await look(county.tab, tally, 'why with its code')
  await county.close()
  for (const [width, type, least, language] of [
    [390, 'standard', 18, 'zh-CN'],
    [768, 'large', 22, 'en'],
    [390, 'huge', 30, 'zh-CN'],
  ]) {
    const view = { width, type, language }
    const plain = await plainContext(browser, width)
    const page = await plain.newPage()
    await page.goto(`${world.url}${to.pathname}${to.search}&type=${type}&lang=${language}`)
    const text = await page.locator('main').innerText()
    const same = language === 'en' ? 'The paper agrees' : '一致'
    tally.check(`without a program: ${same}`, text.includes(same) && !text.includes('不一致'), text)
    tally.check('day and office', /2022-0\d-\d\d/.test(text) && /冠县/.test(text), text)
    tally.check('nothing of a person', !/\*|37[12]599/.test(text), text)
    await plain.close()
    const tab = await openTab(browser, world, view)
    await tab.go(`${to.pathname}${to.search}&type=${type}&lang=${language}`)
    await look(tab, tally, 'verification', view)
    const { type: size, small } = await sizesOf(tab.page)
    tally.check(`type of ${least} px`, size === least, String(size))
    tally.check('targets of 44 px', small.length === 0, small.join('; '))
    await tab.close()
  }
  return code
}

async function withoutProgram({ browser, world, tally }, code) {
  const plain = await plainContext(browser, 390)
  const page = await plain.newPage()
  const shown = async (path) => {
    await page.goto(world.url + path)
    return page.locator('body').innerText()
  }
  tally.check('posts without a program', /报名到 2022-02-2\d/.test(await shown('/g/posts')))
  const report = await shown('/g/report')
  tally.check('the way to report without a program', report.includes('可以不留姓名'), report)
  const english = await shown('/g/report?lang=en&type=huge')
  const view = await page.evaluate(() => {
    const { lang } = document.documentElement
    return `${lang} ${getComputedStyle(document.body).fontSize} ${document.title}`
  })
  tally.check(
    'language and type without a program',
    view === 'en 30px How to report a problem' && english.includes('How do you know'),
    view,
  )
  const gone = await fetch(`${world.url}/g/notices/7`)
  tally.check('a notice of nobody is none', gone.status === 404, String(gone.status))
  await shown('/v')
  await page.fill('#code', code.toLowerCase().replaceAll('-', ' '))
  await page.fill('#digest', '00000000')
  await page.click('button')
  tally.check('another digest', (await page.locator('main').innerText()).includes('不一致'))
  const unread = await shown(`/v/${code}?digest=0000000O`)
  tally.check(
    'a digest that cannot be read gives no verdict',
    unread.includes('摘要抄写有误') && !unread.includes('系统里有这份记录'),
    unread,
  )
  tally.check('a fault in copying', (await shown('/v/D7K4')).includes('不是核验码'))
  const none = await shown('/v/D7K4-9QXM-2F8H-TW')
  tally.check('a code of nobody', none.includes('查无此件'), none)
  let status = 404
  for (let tries = 0; status === 404 && tries < 40; tries += 1)
    ({ status } = await fetch(`${world.url}/api/v1/public/papers/D7K4-9QXM-2F8H-T0`))
  tally.check('who tries codes has to wait', status === 429, String(status))
  const late = await fetch(`${world.url}/v/D7K4-9QXM-2F8H-T0`)
  tally.check(
    'the page says how long',
    late.status === 429 && Number(late.headers.get('retry-after')) > 0,
    `${late.status} ${late.headers.get('retry-after')}`,
  )
  const found = await shown(`/v/${code}`)
  tally.check('a code that is one is answered all the same', found.includes('系统里有这份记录'), found)
  await plain.close()
}

export async function run(place) {
  const { world } = place
  const day = world.store("SELECT value FROM setting WHERE name = 'business_day'").trim()
  world.setDay(kSeason)
  await posts(place)
  await mayI(place)
  world.setDay(day)
  const code = await verify(place)
  world.setDay(kSeason)
  await withoutProgram(place, code)
  world.setDay(day)
}
