// J3 at the village door: a session is opened, the votes for each of two candidates are counted with
// one tap and what is typed, and submitted; whether they have passed is the server's word.
import { look } from './browser.mjs'
import { numberOf } from './candidates.mjs'
import { Phone } from './phone.mjs'
import { kTown, kUnit, kVillage } from './seed.mjs'
import { Person } from './world.mjs'

export const worlds = ['fresh']
const kTaps = 3 + 2 + 4
const kPicture = new URL('../../web/village/icons/icon-192.png', import.meta.url).pathname

// One post of the village is announced, and two have applied.
async function candidates(world) {
  const county = await Person.of(world, 'county1')
  const town = await Person.of(world, 'town1')
  const host = { place: kVillage, kind: 'town_or_village', name: '戴屯社区二组' }
  const { id: hostId } = await town.post('/api/v1/hosts', host)
  const { ids: posts } = await town.post('/api/v1/posts', {
    host: hostId,
    place: kVillage,
    year: 2022,
    side: 'rural',
    kind: 'ordinary',
    self_increase: false,
    title: '护林员',
    items: [{ category_no: 2, item_no: 2 }],
    department: '农业农村局',
    post_type: 'ordinary',
    band: '40h',
    count: 1,
  })
  await county.post('/api/v1/posts/approve', { posts })
  const { id: announcement } = await town.post('/api/v1/announcements', {
    unit: kUnit,
    town: kTown,
    title: '护林员招聘公告',
    body: '详见附件',
    side: 'rural',
    opens_on: world.day,
    closes_on: world.day,
    off_season_reason: '村里空岗，急需补充',
    posts,
  })
  await county.post(`/api/v1/announcements/${announcement}/publish`, {})
  const people = [
    ['孙桂芳', numberOf('1968-05-04', 28)],
    ['周长河', numberOf('1966-09-12', 31)],
  ]
  for (const [name, resident_number] of people) {
    const { id: person } = await town.post('/api/v1/persons', {
      village: kVillage,
      name,
      resident_number,
    })
    await town.post('/api/v1/applications', {
      announcement,
      person,
      groups: [{ group: 'older', expanded_name: '' }],
      re_recognised: false,
    })
  }
}

async function openSession({ tally }, phone) {
  const { page, tab } = phone
  await phone.press('评议', page, 'link')
  await tab.settled()
  await look(tab, tally, 'village reviews')
  await phone.press('开评议会')
  await page.locator('#review-location').waitFor()
  await tab.settled()
  await page.locator('#review-announcement').selectOption({ label: '护林员招聘公告' })
  await page.fill('#review-location', '村委会')
  await page.fill('#review-chair', '赵某')
  await page.fill('#review-recorder', '钱某')
  await page.fill('#review-expected', '25')
  const before = phone.clicks
  await phone.press('开始')
  tally.check('what lacks is said', await phone.says('有 1 处要改'))
  await page.getByRole('link', { name: '实到人数' }).click()
  const at = await page.evaluate(() => document.activeElement.id)
  tally.check('and leads to its field', at === 'review-present', at)
  phone.clicks = before
  await page.fill('#review-present', '21')
  await look(tab, tally, 'village, form of a session')
  await phone.press('开始')
}

async function countVotes({ tally }, phone) {
  const { page, tab } = phone
  await page.locator('li.card').nth(1).waitFor()
  await tab.settled()
  const one = (at) => page.locator('li.card').nth(at)
  tally.check('nobody is counted yet', (await phone.text()).includes('还有 2 人的票没齐'))
  await phone.press('同意', one(0))
  tally.check('one tap is everybody', (await one(0).innerText()).includes('21 票，齐了'))
  await one(1).getByRole('textbox').nth(0).fill('8')
  await one(1).getByRole('textbox').nth(2).fill('1')
  tally.check('what lacks is counted', (await one(1).innerText()).includes('还差 12 票'))
  await phone.press('反对', one(1))
  await look(tab, tally, 'village votes')
  await page.reload()
  await page.locator('li.card').nth(1).waitFor()
}

// The way back of a phone leads out of the form, and what was typed into it stays.
async function wayBack({ tally }, phone) {
  const { page } = phone
  const taps = phone.clicks
  await phone.press('评议', page, 'link')
  await phone.press('开评议会')
  await page.fill('#review-location', '村小学')
  await page.goBack()
  tally.check('back to the sessions', await phone.says('全村（社区）评议报名人员'))
  await page.goForward()
  await page.locator('#review-location').waitFor()
  await page.reload()
  await page.locator('#review-location').waitFor()
  const kept = await page.inputValue('#review-location')
  tally.check('a form that was left keeps what was typed', kept === '村小学', kept)
  await phone.press('我的人', page, 'link')
  phone.clicks = taps
}

export async function run(place) {
  const { world, tally } = place
  await candidates(world)
  const phone = await Phone.of(place)
  await phone.signIn('village1')
  await wayBack(place, phone)
  phone.clicks = 0
  // The home of the village says what waits, and leads there.
  const task = phone.page.getByRole('link', { name: /报名等评议/ })
  tally.check('the home says who waits for a review', /\d+\s*报名等评议/.test(await task.innerText()))
  await openSession(place, phone)
  await countVotes(place, phone)
  const taps = phone.clicks
  // After a reload the session is open and the votes are there.
  await phone.tab.settled()
  tally.check('the votes outlive the page', (await phone.text()).match(/21 票，齐了/g)?.length === 2)
  phone.clicks = taps
  await phone.press('结束计票')
  // The record with its signatures: one tap, and the camera.
  phone.clicks += 1
  await phone.page.setInputFiles('#review-photo', kPicture)
  tally.check('the picture is there', await phone.says('已有 1 个文件'), await phone.text())
  await phone.tab.settled()
  await look(phone.tab, tally, 'village, check of the votes')
  await phone.press('提交')
  const done = await phone.says('已提交：通过 1 人，未通过 1 人')
  tally.check('the server decides', done, await phone.text())
  // A bar is as long as its votes: eight of twenty-one.
  const share = await phone.page.locator('.votes').nth(1).evaluate((one) => {
    const width = (name) => one.querySelector(`.agree ${name}`).getBoundingClientRect().width
    return width('.counted') / width('.room')
  })
  tally.check('the bar says how many', Math.abs(share - 8 / 21) < 0.01, `${share}`)
  const evidence = world.store(`SELECT evidence FROM review_session WHERE evidence LIKE 'SM3%'`)
  tally.check('the digest is the evidence', /^SM3 [0-9a-f]{8}:/.test(evidence), evidence)
  tally.check(`J3 in ${kTaps} taps`, phone.clicks <= kTaps, `${phone.clicks}`)
  if (place.pictures)
    await phone.page.screenshot({ path: `${place.pictures}/review.png`, fullPage: true })
  await phone.close()
}
