// J6 at the village door: a day in two taps and its exceptions, by the agency of a town with three
// persons; a day that is recorded while the server is away is sent once and only once; a conflict is
// decided by the server and shown with both values.
import { look } from './browser.mjs'
import { Phone } from './phone.mjs'
import { spotChecks, spotsInOffice } from './village_spots.mjs'
import { Person } from './world.mjs'

export const worlds = ['demo']
const kLogin = 'agency1'
const kPicture = new URL('../../web/village/icons/icon-192.png', import.meta.url).pathname

const daysIn = (world, day) =>
  world
    .store(`SELECT leave_kind FROM attendance WHERE from_day = '${day}' ORDER BY placement_id`)
    .trim()
    .split('\n')
    .filter(Boolean)
const entriesIn = (world) =>
  Number(world.store(`SELECT COUNT(*) FROM request_key WHERE verb = 'record_day'`))

async function twoTaps({ world, tally }, phone) {
  await phone.person(2).waitFor()
  tally.check('everybody of the town is there', (await phone.text()).includes('3 人在岗，已记 0 人'))
  await look(phone.tab, tally, 'village day')
  phone.clicks = 0
  await phone.press(/^全部到岗/)
  await phone.press('没到', phone.person(1))
  await phone.press(/^存/)
  tally.check('the day is kept', await phone.says('存好了 3 人'))
  tally.check('and sent', await phone.says('都传上去了'))
  await phone.tab.settled()
  tally.check('two taps and the exception', phone.clicks === 3, `${phone.clicks}`)
  const kept = daysIn(world, world.day).join(' ')
  tally.check('as the server keeps it', kept === 'none absent none', kept)
  tally.check('who recorded it is said', (await phone.text()).includes('已记：旷工（第三方机构）'))
  await look(phone.tab, tally, 'village day, recorded')
}

