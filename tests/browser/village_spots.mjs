// 拍照核验 at the village door, with and without a server, and in the office of the town: the finding, the
// photograph, the contradiction with the attendance and a mistake that is taken back.
import { look, openTab, signIn } from './browser.mjs'

const kPicture = new URL('../../web/village/icons/icon-512.png', import.meta.url).pathname
const kOther = new URL('../../web/village/icons/icon-192.png', import.meta.url).pathname

const kOffice = new URL('../../docs/pictures/office-why.png', import.meta.url).pathname

const checksIn = (world) =>
  world
    .store('SELECT finding, place, latitude_hundredths IS NULL FROM spot_check ORDER BY id')
    .trim()
    .split('\n')
    .filter(Boolean)

const lacking = async ({ page }) =>
  (await page.locator('.fault-card').innerText()).replace(/\s+/g, ' ').trim()

async function fill(phone, { at, picture, found, place, remark }) {
  const { page } = phone
  await page.locator('#spot-person option').nth(at).waitFor({ state: 'attached' })
  await page.selectOption('#spot-person', { index: at })
  await page.setInputFiles('#spot-photo', picture)
  await page.locator('.shot canvas').waitFor()
  await phone.press(found)
  await page.fill('#spot-place', place)
  if (remark) await page.fill('#spot-remark', remark)
}

export async function spotChecks({ world, tally, pictures }, phone) {
  const { page } = phone
  await phone.press('拍照核验', page, 'link')
  await page.waitForSelector('#spot-person')
  await phone.press('存')
  const lacks = ['核验谁', '照片', '核验情况', '地点'].map((field) => `还差：${field}`)
  tally.check('what lacks is named', (await lacking(phone)) === `有 4 处要改 ${lacks.join(' ')}`)
  await look(phone.tab, tally, 'spot check, nothing filled in')
  // Entered as worked above, and nobody is there.
  await fill(phone, { at: 1, picture: kPicture, found: '不在岗', place: '村东环卫点' })
  if (pictures) await page.screenshot({ path: `${pictures}/spot-390.png`, fullPage: true })
  await look(phone.tab, tally, 'spot check')
  await phone.press('存')
  tally.check('it is sent', await phone.says('都传上去了'), await phone.text())
  tally.check('and the attendance says otherwise', await phone.says('考勤记了出勤，请核对'))
  tally.check('as the server keeps it', checksIn(world).join() === 'not_at_work|村东环卫点|1')
  const kept = world.store(
    `SELECT media_type, hex(substr(content_sealed, 1, 3)) FROM attachment
     WHERE object_kind = 'spot_check'`,
  )
  tally.check('with a sealed JPEG', /^jpeg\|(?!FFD8FF)/.test(kept), kept)

  await world.stop()
  await page.reload()
  await phone.says('连不上服务器')
  await fill(phone, { at: 2, picture: kOther, found: '离岗有因', place: '村委会' })
  await phone.press('存')
  tally.check('the cause is asked for', (await lacking(phone)) === '有 1 处要改 还差：离岗原因')
  await page.fill('#spot-remark', '去镇上开会')
  await phone.press('存')
  tally.check('it waits on the phone', await phone.says('还有 1 条没传'), await phone.text())
  await page.reload()
  tally.check('also after a reload', await phone.says('还有 1 条没传'))
  if (pictures) await page.screenshot({ path: `${pictures}/spot-waits-390.png`, fullPage: true })
  await world.start()
  phone.tab.said.length = 0
  await phone.press('现在传')
  tally.check('then it is sent', await phone.says('都传上去了'), await phone.text())
  tally.check('once', checksIn(world).length === 2, checksIn(world).join())
  await phone.tab.settled()
  await look(phone.tab, tally, 'spot check, the latest')
  if (pictures) await page.screenshot({ path: `${pictures}/spot-recent-390.png`, fullPage: true })
  // Its author takes the second one back.
  await phone.press('撤回')
  await page.locator('form input[id^=why-]').fill('记错了人')
  await phone.press('确认撤回')
  tally.check('and can be withdrawn', await phone.says(/已撤回：记错了人/))
}

export async function spotsInOffice({ browser, world, tally, pictures }) {
  const tab = await openTab(browser, world, { width: 1366, height: 900 })
  const { page } = tab
  await signIn(tab, world, 'town1')
  const card = page.getByRole('link', { name: '去核对' })
  await card.waitFor()
  if (pictures) await page.screenshot({ path: `${pictures}/spot-today.png`, fullPage: true })
  await card.click()
  await page.getByText('出勤，不符').waitFor()
  await tab.settled()
  const text = (await page.locator('main').innerText()).replace(/\s+/g, ' ')
  tally.check('the card opens its one row', text.includes('与考勤不符 1 次'), text)
  await look(tab, tally, 'spot checks of the town')
  await page.getByRole('button', { name: /从 .* 起/ }).click()
  await page.getByRole('link', { name: '看', exact: true }).first().waitFor()
  for (const width of pictures ? [390, 1024, 1366] : []) {
    await page.setViewportSize({ width, height: 900 })
    await page.screenshot({ path: `${pictures}/spots-${width}.png`, fullPage: true })
  }
  await page.getByRole('link', { name: '看', exact: true }).first().click()
  await page.locator('canvas').waitFor()
  await tab.settled()
  const width = await page.locator('canvas').evaluate((one) => one.width)
  tally.check('the photograph is seen', width === 512, `${width}`)
  await look(tab, tally, 'photograph of a spot check')
  if (pictures) await page.screenshot({ path: `${pictures}/spot-photo.png`, fullPage: true })
  await page.goBack()
  await page.getByRole('rowheader').getByRole('link').first().click()
  tally.check(
    'and the line of life has it',
    await page.getByText(/拍照核验 \d\d:\d\d：不在岗/).first().waitFor().then(() => true, () => false),
  )
  await tab.settled()
  if (pictures) await page.screenshot({ path: `${pictures}/spot-life.png`, fullPage: true })
  await page.getByRole('button', { name: '拍照核验在岗' }).click()
  const dialog = page.locator('.el-dialog:visible')
  await dialog.locator('#act-photo').setInputFiles(kOffice)
  await dialog.getByText(/已选 office-why/).waitFor()
  await dialog.locator('#act-finding').selectOption('at_work')
  await dialog.getByLabel('地点', { exact: true }).fill('村委会')
  if (pictures) await page.screenshot({ path: `${pictures}/spot-form.png` })
  await dialog.getByRole('button', { name: '拍照核验在岗' }).click()
  await page.locator('.card.ok, .problem').first().waitFor()
  await tab.settled()
  tally.check('the office records one too', checksIn(world).at(-1) === 'at_work|村委会|1')
  await page.goto(`${world.url}/b/attendance?month=${world.day.slice(0, 7)}`)
  await page.getByText(/2 次，1 次不符/).waitFor()
  tally.check('beside the attendance of the person', true)
  await tab.settled()
  await look(tab, tally, 'attendance with spot checks')
  if (pictures) await page.screenshot({ path: `${pictures}/spot-attendance.png`, fullPage: true })
  await tab.close()
}
