// J4: who has passed the review is put up in a notice: the sheet is seen first, published, and
// printed with the QR of the public page and of the page that verifies the paper.
import { look } from './browser.mjs'
import { Candidates } from './candidates.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['steps']
const kBudget = 5 + 2
const kNames = ['蒋桂香', '沈建华', '韩秀芝', '杨玉珍']

// The width of a sheet is told by the file itself, in points.
async function paper(tally, page, name, width, pictures) {
  const path = pictures ? `${pictures}/notice-${name}.pdf` : undefined
  const file = (await page.pdf({ path, preferCSSPageSize: true })).toString('latin1')
  const boxes = [...file.matchAll(/\/MediaBox ?\[0 0 (\d+)/g)].map((found) => found[1])
  tally.check(`prints on ${name}`, boxes.every((one) => one === width), boxes.join(' '))
  tally.check(`on one sheet of ${name}`, boxes.length === 1, `${boxes.length}`)
}

async function printed({ tally, pictures }, { page }) {
  await page.emulateMedia({ media: 'print' })
  const seen = await page.locator('.menu, .top, .tabs, nav').filter({ visible: true }).count()
  tally.check('no navigation on paper', seen === 0, `${seen}`)
  const buttons = await page.getByRole('button').filter({ visible: true }).count()
  tally.check('and no button', buttons === 0, `${buttons}`)
  const codes = await page.getByRole('img').filter({ visible: true }).count()
  tally.check('two codes to scan', codes === 2, `${codes}`)
  const group = await page.evaluate(
    () => getComputedStyle(document.querySelector('thead')).display,
  )
  tally.check('the head is repeated', group === 'table-header-group', group)
  await paper(tally, page, 'A4', '594', pictures)
  await page.emulateMedia({ media: null })
}

export async function run(place) {
  const { browser, world, tally, pictures } = place
  const all = await Candidates.of(world)
  const { announcement } = await all.announce('敬老院护理员', 4)
  const people = await all.apply(announcement, kNames, 501)
  await all.review(announcement, people)
  const town = await Reader.of(browser, world, 'town2')
  const picture = async (name) => {
    if (pictures) await town.page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  }
  const waits = /(\d+) *评议通过，等公示/.exec(await town.text())?.[1]
  town.clicks = 0
  await town.follow('去公示')
  const seen = await town.text()
  tally.check('the sheet names as many', seen.includes(`${waits} 人评议通过，等公示`), seen)
  tally.check('masked', seen.includes('蒋*香') && !seen.includes('蒋桂香'))
  tally.check('by post and side', seen.includes('敬老院护理员（乡村）'), seen)
  tally.check('no group is shown', !seen.includes('大龄'))
  tally.check('the days are the server\'s', /公示期：.*至.*，5 个工作日/.test(seen), seen)
  tally.check('what lacks is said', seen.includes('还差：监督电话'))
  await look(town.tab, tally, 'preview of a notice')
  await picture('notice-new')
  // One of them is to wait: beside the budget.
  await town.page.getByRole('checkbox', { name: '杨*珍 列入公示' }).uncheck()
  await town.page.getByLabel('监督电话').fill('0635-0000000')
  await town.press('发布公示')
  await town.dialog.waitFor()
  const asked = await town.dialog.innerText()
  const named = Number(waits) - 1
  tally.check('the confirmation says how many', asked.includes(`公示 ${named} 人`), asked)
  await look(town.tab, tally, 'confirmation of a notice')
  await town.press('发布公示', town.dialog)
  await town.page.getByText('已办：发布公示').waitFor()
  await town.tab.settled()
  const sheet = await town.text()
  tally.check('who was taken off waits on', !sheet.includes('杨*珍'), sheet)
  await look(town.tab, tally, 'sheet of a notice')
  await picture('notice-sheet')
  await town.page.evaluate(() => {
    globalThis.prints = 0
    globalThis.print = () => (globalThis.prints += 1)
  })
  await town.press('打印 A4')
  tally.check('it is printed', (await town.page.evaluate(() => globalThis.prints)) === 1)
  tally.check(`J4 in ${kBudget} clicks`, town.clicks <= kBudget, `${town.clicks}`)
  await printed(place, town)
  await town.press('打印 A3 大字')
  await paper(tally, town.page, 'A3', '841', pictures)
  const id = town.page.url().match(/notices\/(\d+)/)[1]
  const everybody = await Reader.of(browser, world, null, { width: 390 })
  await everybody.go(`/g/notices/${id}`)
  tally.check('everybody reads it', (await everybody.text()).includes('蒋*香'))
  await everybody.close()
  for (const width of [390, 1024]) {
    const view = { width, language: width === 390 ? 'zh-CN' : 'en', type: 'standard' }
    const reader = await Reader.of(browser, world, 'town2', view)
    await reader.go(`/b/notices/${id}`)
    await look(reader.tab, tally, `sheet at ${width}`, view)
    if (pictures)
      await reader.page.screenshot({ path: `${pictures}/sheet-${width}.png`, fullPage: true })
    await reader.close()
  }
  await town.close()
}
