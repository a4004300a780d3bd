// 委托合同 in the office: a county makes one with an agency, sees the days that are left of it, and
// ends it before its last day.
import { look } from './browser.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['steps']
const kDocument = '委托合同〔2022〕9号'
const dayAfter = (day, days) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

export async function run({ browser, world, tally, pictures }) {
  const county = await Reader.of(browser, world, 'county1')
  await county.follow('委托合同')
  const until = dayAfter(world.day, 99)
  const said = await county.act('登记委托合同', {
    第三方机构: { label: '第三方机构' },
    起始日: world.day,
    终止日: until,
    文件: kDocument,
    委托事项: '协助考勤',
    费用: '1200.00',
  })
  tally.check('a contract is made', said.includes('已办：登记委托合同'), said)
  const row = county.row(kDocument)
  const text = (await row.innerText()).replace(/\s+/g, ' ')
  tally.check('with the days that are left', /100.*履行中/.test(text), text)
  tally.check('where the agency works', text.includes('清泉街道'), text)
  tally.check('and what it costs', text.includes('1,200.00'), text)
  await look(county.tab, tally, 'contracts of agencies')
  const last = dayAfter(world.day, 9)
  const ended = await county.act(
    '提前结束委托合同',
    { 最后一天: last, 理由: '双方协商' },
    { from: row },
  )
  tally.check('it is ended early', ended.includes('已办：提前结束委托合同'), ended)
  const after = (await row.innerText()).replace(/\s+/g, ' ')
  tally.check('ten days are left', after.includes(last) && /\b10\b/.test(after), after)
  tally.check('the former day stays written', after.includes(`原到 ${until}`), after)
  tally.check('and it is ended once', !after.includes('提前结束委托合同'), after)
  for (const width of pictures ? [390, 1024, 1366] : []) {
    await county.page.setViewportSize({ width, height: 900 })
    await county.page.screenshot({ path: `${pictures}/contract-${width}.png`, fullPage: true })
  }
  await county.close()
}
