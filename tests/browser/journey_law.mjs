// The pages of the law on the demo city: a figure is found and read, a new value is foreseen, entered
// by one person and confirmed by another; case tables are edited and run; a decision is compared with
// the law of now and asked with other facts.
import { look } from './browser.mjs'
import { rawWord, Reader } from './steps.mjs'

export const worlds = ['read']
const kFrom = '2031-01-01'

async function findsAFigure(county, tally) {
  await county.go('/b/figures')
  const all = await county.page.locator('tbody tr').count()
  tally.check('all figures are listed', all > 40, `${all}`)
  await county.page.getByLabel('查找').fill('小时 最低工资标准')
  const found = await county.page.locator('tbody th').allInnerTexts()
  tally.check('words narrow the list', found.length > 0 && found.length < 6, found.join(' '))
  await county.page.getByLabel('查找').fill('没有的词')
  tally.check('an empty list says what to do', (await county.text()).includes('没有这样的参数'))
  await county.page.getByLabel('查找').fill('')
  await county.page.getByLabel('状态').selectOption('unused')
  tally.check('what nothing reads is marked', (await county.row('尚未使用').count()) === 1)
  await county.page.getByLabel('看哪一天').fill('2022-02-31')
  await county.page.getByLabel('看哪一天').press('Enter')
  await county.tab.settled()
  const box = county.page.locator('.problem')
  tally.check('a day that there is not is refused at its field', (await box.count()) === 1)
  await county.go('/b/figures?on=2022-03-01&unit=371525')
  await county.follow('最低工资档次')
  const text = await county.text()
  tally.check('which row won is said', text.includes('采用的一行'), text.slice(0, 400))
  tally.check('the step line is drawn', (await county.page.locator('.chart svg path').count()) > 0)
}

async function goesToAClause(county, tally) {
  await county.go('/b/documents')
  await county.follow('聊政办字〔2022〕4号')
  await county.follow(/^二\(四\)/)
  const text = await county.text()
  tally.check('a clause says what is met', /已落实 \d+ 项/.test(text), text.slice(0, 300))
  tally.check('and what is not yet', text.includes('尚未落实') || text.includes('已落实'))
  await county.follow('岗位补贴期限')
  tally.check('a figure of the clause opens', (await county.text()).includes('36'))
}

async function twoPersons({ browser, world, tally, pictures }, county) {
  await county.go('/b/figures/wage_tier')
  const panel = county.page.locator('section[aria-labelledby="figure-new"]')
  await panel.getByLabel('取值').fill('9')
  await county.press('影响预演', panel)
  tally.check('a wrong value is refused at its field', (await panel.locator('[aria-invalid="true"]#new-value').count()) === 1)
  await panel.getByLabel('取值').fill('1')
  await panel.getByLabel('起始日').fill(kFrom)
  await county.press('影响预演', panel)
  const told = (await panel.innerText()).replace(/\s+/g, ' ')
  tally.check('people and money are foreseen', /影响 [1-9][\d,]* 人/.test(told), told.slice(0, 600))
  tally.check('a later value is taken as if', told.includes('假如它在那个月已经生效'))
  const names = await panel.locator('table').nth(1).locator('tbody th').allInnerTexts()
  tally.check('names are masked', names.length > 0 && names.every((one) => one.includes('*')))
  await look(county.tab, tally, 'a foreseen value')
  await panel.getByText('前一天、当天、后一天').waitFor()
  tally.check('the case tables are run with it', /行中 \d+ 行通过/.test(await panel.innerText()))
  await pictured(county, pictures, 'figure-cases')
  const values = { 文件: '冠政办发〔2031〕1号', 条款: '一', 原文摘录: '执行第一档', 核对情况: 'confirmed' }
  const said = await county.act('录入参数', values, { from: panel })
  tally.check('one person enters it', said.includes('等第二个人确认'), said)
  const mine = county.page.locator('section[aria-labelledby="figure-pending"]')
  tally.check('who entered it is told why not he', (await mine.innerText()).includes('换一个人办'), await mine.innerText())
  const second = await Reader.of(browser, world, 'county2', { width: 1366 })
  await second.go('/b/figures/wage_tier')
  const pending = second.page.locator('section[aria-labelledby="figure-pending"]')
  await second.press('影响预演', pending)
  tally.check('the second person foresees it too', /影响 [1-9]/.test(await pending.innerText()))
  // The server wants to know again who is there.
  await second.press('确认参数', pending)
  const state = second.dialog.locator('.state')
  await state.waitFor()
  tally.check('the form says how the case tables stand', /行中 \d+ 行通过/.test(await state.innerText()))
  await second.press('确认参数', second.dialog)
  await second.dialog.locator('#act-proof').fill(world.passwords.county2)
  await second.press('确认参数', second.dialog)
  const done = await second.said()
  tally.check('the second person confirms it', done.includes('已确认'), done)
  tally.check('it stands among the rows', (await second.row(kFrom).innerText()).includes('以后生效'))
  await second.close()
}

