// In the demo city: a locked month, an approval with the posts that are free, and the next month,
// which cannot be run before its towns are in: one is left out by two persons.
import { Reader } from './steps.mjs'

export const worlds = ['demo']

async function locked({ browser, world, tally }) {
  const county = await Reader.of(browser, world, 'county1')
  await county.go('/b/month?month=2022-12')
  const text = await county.text()
  tally.check('a locked month says so', text.includes('已锁定'), text)
  tally.check('and offers no other run', !text.includes('试算本月'))
  await county.close()
}

async function approval({ browser, world, tally }) {
  const county = await Reader.of(browser, world, 'county1')
  await county.follow('去审批')
  await county.page.locator('tbody th a').first().click()
  await county.page.getByRole('button', { name: '批准', exact: true }).waitFor()
  await county.press('批准')
  await county.dialog.waitFor()
  await county.tab.settled()
  const posts = await county.dialog.locator('#act-post option').count()
  if (posts > 1) {
    await county.dialog.locator('#act-post').selectOption({ index: 1 })
    await county.dialog.locator('#act-proof').fill(world.passwords.county1)
    await county.press('批准', county.dialog)
    const said = await county.said()
    tally.check('the server answers in words', /已办：批准|没有办成/.test(said), said)
  } else {
    const text = await county.dialog.innerText()
    tally.check('without a free post the form says how to mend it', text.includes('先申报岗位'))
  }
  await county.close()
}

async function nextMonth({ browser, world, tally }) {
  world.setDay('2023-02-06')
  const first = await Reader.of(browser, world, 'county1')
  await first.go('/b/month?month=2023-01')
  tally.check('a new month waits for its towns', /未交/.test(await first.text()))
  const asked = await first.act('申请暂缓', { 理由: '网络故障' }, { from: first.row('清泉街道') })
  tally.check('a town is asked to be left out', asked.includes('已办：申请暂缓'), asked)
  await first.close()
  const second = await Reader.of(browser, world, 'county2')
  await second.go('/b/month?month=2023-01')
  const agreed = await second.act('同意暂缓', {}, { from: second.row('清泉街道') })
  tally.check('a second person agrees', agreed.includes('已办：同意暂缓'), agreed)
  tally.check('and it says so', /本月暂缓/.test(await second.row('清泉街道').innerText()))
  await second.press('试算本月')
  await second.dialog.waitFor()
  await second.press('试算本月', second.dialog)
  const refused = second.page.locator('.problem').first()
  await refused.waitFor()
  const said = await refused.innerText()
  tally.check('a run before the other towns are in says why', said.includes('没有办成'), said)
  await second.close()
}

export async function run(place) {
  await locked(place)
  await approval(place)
  await nextMonth(place)
}
