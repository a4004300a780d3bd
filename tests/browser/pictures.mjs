// The pictures of README.md; only when asked for:
//
//   node tests/browser/run.mjs build/release/yigang pictures --pictures docs/pictures
//
// Those of the fresh world are of invented answers (web/tests/fixtures), those of the demo city of
// its fictitious persons. A path may be found on the page before.
import { openTab, signIn } from './browser.mjs'
import { answerFromFixtures } from './fixtures.mjs'

export const worlds = ['fresh', 'demo']
export const onAsk = true
const first = (links) => async (page) => page.locator(links).first().getAttribute('href')
const kPictures = {
  fresh: [
    { name: 'office-home', login: 'city1', paths: ['/b/'], height: 1040 },
    { name: 'office-month', login: 'county1', paths: ['/b/month'], height: 1000 },
  ],
  demo: [
    {
      name: 'office-application',
      login: 'county1',
      paths: ['/b/applications?state=started', first('tbody th a')],
      height: 1000,
    },
    {
      name: 'office-why',
      login: 'county1',
      paths: [
        '/b/applications?state=started',
        first('tbody th a'),
        first('.decisions li:last-child a'),
      ],
      height: 1180,
    },
  ],
}

async function draw({ browser, world, tally, pictures }, picture) {
  const { name, login, paths, width = 1366, height } = picture
  const tab = await openTab(browser, world, { width, height })
  if (world.name === 'fresh') await tab.page.route('**/api/v1/**', answerFromFixtures)
  if (login) {
    await tab.go('/b/sign-in')
    await signIn(tab, world, login)
  }
  for (const path of paths) await tab.go(typeof path === 'string' ? path : await path(tab.page))
  await tab.page.screenshot({ path: `${pictures}/${name}.png` })
  tally.check(`${name} is drawn`, true)
  await tab.close()
}

export async function run(place) {
  for (const picture of kPictures[place.world.name]) await draw(place, picture)
}
