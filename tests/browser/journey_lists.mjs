// A list under the hands of a clerk: cells by keyboard, their sum, the way to WPS, columns put away,
// help, and rows that could not be read again.
import { readFileSync } from 'node:fs'
import { look } from './browser.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['demo']

// Of the list, not of a picture's table above it.
const kRows = 'table:has([data-column]) tbody tr'

async function marks({ browser, world, tally }) {
  const reader = await Reader.of(browser, world, 'county1', { width: 1366 })
  const { page } = reader
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await reader.go('/b/payments')
  await page.keyboard.press('l')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+Space')
  const bar = page.getByRole('region', { name: '已选的格子' })
  tally.check('two rows are marked', (await bar.innerText()).includes('已选 2 行'))
  const cells = await page.locator(kRows).first().locator('[data-column]').allInnerTexts()
  await page.keyboard.press('Control+c')
  const taken = await page.evaluate(() => navigator.clipboard.readText())
  const lines = taken.split(/\r?\n/)
  tally.check('the head and two rows are copied', lines.length === 3, taken)
  tally.check('as they stand', lines[1] === cells.map((one) => one.trim()).join('\t'), lines[1])
  await look(reader.tab, tally, 'marked rows')
  await page.keyboard.press('Escape')
  tally.check('Escape unmarks', (await bar.count()) === 0)
  await reader.press('复制本页')
  const whole = await page.evaluate(() => navigator.clipboard.readText())
  const rows = await page.locator(kRows).count()
  const copied = whole.split(/\r?\n/)
  tally.check('the page is copied by a button', copied.length === rows + 2, whole)
  const foot = await page.locator('main .grid tfoot').locator('th, td').allInnerTexts()
  tally.check('with the row of its sums', foot.length > 3 && copied.at(-1) === foot.join('\t').trimEnd(), copied.at(-1))
  await page.keyboard.press('l')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/payments\/\d+\/lines/)
  await reader.close()
}

// All rows and not the page alone, with the columns of the screen, and who took them.
async function exported(reader, tally) {
  const { page } = reader
  const total = Number(/\d+/.exec((await page.locator('.total').innerText()).replaceAll(',', ''))[0])
  const heads = (await page.locator('main thead th').allInnerTexts()).map((one) => one.split('\n')[0].trim())
  const coming = page.waitForEvent('download')
  await reader.press('导出和看到的一样')
  const text = readFileSync(await (await coming).path(), 'utf8').replace('\uFEFF', '')
  const lines = text.split('\r\n')
  const [head] = lines
  tally.check('the file has the columns of the screen', !head.includes('城乡') && heads[0] === head.split(',')[0], head)
  tally.check('and all rows', lines.indexOf('') === total + 1, `${lines.indexOf('')} of ${total}`)
  tally.check('and says who took it', text.includes('导出人,县人社甲'), lines.slice(-7).join('|'))
  await look(reader.tab, tally, 'an exported list')
  await reader.press('知道了')
}

async function looks({ browser, world, tally }) {
  const reader = await Reader.of(browser, world, 'county1', { width: 1024 })
  const { page } = reader
  await reader.go('/b/placements')
  const heads = () => page.locator('main thead th').allInnerTexts()
  await page.locator('summary').filter({ hasText: '列' }).click()
  await look(reader.tab, tally, 'columns open')
  await page.getByLabel('城乡', { exact: true }).uncheck()
  tally.check('a column is put away', !(await heads()).includes('城乡'))
  await page.reload()
  await page.waitForSelector('tbody tr')
  tally.check('and stays away', !(await heads()).includes('城乡'))
  await exported(reader, tally)
  await page.keyboard.press('?')
  await reader.dialog.waitFor()
  tally.check('the keys are told', (await reader.dialog.innerText()).includes('Ctrl + C'))
  await look(reader.tab, tally, 'help')
  await page.keyboard.press('Escape')
  await page.route('**/api/v1/placements*', (route) => route.abort())
  await reader.press('刷新')
  const said = await reader.text()
  tally.check('old rows say how old they are', said.includes('没能刷新'), said.slice(0, 300))
  tally.check('and stay', (await page.locator('tbody tr').count()) > 0)
  await reader.close()
}

// What has no legal effect is taken back within half a minute, and nobody is asked beforehand.
async function takeBack({ browser, world, tally }) {
  const village = await Reader.of(browser, world, 'agency1', { width: 1366 })
  const { page, dialog } = village
  const entered = () => world.store("SELECT count(*) FROM attendance WHERE month = '2023-01'")
  await village.go('/b/attendance?month=2023-01')
  const before = entered()
  await village.press('录考勤')
  await dialog.waitFor()
  await village.tab.settled()
  await village.press('录考勤', dialog)
  await page.locator('.toast').waitFor()
  await village.tab.settled()
  tally.check('the month is entered', entered() !== before, entered())
  await look(village.tab, tally, 'a way back')
  await page.keyboard.press('Control+z')
  await page.locator('.toast').waitFor({ state: 'detached' })
  await village.tab.settled()
  tally.check('and taken back', entered() === before, entered())
  tally.check('the page says so', (await village.text()).includes('已撤销'))
  await village.press('录考勤')
  await dialog.getByLabel('工时').fill('7.5')
  await village.cancel()
  await page.locator('.toast').getByRole('button', { name: /撤销/ }).click()
  await village.press('录考勤')
  await village.tab.settled()
  const typed = await dialog.getByLabel('工时').inputValue()
  tally.check('what was dropped by a wrong button is back', typed === '7.5', typed)
  await village.close()
}

// Pages stay open beside one another, also over a reload, and are closed one by one.
async function strip({ browser, world, tally }) {
  const reader = await Reader.of(browser, world, 'county1', { width: 1366 })
  const { page } = reader
  const tabs = page.getByRole('navigation', { name: '打开的页面' }).getByRole('listitem')
  const menu = page.locator('nav.menu')
  await reader.go('/b/posts?state=filled')
  await reader.follow('发放批次', menu)
  await reader.follow('公示', menu)
  await page.reload()
  await page.waitForSelector('tbody tr')
  const count = await tabs.count()
  tally.check('open pages stay over a reload', count >= 3, `${count}`)
  await look(reader.tab, tally, 'the strip of open pages')
  await reader.follow('岗位', tabs.filter({ hasText: '岗位' }))
  tally.check('a page is where it was left', page.url().includes('state=filled'), page.url())
  await reader.press('关闭：岗位')
  tally.check('a closed one leads to its neighbour', !page.url().includes('/posts'), page.url())
  tally.check('and is gone', (await tabs.count()) === count - 1)
  await reader.close()
}

export async function run(place) {
  await strip(place)
  await takeBack(place)
  await marks(place)
  await looks(place)
}
