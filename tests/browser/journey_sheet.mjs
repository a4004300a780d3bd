// The attendance sheet by day, as a desk fills it: typed, filled, pasted from WPS, undone, saved a
// row at a time; and the pictures of the year: recruitment by month, posts by kind.
import { look } from './browser.mjs'
import { rawWord, Reader } from './steps.mjs'

export const worlds = ['demo']
const kLogin = 'agency1'
const kViews = [
  { width: 1366, language: 'zh-CN' },
  { width: 1024, language: 'en' },
  { width: 390, language: 'zh-CN' },
]

const here = (reader) => reader.page.locator('input.here')
const cell = (reader, row, day) => reader.page.locator(`[data-cell="${row} ${day - 1}"]`)
const shown = async (reader, row, day) => {
  const field = cell(reader, row, day).locator('input')
  if (await field.count()) return field.inputValue()
  return (await cell(reader, row, day).innerText()).trim()
}
const paste = (reader, text) =>
  here(reader).evaluate((field, block) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', block)
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, text)

async function typed({ tally }, desk) {
  const { page } = desk
  await cell(desk, 0, 1).click()
  await page.keyboard.type('8')
  await page.keyboard.press('Tab')
  await page.keyboard.type('7.5')
  await page.keyboard.press('Enter')
  tally.check('a number is typed over a cell', (await shown(desk, 0, 1)) === '8')
  tally.check('and Tab goes to the next', (await shown(desk, 0, 2)) === '7.5')
  await page.keyboard.press('Control+z')
  tally.check('a step is taken back', (await shown(desk, 0, 2)) === '')
  await page.keyboard.press('Control+y')
  tally.check('and done again', (await shown(desk, 0, 2)) === '7.5')
  await cell(desk, 0, 1).click()
  await page.keyboard.press('Shift+ArrowRight')
  const bar = await page.locator('.tally').innerText()
  tally.check('the marked cells are summed', bar.includes('2') && bar.includes('15.5'), bar)
}

async function pastedBlock({ tally }, desk) {
  const { page } = desk
  await cell(desk, 0, 1).click()
  const name = (await page.locator('th.who .name').first().innerText()).split(/\s/)[0]
  await paste(desk, `姓名\t1\t2\t3\n某某某\t8\t8\t8`)
  await desk.tab.settled()
  const refused = await desk.text()
  tally.check('a name of somebody else is refused', refused.includes('没有粘贴：第 1 行是'), refused)
  await paste(desk, `姓名\t1\t2\t3\n${name.replace('*', '某')}\t√\t事\t6`)
  await desk.tab.settled()
  const cells = [await shown(desk, 0, 1), await shown(desk, 0, 2), await shown(desk, 0, 3)]
  tally.check('a block with its head is taken', cells.join(' ') === '√ 事 6', cells.join(' '))
}

// Unsaved rows stay over a reload; a row that is refused keeps what was typed and says why.
async function saved({ world, tally }, desk, month) {
  const { page } = desk
  await cell(desk, 1, 1).click()
  await page.keyboard.type('25')
  await page.keyboard.press('Enter')
  await page.reload()
  await desk.tab.settled()
  tally.check('what is not saved outlives a reload', (await shown(desk, 0, 3)) === '6')
  await desk.press('保存')
  await page.locator('td.refused').waitFor()
  await desk.tab.settled()
  const said = await desk.text()
  tally.check('one row is saved, one refused', said.includes('已保存 1 行；1 行没有保存'), said)
  tally.check('and keeps what was typed', (await shown(desk, 1, 1)) === '25')
  const kept = world.store(
    `SELECT leave_kind FROM attendance WHERE from_day LIKE '${month}-0%' ` +
      'ORDER BY placement_id, from_day',
  )
  tally.check('as the server keeps it', /none\s+personal\s+none/.test(kept), kept)
  await look(desk.tab, tally, 'sheet by day, a row refused')
}

// All widths where pictures are taken, else the one of this page.
async function seen({ browser, world, tally, pictures }, login, path, name, at) {
  for (const view of pictures ? kViews : kViews.slice(at, at + 1)) {
    const reader = await Reader.of(browser, world, login, view)
    await reader.go(path)
    await look(reader.tab, tally, `${name} ${view.width}`)
    const raw = rawWord(await reader.page.locator('main').innerText())
    tally.check(`${name} ${view.width}: no raw word`, raw === '', raw)
    if (pictures)
      await reader.page.screenshot({ path: `${pictures}/${name}-${view.width}.png`, fullPage: true })
    await reader.close()
  }
}

// A number of the year opens as many rows.
async function opened({ browser, world, tally }) {
  const county = await Reader.of(browser, world, 'county1')
  await county.go('/b/season?year=2022')
  for (const at of [0, 2, 3, 4]) {
    const link = county.page.locator('tr.whole').last().locator('td').nth(at).locator('a')
    const number = await link.innerText()
    await link.click()
    await county.tab.settled()
    const total = await county.page.locator('.total').innerText()
    tally.check(`column ${at} opens its rows`, total.includes(number), `${number} / ${total}`)
    await county.go('/b/season?year=2022')
  }
  await county.go('/b/post-report?by=item')
  const tile = county.page.locator('svg a.tile').last()
  const label = await tile.getAttribute('aria-label')
  await tile.click()
  await county.tab.settled()
  const total = await county.page.locator('.total').innerText()
  const number = /(\d+)[^\d]*$/.exec(label)?.[1] ?? '?'
  tally.check('a tile opens its posts', total.includes(number), `${label} / ${total}`)
  await county.close()
}

export async function run(place) {
  const { browser, world, pictures } = place
  const month = world.store("SELECT value FROM setting WHERE name = 'business_day'").slice(0, 7)
  const desk = await Reader.of(browser, world, kLogin)
  await desk.go(`/b/attendance/days?month=${month}`)
  await typed(place, desk)
  await pastedBlock(place, desk)
  await saved(place, desk, month)
  if (pictures) await desk.page.screenshot({ path: `${pictures}/sheet-typed.png`, fullPage: true })
  await desk.close()
  await seen(place, kLogin, `/b/attendance/days?month=${month}`, 'sheet', 2)
  await seen(place, 'town1', '/b/attendance/days?month=2022-12', 'sheet-town', 1)
  await seen(place, 'county1', '/b/season?year=2022', 'season', 1)
  await seen(place, 'county1', '/b/post-report?by=item', 'post-map', 2)
  await opened(place)
}
