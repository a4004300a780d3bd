// The field on top and the heads of the tables: a person, a post, a village and a document by the
// keyboard alone, a resident number that stands in no address, and lists that sort.
import { look } from './browser.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['read']

async function answers(reader) {
  await reader.page.locator('#search-list [role=option]').first().waitFor()
  await reader.tab.settled()
}

async function byKeyboard({ browser, world, tally, pictures }) {
  for (const view of [{ width: 1366 }, { width: 1024, language: 'en' }, { width: 390 }]) {
    const reader = await Reader.of(browser, world, 'county1', view)
    const { page } = reader
    await reader.go('/b/placements')
    await page.keyboard.press('/')
    tally.check('/ goes to the field', await page.locator('#search').evaluate((one) => one === document.activeElement))
    await page.keyboard.type('王')
    await answers(reader)
    tally.check('the sign is not in it', (await page.locator('#search').inputValue()) === '王')
    const names = await page.locator('#search-list [role=option]').allInnerTexts()
    tally.check('names are masked', /王\*/.test(names[0]), names[0])
    tally.check('more of them are a list away', names.some((name) => /\d/.test(name) && /全部|All/.test(name)))
    await look(reader.tab, tally, `search ${view.width}`, view)
    if (pictures) await page.screenshot({ path: `${pictures}/search-${view.width}.png` })
    await page.keyboard.press('ArrowDown')
    const active = await page.locator('#search').getAttribute('aria-activedescendant')
    const chosen = await page.locator(`[id="${active}"]`).getAttribute('aria-selected')
    tally.check('the arrow chooses', chosen === 'true', active)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/b\/persons\/\d+/)
    tally.check('Enter goes there', true)
    await reader.close()
  }
}

async function kinds({ browser, world, tally }) {
  const reader = await Reader.of(browser, world, 'county1')
  const { page } = reader
  const asked = []
  page.on('request', (request) => asked.push(request.url()))
  const field = page.locator('#search')
  const type = async (text) => {
    await field.fill('')
    await field.pressSequentially(text)
    await page.waitForFunction(() => {
      const said = document.querySelector('.search')?.innerText ?? ''
      return said.trim() !== '' && !said.includes('正在读取')
    })
  }
  await reader.go('/b/')
  await type('聊政办字')
  await answers(reader)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/b\/document\?/)
  await type('37159919600101')
  const said = await page.locator('.search').innerText()
  tally.check('a number that is typed is not asked for', said.includes('不放进地址'), said)
  await type('37159919600101001X')
  tally.check('of a whole one the last four', asked.some((url) => url.endsWith('q=001X')))
  tally.check('no number in an address', !asked.some((url) => /q=\d{9}/.test(url)))
  await type('没有这样的东西')
  const none = await page.locator('.search').innerText()
  tally.check('nothing found says what to try', none.includes('没有找到'), none)
  await page.keyboard.press('Escape')
  tally.check('Esc closes', !(await page.locator('.search .found').isVisible()))
  await reader.close()
}

async function sorted({ browser, world, tally, pictures }) {
  const reader = await Reader.of(browser, world, 'county1')
  const { page } = reader
  const column = async (at) =>
    (await page.locator(`main td[data-column="${at}"]`).allInnerTexts()).map((text) => text.trim())
  await reader.go('/b/placements?state=on_duty')
  await page.locator('main thead').getByRole('button', { name: '上岗日期' }).click()
  await reader.tab.settled()
  const head = page.locator('main thead th[aria-sort=ascending]')
  tally.check('the head says how it is sorted', (await head.count()) === 1)
  const days = await column(5)
  tally.check('the days go upward', days.length > 1 && days.join() === [...days].sort().join(), days.slice(0, 4).join())
  await head.getByRole('button').click()
  await reader.tab.settled()
  const back = await column(5)
  tally.check('and downward', back.join() === [...back].sort().reverse().join(), back.slice(0, 4).join())
  await look(reader.tab, tally, 'sorted', { width: 1366, language: 'zh-CN' })
  if (pictures) await page.screenshot({ path: `${pictures}/sorted-1366.png` })
  await reader.close()
}

// From page to page, in the order of the column.
async function pages({ browser, world, tally }) {
  const reader = await Reader.of(browser, world, 'city1')
  const { page } = reader
  const numbers = async () =>
    (await page.locator('main td[data-column="0"]').allInnerTexts()).map(Number)
  await reader.go('/b/posts')
  await page.locator('main thead').getByRole('button', { name: '编号' }).click()
  await reader.tab.settled()
  const first = await numbers()
  await page.locator('main nav a').last().click()
  await page.waitForURL(/after=/)
  await reader.tab.settled()
  const next = await numbers()
  const all = [...first, ...next]
  tally.check('the next page goes on', all.join() === [...all].sort((a, b) => a - b).join(), all.join())
  await reader.close()
}

// Cards have no heads: their order is a choice above them.
async function sortedCards({ browser, world, tally, pictures }) {
  const reader = await Reader.of(browser, world, 'county1', { width: 390 })
  const { page } = reader
  await reader.go('/b/persons')
  const numbers = async () =>
    (await page.locator('tbody td[data-head="人员编号"]').allInnerTexts()).map(Number)
  await page.getByLabel('排序').selectOption({ label: '人员编号：从大到小' })
  await reader.tab.settled()
  const found = await numbers()
  const right = found.length > 1 && found.join() === [...found].sort((a, b) => b - a).join()
  tally.check('cards are sorted by a choice', right, found.slice(0, 4).join())
  tally.check('which stands in the address', page.url().includes('descending=true'), page.url())
  await look(reader.tab, tally, 'sorted cards')
  if (pictures) await page.screenshot({ path: `${pictures}/sorted-390.png` })
  await page.getByLabel('排序').selectOption({ label: '不排序' })
  await reader.tab.settled()
  tally.check('and is taken back', !page.url().includes('sort='), page.url())
  await reader.close()
}

export async function run(place) {
  await byKeyboard(place)
  await kinds(place)
  await sorted(place)
  await sortedCards(place)
  await pages(place)
}
