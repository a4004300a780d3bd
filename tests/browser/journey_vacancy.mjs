// J8: a post falls vacant; the reserve list is called in its order, and who accepts is put up in a
// notice that names the post.
import { look } from './browser.mjs'
import { Candidates } from './candidates.mjs'
import { kTown } from './seed.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['steps']
const kBudget = 5 + 2

// One on duty, three in reserve; then the one leaves.
async function ready({ world }) {
  const all = await Candidates.of(world)
  const { announcement, posts } = await all.announce('森林防火员', 1)
  const people = await all.apply(announcement, ['冯玉兰', '陈大海', '褚秀英', '卫建国'], 301)
  await all.review(announcement, people)
  await all.notice('森林防火员公示', [people[0]])
  world.setDay('2022-04-08')
  const [{ application }] = people
  await all.county2.post(`/api/v1/applications/${application}/approve`, {
    post: posts[0],
    reason: '',
  })
  const day = world.day
  const at = `/api/v1/applications/${application}`
  await all.town1.post(`${at}/agreement`, {
    from_day: day,
    until_day: '2023-04-07',
    signed_on: day,
  })
  await all.town1.post('/api/v1/trainings', {
    town: kTown,
    held_on: day,
    topic: '防火',
    lecturer: '王某',
    hours: '4.0',
    trainees: [{ application, passed: true }],
  })
  const { id } = await all.town1.post(`${at}/start`, { started_on: day })
  world.setDay('2022-04-25')
  await all.town1.post(`/api/v1/placements/${id}/exit`, {
    last_day: '2022-04-22',
    reason: 'own_request',
    employment_wanted: false,
    remark: '',
  })
  return people
}

export async function run(place) {
  const { browser, world, tally, pictures } = place
  await ready(place)
  const town = await Reader.of(browser, world, 'town1')
  const picture = async (name) => {
    if (pictures) await town.page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  }
  tally.check('the card counts the vacancy', /1 *空岗等补充/.test(await town.text()))
  town.clicks = 0
  await town.follow('看空岗')
  const listed = await town.text()
  tally.check('the list has the same total', listed.includes('共 1 条'), listed)
  tally.check('and its ages beside it', listed.includes('0–30 天'), listed)
  await look(town.tab, tally, 'vacancies')
  await picture('vacancies')
  await town.follow('森林防火员')
  const first = await town.text()
  tally.check('its clock runs', first.includes('已空 3 天'), first)
  tally.check('the first in reserve is named', first.includes('联系第 1 位：陈*海'), first)
  await look(town.tab, tally, 'vacancy')
  await picture('vacancy')
  // The first does not come: a call of its own, beside the budget.
  const clicks = town.clicks
  await town.press('不来')
  await town.dialog.waitFor()
  tally.check('a no needs its reason', (await town.dialog.innerText()).includes('还差：理由'))
  await town.fill('理由', '已外出务工')
  await look(town.tab, tally, 'form of a call')
  await town.press('登记联系结果', town.dialog)
  await town.said()
  await town.tab.settled()
  const second = await town.text()
  tally.check('the answer is kept', second.includes('不来：已外出务工'), second)
  tally.check('and the next is named', second.includes('联系第 2 位：褚*英'), second)
  town.clicks = clicks
  // By the keyboard: whoever types instead of pointing ends where the others do.
  await town.page.getByRole('button', { name: '愿意来', exact: true }).focus()
  await town.page.keyboard.press('Enter')
  town.clicks += 1
  await town.page.getByText('递补到这个岗位').waitFor()
  await town.tab.settled()
  const publisher = await Reader.of(browser, world, 'town2')
  await publisher.go(new URL(town.page.url()).pathname)
  publisher.clicks = town.clicks
  await look(publisher.tab, tally, 'vacancy with a person')
  const said = await publisher.act('发布公示', { 监督电话: '0635-0000000' })
  tally.check('the notice is published', said.includes('已办：发布公示'), said)
  tally.check(`J8 in ${kBudget} clicks`, publisher.clicks <= kBudget, `${publisher.clicks}`)
  const item = world.store(
    "SELECT post_title FROM notice_item ORDER BY notice_id DESC, item_no LIMIT 1",
  )
  tally.check('and names the post', item.trim() === '森林防火员', item)
  for (const width of [390, 1024]) {
    const view = { width, language: width === 390 ? 'zh-CN' : 'en', type: 'standard' }
    const reader = await Reader.of(browser, world, 'town1', view)
    await reader.go(new URL(town.page.url()).pathname)
    await look(reader.tab, tally, `vacancy at ${width}`, view)
    if (pictures)
      await reader.page.screenshot({ path: `${pictures}/vacancy-${width}.png`, fullPage: true })
    await reader.close()
  }
  await publisher.close()
  await town.close()
}