// As in a spreadsheet: arrows and Shift mark, Ctrl+C copies, F2 opens, Esc leaves it as it was.
async function usesKeys(county, tally) {
  const { keyboard } = county.page
  const at = (line, column) => county.page.getByLabel(`第 ${line} 行，${column}`)
  const name = await at(2, '案例').inputValue()
  await at(2, '案例').click()
  await keyboard.press('Shift+ArrowDown')
  await keyboard.press('Shift+ArrowRight')
  tally.check('four cells are marked', (await county.page.locator('td.marked').count()) === 4)
  await keyboard.press('Delete')
  tally.check('and emptied', (await at(3, '案例').inputValue()) === '')
  await keyboard.press('Control+z')
  tally.check('Ctrl+Z brings them back', (await at(2, '案例').inputValue()) === name)
  await keyboard.press('Control+y')
  tally.check('Ctrl+Y empties them again', (await at(2, '案例').inputValue()) === '')
  await keyboard.press('Control+z')
  await at(2, '案例').click()
  await keyboard.press('F2')
  await keyboard.type('甲')
  tally.check('F2 goes on in the cell', (await at(2, '案例').inputValue()) === `${name}甲`)
  await keyboard.press('Escape')
  tally.check('Esc leaves it as it was', (await at(2, '案例').inputValue()) === name)
}

async function pictured(reader, pictures, name) {
  if (!pictures) return
  for (const width of [390, 1024, 1366]) {
    await reader.page.setViewportSize({ width, height: 900 })
    await reader.page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
  }
}

async function runsCases({ tally, pictures }, county) {
  await county.go('/b/cases?table=older-age.eligibility.csv')
  await county.press('运行')
  const green = (await county.page.locator('.card.ok').innerText()).replace(/\s+/g, ' ')
  tally.check('a shipped table is green', /通过 [1-9]\d* 行，不通过 0 行/.test(green), green)
  const cell = county.page.getByLabel('第 2 行，应得：结论')
  await cell.fill('for_decision')
  await county.press('运行')
  tally.check('a wrong expectation is red with what came out', (await county.page.locator('.mark.bad').count()) > 0)
  await cell.fill('eligibel')
  await county.press('运行')
  const mark = await county.page.locator('.mark.bad').first().innerText()
  tally.check('an unknown word is named with the nearest', mark.includes('eligible'), mark)
  await look(county.tab, tally, 'a red case table')
  await cell.fill('for_decision')
  await county.press('运行')
  await county.page.locator('.mark.bad .actual').first().click()
  await county.page.waitForSelector('section[aria-labelledby="case-why"] .verdict')
  const why = (await county.page.locator('section[aria-labelledby="case-why"]').innerText()).replace(/\s+/g, ' ')
  tally.check('a red cell opens why', why.includes('第 2 行') && why.includes('依据'), why.slice(0, 300))
  tally.check('why in words', !rawWord(why), rawWord(why))
  await look(county.tab, tally, 'why a case came out')
  await pictured(county, pictures, 'case-why')
  await usesKeys(county, tally)
  await county.press('加一行')
  await county.press('撤销')
  const rows = county.page.locator('tbody tr')
  const before = await rows.count()
  await county.page.getByLabel('第 2 行，案例').evaluate((input) => {
    const data = new DataTransfer()
    data.setData('text/plain', 'case\ton\n甲\t2024-01-01\n乙\t2024-01-02\n')
    input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  tally.check('a block is pasted', (await county.page.getByLabel('第 3 行，案例').inputValue()) === '乙')
  tally.check('over the rows that stand', (await rows.count()) === before)
}

async function asksWhy({ tally, pictures }, county) {
  await county.go('/b/applications?state=started')
  await county.page.locator('tbody th a').first().click()
  await county.tab.settled()
  await county.page.locator('.decisions li a').first().click()
  await county.page.waitForSelector('.verdict')
  await county.tab.settled()
  await county.press('当时 / 现在')
  const then = await county.page.locator('section[aria-labelledby="then-now"]').innerText()
  tally.check('then and now are compared', then.includes('没有不同') || then.includes('不同之处'), then)
  await county.press('如果……')
  const panel = county.page.locator('section[aria-labelledby="what-if"]')
  await panel.getByLabel('其他情形').selectOption('in_custody')
  await county.press('再算一遍', panel)
  const text = (await panel.innerText()).replace(/\s+/g, ' ')
  tally.check('other facts give another verdict', text.includes('如果这样') && text.includes('服刑或羁押'), text.slice(0, 500))
  tally.check('in words', !rawWord(text), rawWord(text))
  await look(county.tab, tally, 'what if')
  await county.press('从这里生成用例')
  const made = county.page.locator('section[aria-labelledby="record-case"]')
  await made.getByText('安置资格：1 行').waitFor()
  tally.check('a case holds no number', !/\d{17}/.test(await made.innerText()))
  await look(county.tab, tally, 'a case of a record')
  await pictured(county, pictures, 'record-case')
  await county.press('在表格里打开', made)
  await county.page.waitForSelector('.cells')
  await county.press('运行')
  tally.check('the case is read by the table', (await county.page.locator('.card.ok').count()) === 1)
  await county.page.goBack()
  await county.page.waitForSelector('.verdict')
  await county.page.locator('.nodes h3 a').first().click()
  await county.tab.settled()
  tally.check('a citation leads to its clause', county.page.url().includes('/b/clause?'), county.page.url())
}

export async function run(place) {
  const county = await Reader.of(place.browser, place.world, 'county1', { width: 1366 })
  await findsAFigure(county, place.tally)
  await goesToAClause(county, place.tally)
  await twoPersons(place, county)
  await asksWhy(place, county)
  await runsCases(place, county)
  await county.close()
}
