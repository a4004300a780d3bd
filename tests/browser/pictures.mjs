// The pictures of README.md, of invented answers (web/tests/fixtures); only when asked for:
//
//   node tests/browser/run.mjs build/release/yigang pictures --pictures docs/pictures
import { openTab, signIn } from './browser.mjs'
import { answerFromFixtures } from './fixtures.mjs'

export const worlds = ['fresh']
export const onAsk = true
const kPictures = [
  ['office-home', 'city1', '/b/', 1040],
  ['office-month', 'county1', '/b/month', 1000],
]

export async function run({ browser, world, tally, pictures }) {
  for (const [name, login, path, height] of kPictures) {
    const tab = await openTab(browser, world, { width: 1366, height })
    await tab.page.route('**/api/v1/**', answerFromFixtures)
    await tab.go('/b/sign-in')
    await signIn(tab, world, login)
    await tab.go(path)
    await tab.page.screenshot({ path: `${pictures}/${name}.png` })
    tally.check(`${name} is drawn`, true)
    await tab.close()
  }
}
