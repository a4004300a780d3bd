// J7: the month of who was placed in journey_application: attendance, run, a problem that is mended,
// pay list, lock by a second person, bank file, release, a return, and the same money issued again.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { readFile } from 'node:fs/promises'
import { look } from './browser.mjs'
import { rawWord, Reader } from './steps.mjs'
import { account } from './journey_account.mjs'
import { cancelRun } from './journey_cancel.mjs'

export const worlds = ['fresh']
const kMonth = '/b/month?unit=371525&month=2022-03'

// Sick leave in the midst: what was worked before and after it are spans of their own.
async function leave({ village, world, tally }) {
  await village.press('录考勤')
  await village.dialog.waitFor()
  await village.tab.settled()
  const { dialog } = village
  const span = (n) => dialog.getByRole('group', { name: `第 ${n} 段` })
  tally.check('the form says whom it is about', (await dialog.innerText()).includes('王*英'))
  await span(1).getByLabel('工时').fill('30.0')
  await village.press('加一段请假', dialog)
  tally.check('what lacks is said', (await dialog.innerText()).includes('还差：本月出勤'))
  await span(2).getByLabel('出勤或请假').selectOption({ label: '病假' })
  await span(2).getByLabel('起始日').fill('2022-03-20')
  await span(2).getByLabel('终止日').fill('2022-03-22')
  tally.check('leave has no hours', (await span(2).getByLabel('工时').count()) === 0)
  await look(village.tab, tally, 'form of the attendance')
  await village.press('录考勤', dialog)
  const overlap = await village.said()
  tally.check('spans may not overlap', overlap.includes('有 1 处要改'), overlap)
  await span(1).getByLabel('终止日').fill('2022-03-19')
  await span(1).getByLabel('工时').fill('12.0')
  await village.press('加一段出勤', dialog)
  await span(3).getByLabel('起始日').fill('2022-03-23')
  await span(3).getByLabel('终止日').fill('2022-03-31')
  await span(3).getByLabel('工时').fill('18.0')
  await village.press('录考勤', dialog)
  await village.page.locator('.card.ok').waitFor()
  const entered = await village.said()
  tally.check('work and leave are entered', entered.includes('已办：录考勤'), entered)
  const kinds = world.store('SELECT leave_kind FROM attendance ORDER BY from_day')
  tally.check('as the server keeps them', /none\s+sick\s+none/.test(kinds), kinds)
  await village.go('/b/attendance')
  await village.press('录考勤')
  await dialog.waitFor()
  await village.tab.settled()
  const again = await dialog.innerText()
  tally.check('who enters again is told of the spans', again.includes('已录 3 段'), again)
  await village.cancel()
}

// Whoever would close a sheet that lacks somebody is told how many, and what follows.
async function lacking({ browser, world, tally }) {
  const town = await Reader.of(browser, world, 'town1')
  await town.follow('看考勤表')
  await town.press('交考勤表', town.row('清泉街道'))
  await town.dialog.waitFor()
  const told = await town.dialog.innerText()
  tally.check('the form says how many are not entered', told.includes('还有 1 人没有录考勤'), told)
  await look(town.tab, tally, 'form of the sheet')
  await town.cancel()
  await town.close()
}

// A row with a problem waits for its own settlement until another person releases it.
async function holdAndRelease({ browser, world, tally }, county) {
  const held = await county.act('暂扣或暂不发', { 理由: '等账户' }, { from: county.row('王*英') })
  tally.check('the county lets the row wait', held.includes('已办：暂扣或暂不发'), held)
  const row = await county.row('王*英').innerText()
  tally.check('it says what the next run does', row.includes('重新试算后'), row)
  tally.check('who put it may not release it', row.includes('要换一个人办'), row)
  const second = await Reader.of(browser, world, 'county2')
  await second.go(new URL(county.page.url()).pathname)
  const released = await second.act('解除暂扣或暂不发', { 理由: '账户已补' })
  tally.check('another person releases it', released.includes('已办：解除暂扣或暂不发'), released)
  await second.close()
}

async function attendance({ browser, world, tally }) {
  await lacking({ browser, world, tally })
  const village = await Reader.of(browser, world, 'village1')
  await village.follow('去录入')
  tally.check('one person lacks', (await village.text()).includes('共 1 条'))
  await leave({ village, world, tally })
  await village.close()
  const town = await Reader.of(browser, world, 'town1')
  await town.follow('看考勤表')
  const closed = await town.act('交考勤表', {}, { from: town.row('清泉街道') })
  tally.check('the sheet is closed', closed.includes('已办：交考勤表'), closed)
  await town.close()
}

async function runOnce(county) {
  await county.act('试算本月').catch(() => '')
  await county.page.getByText('试算：已算完').waitFor()
  await county.tab.settled()
}

