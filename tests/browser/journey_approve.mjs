// J5: the county approves in one go those in whose way nothing stands, and the doubtful one by one.
// Two officers at once: whoever comes second on a post is told why, and nothing is lost.
import { look } from './browser.mjs'
import { Candidates } from './candidates.mjs'
import { Reader } from './steps.mjs'

export const worlds = ['steps']
const kBudget = 5 + 2
const kNames = ['赵桂兰', '钱建军', '孙秀云', '李玉梅', '周长河', '吴志强', '郑爱华']

async function ready({ world }) {
  const all = await Candidates.of(world)
  const { announcement, posts } = await all.announce('河道巡查员', 7)
  const people = await all.apply(announcement, kNames, 101)
  await all.review(announcement, people)
  const { id: notice } = await all.notice('河道巡查员公示', people)
  // One is objected to, of another a circumstance is known that a person must decide.
  await all.town1.post(`/api/v1/notices/${notice}/objections`, {
    item_no: 6,
    text: '邻居说他在外务工',
  })
  await all.town1.post(`/api/v1/persons/${people[6].person}/facts`, {
    fact: 'registered_business',
    from_day: world.day,
    source: '市场监管比对',
  })
  world.setDay('2022-03-14')
  return { people, posts, all }
}

async function picture({ pictures }, page, name) {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

async function batch(place, made) {
  const { browser, world, tally } = place
  const county = await Reader.of(browser, world, 'county2')
  const card = await county.text()
  tally.check('the card counts who can be decided', /6 *公示过的等您审批/.test(card), card)
  county.clicks = 0
  await county.follow('去审批')
  const listed = await county.text()
  tally.check('its list has the same total', listed.includes('共 6 条'), listed)
  tally.check('who is without doubt is counted', listed.includes('无疑点（5）'), listed)
  tally.check('names are masked', listed.includes('赵*兰') && !listed.includes('赵桂兰'))
  tally.check('votes of those present', listed.includes('20 / 21'))
  await look(county.tab, tally, 'approvals')
  await picture(place, county.page, 'approvals')
  await county.press('无疑点（5）')
  await county.press('全选无疑点的 5 人')
  tally.check('the sum is said', (await county.text()).includes('已选 5 人 · 合计每月约'))
  await county.press('批准')
  await county.dialog.waitFor()
  const asked = await county.dialog.innerText()
  tally.check('and again before it is signed', /批准 5 人，每月约 3,600.00 元/.test(asked), asked)
  tally.check('what lacks is said', asked.includes('还差：再次验证身份'), asked)
  await county.dialog.locator('#approval-proof').fill(world.passwords.county2)
  await look(county.tab, tally, 'confirmation of approvals')
  await picture(place, county.page, 'approvals-confirm')

  // Meanwhile a colleague gives the second person the post that was proposed for the first.
  const [first, second] = made.people
  const { items } = await made.all.county1.get('/api/v1/approvals-due?clear=true')
  const proposed = items.find(({ id }) => id === first.application).post.id
  const path = `/api/v1/applications/${second.application}/approve`
  await made.all.county1.post(path, { post: proposed, reason: '' })

  await county.press('批准 5 人', county.dialog)
  await county.page.locator('.turned').waitFor()
  await county.tab.settled()
  tally.check(`J5 in ${kBudget} clicks`, county.clicks <= kBudget, `${county.clicks}`)
  const said = await county.text()
  tally.check('three are approved', said.includes('已批准 3 人，每月约 2,160.00 元'), said)
  tally.check('two are told why not', said.includes('2 人没有批成'), said)
  const reasons = await county.page.locator('.turned').innerText()
  tally.check('the post was filled', /赵\*兰[\s\S]*已/.test(reasons), reasons)
  tally.check('the other was decided', reasons.includes('钱*军'), reasons)
  await look(county.tab, tally, 'result of approvals')
  await picture(place, county.page, 'approvals-result')
  // Who was turned down is there with another post, and is approved with it.
  tally.check('nobody is lost', (await county.text()).includes('无疑点（1）'), said)
  await county.press('全选无疑点的 1 人')
  await county.press('批准')
  await county.press('批准 1 人', county.dialog)
  await county.page.getByText('已批准 1 人').last().waitFor()
  await county.tab.settled()
  const left = world.store("SELECT COUNT(*) FROM application WHERE state = 'approved'").trim()
  tally.check('each approval was made once', left === '5', left)
  return county
}

// Two wait, the first answer is held back, and the page is left: it asks, stops, and tells.
async function left({ world, tally }, county, all) {
  const { page } = county
  const { announcement } = await all.announce('护林员', 2)
  const people = await all.apply(announcement, ['冯桂芝', '褚建设'], 201)
  await all.review(announcement, people)
  await all.notice('护林员公示', people)
  world.setDay('2022-03-24')
  await county.go('/b/approvals?clear=true')
  await county.press('全选无疑点的 2 人')
  const approved = () =>
    Number(world.store("SELECT COUNT(*) FROM application WHERE state = 'approved'"))
  const before = approved()
  let answer
  const held = new Promise((go) => (answer = go))
  await page.route('**/approve', async (route) => {
    await held
    await route.continue()
  })
  const asked = []
  page.on('dialog', async (dialog) => {
    asked.push(dialog.message())
    await (asked.length === 1 ? dialog.dismiss() : dialog.accept())
  })
  await county.press('批准')
  const proof = county.dialog.locator('#approval-proof')
  if (await proof.count()) await proof.fill(world.passwords.county2)
  await county.dialog.getByRole('button', { name: '批准 2 人', exact: true }).click()
  const toPosts = page.locator('nav.menu').getByRole('link', { name: '岗位', exact: true })
  await page.locator('progress').waitFor()
  await toPosts.click()
  tally.check('leaving asks', /已办 0 人，还有 2 人没办/.test(asked[0] ?? ''), `${asked}`)
  tally.check('and stays when told to', page.url().includes('/approvals'), page.url())
  await toPosts.click()
  await page.waitForURL(/posts/)
  answer()
  await county.tab.settled()
  await county.follow('审批', page.locator('nav.menu'))
  const said = await county.text()
  tally.check('one was approved', approved() === before + 1, `${approved()} after ${before}`)
  tally.check('back, it says one was', said.includes('已批准 1 人'), said)
  tally.check('and that one waits', said.includes('还有 1 人没有办'), said)
  await page.unroute('**/approve')
  // Who waits would stand in the reserve of the scripts that come after.
  const { items } = await all.county1.get('/api/v1/approvals-due?clear=true')
  for (const { id, post } of items)
    await all.county1.post(`/api/v1/applications/${id}/approve`, { post: post.id, reason: '' })
}

async function doubtful({ tally }, county) {
  await county.press('有疑点（1）')
  tally.check('the doubt is said', (await county.text()).includes('经营'), await county.text())
  const said = await county.act('批准', { 理由: '登记的摊点已停业，村里核实过' })
  tally.check('and decided with a reason', said.includes('已办：批准'), said)
  await county.press('去掉条件：公示期满、没有异议')
  const objected = await county.text()
  tally.check('an objection is not decided here', objected.includes('异议'), objected)
  tally.check('and has no button', (await county.row('吴*强').getByRole('button').count()) === 0)
}

// Without a pointer: from the filter to the signature.
async function byKeyboard({ browser, world, tally, pictures }) {
  for (const width of [390, 1024]) {
    const view = { width, language: width === 390 ? 'zh-CN' : 'en', type: 'standard' }
    const reader = await Reader.of(browser, world, 'county1', view)
    await reader.go('/b/approvals')
    await look(reader.tab, tally, `approvals at ${width}`, view)
    if (pictures)
      await reader.page.screenshot({ path: `${pictures}/approvals-${width}.png`, fullPage: true })
    await reader.close()
  }
}

export async function run(place) {
  const made = await ready(place)
  const county = await batch(place, made)
  await doubtful(place, county)
  await left(place, county, made.all)
  await county.close()
  await byKeyboard(place)
}
