// In the demo city: a locked month, an approval for which no post is free, and the next month,
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
  // Who cannot be approved today is no work of the day, and stands in the list.
  const card = county.page.locator('li.card', { hasText: '去审批' })
  tally.check('without a post nobody is to be approved', (await card.count()) === 0)
  const waiting = async () => {
    await county.go('/b/approvals')
    const text = await county.page.locator('.total').innerText()
    return Number(/\d+/.exec(text)?.[0])
  }
  const before = await waiting()
  await county.page.locator('tbody th a').first().click()
  const approve = county.page.getByRole('button', { name: '批准', exact: true })
  await approve.waitFor()
  const why = await county.text()
  tally.check('no post is free', (await approve.getAttribute('aria-disabled')) === 'true', why)
  tally.check('and the page says what to do', why.includes('没有可以批给的空岗'), why)
  for (const link of ['看本镇的岗位', '看空岗'])
    tally.check(`it leads to ${link}`, await county.page.getByRole('link', { name: link }).isVisible())
  const refused = await county.act('不予批准', { 理由: '本批岗位已满，本人同意下批再报' })
  tally.check('who is not to be placed is refused', refused.includes('已办：不予批准'), refused)
  const after = await waiting()
  tally.check('one less waits', after === before - 1, `${before} ${after}`)
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