async function runAndMend({ browser, world, tally }) {
  const county = await Reader.of(browser, world, 'county1')
  await county.follow('去试算')
  tally.check('the way stands at the run', (await county.text()).includes('试算 正在') === false)
  await cancelRun({ world, tally }, county)
  await runOnce(county)
  tally.check('a line without account is a problem', (await county.text()).includes('银行账户'))
  const locked = county.page.getByRole('button', { name: '锁定', exact: true })
  tally.check(
    'the lock says why it is not possible',
    (await locked.getAttribute('aria-disabled')) === 'true' &&
      /先处理再锁定|要换一个人办/.test(await county.text()),
  )
  await county.follow(/行：没有可用的银行账户/)
  tally.check('the problem opens its line', (await county.text()).includes('共 1 条'))
  await look(county.tab, tally, 'lines of a run')
  await holdAndRelease({ browser, world, tally }, county)
  await account({ browser, world, tally }, '6217000000000000')
  await county.go(kMonth)
  await runOnce(county)
  const text = await county.text()
  tally.check('30 hours at 18.00 are 540.00', text.includes('540.00'), text)
  tally.check('nothing is to be mended', !text.includes('要处理的问题'), text)
  tally.check('and new this month', text.includes('1 人本月新有'), text)
  await look(county.tab, tally, 'month in work')
  await county.follow('540.00')
  const lines = await county.text()
  tally.check('the sum opens its row', lines.includes('共 1 条'))
  const sum = await county.page.locator('tfoot').innerText()
  tally.check('and the last row says it', sum.includes('1 人') && sum.includes('540.00'), sum)
  tally.check('which says whose month it is', lines.includes('冠县 2022-03 · 已算出'), lines)
  await county.follow('王*英')
  const why = await county.text()
  tally.check('a line has its why', why.includes('依据') && why.includes('540.00 元'), why)
  tally.check('in words', !rawWord(why), rawWord(why))
  await look(county.tab, tally, 'why of a line')
  await county.follow('返回')
  await county.follow('回到月度结算')
  tally.check('and back to its month', (await county.text()).includes('冠县 2022-03 的进度'))
  await county.close()
  const town = await Reader.of(browser, world, 'town1')
  await town.go(kMonth)
  const listed = await town.act('公示发放名单', {
    公示地点: { label: '清泉街道' },
    监督电话: '0635-0000000',
  })
  tally.check('the pay list is published', listed.includes('已办：公示发放名单'), listed)
  await town.close()
}

async function lock({ browser, world, tally }) {
  const runner = await Reader.of(browser, world, 'county1')
  await runner.go(kMonth)
  tally.check('the runner may not lock', (await runner.text()).includes('要换一个人办'))
  await runner.close()
  const second = await Reader.of(browser, world, 'county2')
  await second.follow('去复核')
  await second.follow('冠县 2022-03')
  await second.press('锁定')
  await second.dialog.waitFor()
  const zero = second.dialog.getByLabel('省补助未录入时', { exact: false })
  if (await zero.count()) await zero.check()
  await second.dialog.locator('#act-proof').fill(world.passwords.county2)
  await look(second.tab, tally, 'form of the lock')
  await second.press('锁定', second.dialog)
  const said = await second.said()
  tally.check('a second person locks', said.includes('已办：锁定'), said)
  const made = await second.act('生成银行文件')
  tally.check('the bank file is made', made.includes('已办：生成银行文件'), made)
  await second.close()
}

async function payAndReturn({ browser, world, tally }) {
  const finance = await Reader.of(browser, world, 'fin1')
  await finance.follow('去放款')
  await finance.press('放款')
  await finance.dialog.waitFor()
  const asked = await finance.dialog.innerText()
  tally.check('the form names its batch', asked.includes('冠县 2022-03 第 1 批'), asked)
  await finance.cancel()
  const released = await finance.act('放款')
  tally.check('finance releases', released.includes('已办：放款'), released)
  await finance.close()
  const bank = await Reader.of(browser, world, 'bank1')
  await bank.go('/b/payments')
  const coming = bank.page.waitForEvent('download').catch(() => null)
  const read = await bank.act('下载银行文件')
  const download = await coming
  tally.check('the bank file is downloaded', download !== null, read)
  const file = await readFile(await download.path(), 'utf8')
  const [head, first] = file.split('\n').map((line) => line.split('|'))
  tally.check('the file holds one payment', head[0] === 'YGFK' && head[5] === '1', head.join('|'))
  const answer = join(tmpdir(), `yigang-return-${process.pid}.txt`)
  writeFileSync(answer, Buffer.from([0x59, 0x47, 0xd2, 0xd1]))
  await bank.press('导入回盘')
  await bank.dialog.waitFor()
  await bank.dialog.locator('input[type=file]').setInputFiles(answer)
  await bank.page.getByText('第 2 字节处读不懂').waitFor()
  tally.check('a file in another encoding is refused with the byte', true)
  const lines = [`YGHP|1|${head[2]}|${head[3]}|1`]
  lines.push([first[0], first[1], first[3], 'E012', '户名不符', 'R1'].join('|'))
  writeFileSync(answer, lines.join('\n') + '\n')
  await bank.dialog.locator('input[type=file]').setInputFiles(answer)
  await bank.page.getByText('2 行，提交后核对').waitFor()
  await bank.press('导入回盘', bank.dialog)
  const taken = await bank.said()
  tally.check('the return is taken', taken.includes('已办：导入回盘'), taken)
  await look(bank.tab, tally, 'payments of the bank')
  await bank.close()
}

async function reissue({ browser, world, tally }) {
  const county = await Reader.of(browser, world, 'county1')
  await county.follow('去重发')
  const row = county.row('第 1 批')
  tally.check('one payment came back', /540\.00/.test(await row.innerText()))
  await county.follow('1', row.locator('td').nth(4))
  await county.page.getByRole('checkbox', { name: '选这一行' }).check()
  tally.check('the sum of the ticked is shown', (await county.text()).includes('合计 540.00'))
  const said = await county.act('退票重发')
  tally.check('it is issued again', said.includes('已办：退票重发'), said)
  await county.go('/b/payments')
  tally.check('as a second batch', (await county.text()).includes('第 2 批'))
  await county.close()
}

export async function run(place) {
  place.world.setDay('2022-04-06')
  await attendance(place)
  await runAndMend(place)
  await lock(place)
  await payAndReturn(place)
  await reissue(place)
}
