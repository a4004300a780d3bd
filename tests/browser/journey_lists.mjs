// A list under the hands of a clerk: cells by keyboard, their sum, the way to WPS, columns put away,
// help, and rows that could not be read again.
import { look } from './browser.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['demo']

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
  const cells = await page.locator('tbody tr').first().locator('[data-column]').allInnerTexts()
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
  const rows = await page.locator('tbody tr').count()
  tally.check('the page is copied by a button', whole.split(/\r?\n/).length === rows + 1, whole)
  await page.keyboard.press('l')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/payments\/\d+\/lines/)
  await reader.close()
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

export async function run(place) {
  await marks(place)
  await looks(place)
}
