// J1: somebody applies on a phone, goes offline in the middle and comes back, and sends it; the
// town takes it in the office. Taps are counted, also those into a field.
import { look } from './browser.mjs'
import { seed } from './seed.mjs'
import { rawWord, Reader } from './steps.mjs'

export const worlds = ['season']
const kBudget = 14
const kName = '杨玉兰'
// Nobody has this area prefix.
const kNumber = '371599197001010020'
const kSlip = '371599197001010021'

async function send({ browser, world, tally, pictures }) {
  const reader = await Reader.of(browser, world, null, { width: 390 })
  const { page } = reader
  const seen = async (name) => {
    await look(reader.tab, tally, `apply: ${name}`)
    const raw = rawWord(await page.locator('main').innerText())
    tally.check(`apply: ${name} has no raw word`, raw === '', raw)
    if (pictures)
      await page.screenshot({ path: `${pictures}/apply-${name}-390.png`, fullPage: true })
  }
  const asked = []
  page.on('request', (request) => asked.push(request.url()))
  await reader.go('/g/posts')
  reader.clicks = 0
  const tap = async (name) => {
    reader.clicks += 1
    await page.getByRole('button', { name }).first().click()
    await reader.tab.settled()
  }
  await reader.follow(/^报名：/)
  await seen('1-who')
  await tap('我自己')
  await seen('2-home')
  // The network goes; what was typed stays.
  await page.context().setOffline(true)
  await tap(/^农村户口，戴屯/)
  const typed = { 姓名: kName, 身份证号: kSlip, 电话: '138 0000 0000' }
  for (const [label, value] of Object.entries(typed)) {
    reader.clicks += 1
    await page.getByLabel(label, { exact: true }).click()
    await page.getByLabel(label, { exact: true }).fill(value)
  }
  await tap('下一题')
  const wrong = await reader.text()
  tally.check('a slip of the hand is told at once', wrong.includes('有一位不对'), wrong)
  await seen('3-person')
  await page.goBack()
  const before = await page.locator('h1').innerText()
  tally.check('back in the browser is the question before', before === '户口在哪里？', before)
  await page.goForward()
  await page.getByLabel('身份证号', { exact: true }).fill(kNumber)
  await page.context().setOffline(false)
  await reader.go('/g/apply')
  const again = await page.getByLabel('姓名', { exact: true }).inputValue()
  tally.check('what was typed is there after the return', again === kName, again)
  await tap('下一题')
  await seen('4-group')
  await tap('农村大龄人员')
  await seen('5-post')
  await tap(/村容保洁/)
  await seen('6-review')
  await tap('提交')
  await page.locator('.slip .code').waitFor()
  const code = await page.locator('.slip .code').innerText()
  const isCode = /^P[0-9A-Z]{3}(-[0-9A-Z]{4}){2}-[0-9A-Z]{3}$/.test(code)
  tally.check('a code to take along', isCode, code)
  tally.check(`J1 in ${reader.clicks} taps`, reader.clicks <= kBudget + 2)
  if (reader.clicks > kBudget) console.log(`J1: ${reader.clicks} taps, ${kBudget} are the budget`)
  const kept = await page.evaluate(() => localStorage.getItem('yigang.apply'))
  tally.check('nothing stays on the telephone', kept === null, kept ?? '')
  await seen('7-slip')
  const told = asked.some((url) => url.includes(kNumber) || url.includes(code))
  tally.check('neither number nor code in an address', !told)
  await reader.close()
  return code
}

async function take({ browser, world, tally, pictures }) {
  const town = await Reader.of(browser, world, 'town1')
  await town.follow('报名受理 · 网上报名')
  const list = await town.text()
  tally.check('it waits, masked', list.includes('杨*兰') && !list.includes(kName), list)
  tally.check('and no number in full', !list.includes(kNumber))
  await look(town.tab, tally, 'what was sent in')
  if (pictures) await town.page.screenshot({ path: `${pictures}/online-1366.png`, fullPage: true })
  await town.row('杨*兰').locator('summary').click()
  const opened = await town.act('打开看姓名和电话', {}, { from: town.row('杨*兰') })
  tally.check('opened, it says whom to call', opened.includes('13800000000'), opened)
  await town.row('杨*兰').locator('summary').click()
  const said = await town.act('受理网上报名', {}, { from: town.row('杨*兰') })
  tally.check('the town takes it', said.includes('已办：受理网上报名'), said)
  tally.check('nothing waits any more', (await town.text()).includes('没有等着受理'))
  await town.go('/b/applications')
  tally.check('and it is an application', (await town.text()).includes('杨*兰'))
  await town.follow('杨*兰')
  await town.press('显示查询码')
  const code = await town.page.locator('p.code').innerText()
  tally.check('the counter has a code too', code.startsWith('A'), code)
  await look(town.tab, tally, 'application with its code')
  await town.close()
  return code
}

async function progress({ browser, world, tally, pictures }, codes) {
  for (const [at, code] of codes.entries()) {
    const view = { width: 390, language: at ? 'en' : 'zh-CN' }
    const reader = await Reader.of(browser, world, null, view)
    const asked = []
    reader.page.on('request', (request) => asked.push(request.url()))
    await reader.go(`/g/progress#${code}`)
    const said = reader.page.locator('#progress-said')
    await said.waitFor()
    const words = at ? 'the village review comes next' : '已受理，等民主评议'
    const text = await reader.text()
    tally.check(`the progress says: ${words}`, text.includes(words), text)
    tally.check('without name, number or group', !/杨|0020|大龄|Older/.test(text), text)
    tally.check('no code in an address', !asked.some((url) => url.includes(code.slice(0, 9))))
    await look(reader.tab, tally, 'progress')
    if (pictures)
      await reader.page.screenshot({ path: `${pictures}/progress-${at}.png`, fullPage: true })
    await reader.page.getByRole('textbox').fill(`${code.slice(0, -1)}*`)
    await reader.press(at ? 'Look' : '查')
    const wrong = await reader.text()
    tally.check('a slip is told', /抄错|copied wrongly/.test(wrong), wrong)
    await reader.close()
  }
}

// Before the town has looked.
async function waiting({ browser, world, tally }, code) {
  const reader = await Reader.of(browser, world, null, { width: 390 })
  await reader.go(`/g/progress#${code}`)
  await reader.page.locator('#progress-said').waitFor()
  const text = await reader.text()
  tally.check('the town has not looked yet', text.includes('乡镇（街道）还没有看'), text)
  await reader.close()
}

export async function run(place) {
  await seed(place.world)
  const sent = await send(place)
  await waiting(place, sent)
  const counter = await take(place)
  await progress(place, [sent, counter])
}
