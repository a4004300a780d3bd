// A run that is cancelled while it goes on: it says so, leaves nothing, and can be asked for again.
const kHold = `CREATE TRIGGER other_server AFTER INSERT ON job BEGIN UPDATE job SET state = 'running',
  owner = 'another server', lease_until = 9000000000000000, total_count = 40, done_count = 9
  WHERE id = NEW.id; END;`
const kEnd = `PRAGMA busy_timeout = 20000; DROP TRIGGER other_server;
  UPDATE job SET lease_until = 0 WHERE state = 'running';`

// Another server of the same database has the job in hand, as far as the store tells; when its
// lease is over, this one takes the job up and finds that it was cancelled.
export async function cancelRun({ world, tally }, county) {
  world.store(`PRAGMA busy_timeout = 20000; ${kHold}`)
  try {
    await county.press('试算本月')
    await county.dialog.waitFor()
    await county.press('试算本月', county.dialog)
    await county.page.getByText('正在计算 · 已算 9 / 40').waitFor()
    tally.check('while it runs no other run is offered', !(await offers(county)))
    await findsItAgain(tally, county)
    await county.press('取消')
    await county.page.getByText('正在取消…').waitFor()
    tally.check('it is told to stop', /正在取消/.test(await county.text()))
  } finally {
    world.store(kEnd)
  }
  await county.page.getByText('已取消，什么都没有改变').waitFor()
  await county.tab.settled()
  const text = await county.text()
  tally.check('a cancelled run says that nothing changed', text.includes('试算：已取消'), text)
  tally.check('and left no run', text.includes('还没有试算'), text)
  tally.check('it can be run again', await offers(county))
}

// The chip in the bar leads to the page of the jobs, which is the same after a reload.
async function findsItAgain(tally, county) {
  const { page } = county
  await page.getByRole('link', { name: /任务 22%/ }).click()
  await page.getByRole('heading', { name: '后台任务' }).waitFor()
  await page.reload()
  await page.getByRole('main').getByText('已算 9 / 40').first().waitFor()
  tally.check('the job is found again after a reload', (await county.text()).includes('正在计算'))
  await page.goBack()
  await page.getByText('正在计算 · 已算 9 / 40').waitFor()
}

const offers = (county) =>
  county.page.getByRole('button', { name: '试算本月', exact: true }).first().isVisible()