async function withoutServer({ world, tally }, phone, day) {
  const { page } = phone
  const devtools = await page.context().newCDPSession(page)
  const { url, errors } = await devtools.send('Page.getAppManifest')
  tally.check('it can be installed', url.endsWith('.webmanifest') && !errors.length, `${url}`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  const before = entriesIn(world)
  await world.stop()
  await page.reload()
  tally.check('the door opens without a server', await phone.says('连不上服务器'))
  await phone.person(2).waitFor()
  await phone.press('前一天')
  tally.check('the list is the one of the phone', await phone.says('这是手机上存的名单'))
  await phone.person(2).waitFor()
  await phone.press(/^全部到岗/)
  await phone.press('请假', phone.person(0))
  await phone.press(/^存/)
  tally.check('three wait', await phone.says('还有 3 条没传'), await phone.text())
  await look(phone.tab, tally, 'village day without a server', { server: false })
  await page.reload()
  tally.check('they still wait after a reload', await phone.says('还有 3 条没传'))
  // The first place is lost: the second has them.
  await page.evaluate(() => indexedDB.deleteDatabase('yigang-village'))
  await page.reload()
  tally.check('and when a phone drops its database', await phone.says('还有 3 条没传'))
  tally.check('nothing has come', daysIn(world, day).length === 0)
  await world.start()
  phone.tab.said.length = 0
  await phone.press('现在传')
  tally.check('all is sent', await phone.says('都传上去了'), await phone.text())
  await phone.tab.settled()
  const kept = daysIn(world, day).join(' ')
  tally.check('each as it was entered', kept === 'personal none none', kept)
  tally.check('once', entriesIn(world) === before + 3, `${entriesIn(world)} after ${before}`)
}

// The server takes an entry and its answer is lost on the way: the phone sends again, with its key.
async function lostAnswer({ world, tally }, phone) {
  const { page } = phone
  await page.evaluate(() => {
    const real = globalThis.fetch
    globalThis.fetch = async (...asked) => {
      const answer = await real(...asked)
      if (asked[1]?.method !== 'POST') return answer
      globalThis.fetch = real
      throw new TypeError('the answer is lost')
    }
  })
  const before = entriesIn(world)
  await phone.press('没到', phone.person(0))
  await phone.press(/^存/)
  tally.check('it still waits', await phone.says('还有 1 条没传'))
  for (let left = 50; left && entriesIn(world) === before; left -= 1) await page.waitForTimeout(100)
  tally.check('though the server has it', entriesIn(world) === before + 1)
  await phone.press('现在传')
  tally.check('it is sent again', await phone.says('都传上去了'))
  tally.check('and was one request', entriesIn(world) === before + 1)
}

// Half a minute long what was saved can be taken back; a choice by the same again.
async function takenBack({ world, tally }, phone) {
  const before = daysIn(world, world.day).join(' ')
  const row = phone.person(2)
  await phone.press('没到', row)
  await phone.press('没到', row)
  tally.check('a choice is taken back', !(await row.innerText()).includes('还没存'))
  await phone.press('没到', row)
  await phone.press(/^存/)
  tally.check('it is sent', await phone.says('都传上去了'))
  await phone.tab.settled()
  tally.check('the day is another', daysIn(world, world.day).join(' ') !== before)
  await phone.press('撤销')
  await row.getByText('已记：出勤').waitFor()
  await phone.tab.settled()
  const after = daysIn(world, world.day).join(' ')
  tally.check('and after 撤销 as it was', after === before, `${before} / ${after}`)
}

// Another tab has no session of its own; the list of this one stays on the phone.
async function secondTab({ tally }, phone) {
  const other = await phone.page.context().newPage()
  await other.goto(`${phone.world.url}/c/`)
  await other.locator('#signin-login').waitFor()
  const kept = await phone.page.evaluate(() => localStorage.getItem('yigang.village.kept'))
  tally.check('a second tab takes no list along', Boolean(kept))
  await other.close()
}

async function conflict({ world, tally }, phone, day) {
  const placement = world
    .store(`SELECT placement_id FROM attendance WHERE from_day = '${day}' ORDER BY placement_id`)
    .split('\n')[0]
  const other = await Person.of(world, kLogin)
  const seen = daysIn(world, day)[0]
  await other.post('/api/v1/attendance/day', { placement, day, leave: 'sick', seen })
  await phone.press('到', phone.person(0).locator('.choices'))
  await phone.press(/^存/)
  tally.check('somebody has to decide', await phone.says('有 1 条要您定'), await phone.text())
  const box = await phone.page.locator('.conflict').innerText()
  tally.check('both values are shown', /您记的\s+出勤/.test(box) && /已记的\s+病假/.test(box), box)
  tally.check('what is recorded stays', daysIn(world, day)[0] === 'sick')
  await look(phone.tab, tally, 'village conflict')
  await phone.press('改成我记的：出勤')
  tally.check('then it is sent', await phone.says('都传上去了'))
  await phone.tab.settled()
  tally.check('as was decided', daysIn(world, day)[0] === 'none', daysIn(world, day).join(' '))
}

// A picture behind a day: drawn anew as JPEG, sealed in the store, and seen again.
async function picture({ world, tally }, phone) {
  await phone.press('照片', phone.person(0))
  tally.check('there is none yet', await phone.says('还没有照片'))
  await phone.page.locator('.photos input').setInputFiles(kPicture)
  tally.check('the picture is sent', await phone.says('已有 1 个文件'), await phone.text())
  const kept = world.store(`SELECT media_type, hex(substr(content_sealed, 1, 3)) FROM attachment`)
  tally.check('as a sealed JPEG', /^jpeg\|(?!FFD8FF)/.test(kept), kept)
  await phone.press('看第 1 个')
  await phone.page.locator('canvas').waitFor()
  await phone.tab.settled()
  const width = await phone.page.locator('canvas').evaluate((one) => one.width)
  tally.check('and seen again', width === 192, `${width}`)
  await look(phone.tab, tally, 'village picture')
}

async function whoElse(place) {
  const { tally } = place
  const county = await Phone.of(place)
  await look(county.tab, tally, 'village sign-in')
  await county.signIn('county1')
  tally.check('the county is sent to the office', (await county.text()).includes('您的工作在办公端'))
  await look(county.tab, tally, 'village, other door')
  await county.close()
  for (const view of [{ width: 320, type: 'huge' }, { width: 768, language: 'en' }]) {
    const agency = await Phone.of(place, view)
    await agency.signIn(kLogin)
    await agency.person(0).waitFor()
    await look(agency.tab, tally, 'village day')
    await agency.close()
  }
  const town = await Phone.of(place, { width: 768, language: 'en', type: 'large' })
  await town.signIn('town1')
  await town.person(0).waitFor()
  tally.check('a town looks on', (await town.text()).includes('Your role may look only'))
  await look(town.tab, tally, 'village, town')
  await town.close()
}

// 委托工作台: its contract with the days left, where, and what waits; after the last day the door says
// why nobody of the agency comes in.
async function workbench({ world, tally, pictures }, phone) {
  await phone.press('委托工作台', phone.page, 'link')
  await phone.page.getByText('演示合同').waitFor()
  await phone.tab.settled()
  const text = await phone.text()
  const until = world.store('SELECT until_day FROM agency_contract').trim()
  const left = (Date.parse(until) - Date.parse(world.day)) / 86_400_000 + 1
  tally.check('the days that are left', text.includes(`还剩 ${left} 天`), text)
  tally.check('where it helps', text.includes('委托范围：清泉街道'), text)
  tally.check('and what waits there', text.includes('要办的事'), text)
  await look(phone.tab, tally, 'workbench of an agency')
  if (pictures) await phone.page.screenshot({ path: `${pictures}/desk-390.png`, fullPage: true })
  world.store(`UPDATE agency_contract SET until_day = '2022-01-02'`)
  await phone.page.reload()
  await phone.page.waitForSelector('#signin-login')
  tally.check('after the last day it sees nothing', !(await phone.text()).includes('演示合同'))
  await phone.page.fill('#signin-login', kLogin)
  await phone.page.fill('#signin-password', world.passwords[kLogin])
  await phone.page.click('button[type=submit]')
  tally.check('and the door says why', await phone.says(/合同/), await phone.text())
  world.store(`UPDATE agency_contract SET until_day = '${until}'`)
}

export async function run(place) {
  const { world } = place
  world.day ||= world.store(`SELECT value FROM setting WHERE name = 'business_day'`).trim()
  const before = new Date(Date.parse(world.day) - 86_400_000).toISOString().slice(0, 10)
  const phone = await Phone.of(place)
  await phone.signIn(kLogin)
  await twoTaps(place, phone)
  await takenBack(place, phone)
  await secondTab(place, phone)
  await withoutServer(place, phone, before)
  await lostAnswer(place, phone)
  await conflict(place, phone, world.day)
  await picture(place, phone)
  if (place.pictures)
    await phone.page.screenshot({ path: `${place.pictures}/village.png`, fullPage: true })
  await spotChecks(place, phone)
  await workbench(place, phone)
  await phone.close()
  await whoElse(place)
  await spotsInOffice(place)
}
