// Opens the web in Chromium against the real server:
//
//   node tests/browser/run.mjs build/release/yigang [WORD …] [--pictures DIR]
//
// Each script of this folder says in which worlds it runs (world.mjs); WORD picks scripts by their
// name. Needs web/node_modules (npm ci), build/web (npm run build), Chromium and sqlite3. Ends with
// "N passed, N failed".
import { mkdirSync } from 'node:fs'
import { openBrowser, Tally } from './browser.mjs'
import * as application from './journey_application.mjs'
import * as approve from './journey_approve.mjs'
import * as apply from './journey_apply.mjs'
import * as begin from './journey_begin.mjs'
import * as city from './journey_city.mjs'
import * as contract from './journey_contract.mjs'
import * as demoMonth from './journey_demo_month.mjs'
import * as find from './journey_find.mjs'
import * as known from './journey_known.mjs'
import * as lists from './journey_lists.mjs'
import * as documents from './journey_documents.mjs'
import * as law from './journey_law.mjs'
import * as month from './journey_month.mjs'
import * as numbers from './journey_numbers.mjs'
import * as everybody from './journey_public.mjs'
import * as roles from './journey_roles.mjs'
import * as person from './journey_person.mjs'
import * as office from './journey_office.mjs'
import * as review from './journey_review.mjs'
import * as notice from './journey_notice.mjs'
import * as paper from './journey_paper.mjs'
import * as sheet from './journey_sheet.mjs'
import * as vacancy from './journey_vacancy.mjs'
import * as village from './journey_village.mjs'
import * as walk from './journey_walk.mjs'
import * as pages from './pages.mjs'
import * as readme from './pictures.mjs'
import { openWorld } from './world.mjs'

// In this order: the month goes on with whom the application has placed.
const kScripts = {
  pages,
  application,
  apply,
  month,
  roles,
  village,
  review,
  numbers,
  person,
  find,
  walk,
  lists,
  office,
  begin,
  city,
  sheet,
  demoMonth,
  known,
  public: everybody,
  law,
  documents,
  approve,
  vacancy,
  noticeSheet: notice,
  paper,
  contract,
  pictures: readme,
}
const [program, ...words] = process.argv.slice(2)
if (!program) {
  console.error('usage: run.mjs PROGRAM [WORD …] [--pictures DIR]')
  process.exit(2)
}
const at = words.indexOf('--pictures')
const pictures = at < 0 ? null : words.splice(at, 2)[1]
if (pictures) mkdirSync(pictures, { recursive: true })
const chosen = Object.entries(kScripts).filter(
  ([name, script]) =>
    words.length ? words.some((word) => name.includes(word)) : script.onAsk !== true,
)

// What the reader saw when a script broke off.
async function lastSight(browser, tally) {
  for (const context of browser.contexts()) {
    for (const page of context.pages()) {
      const text = await page.locator('body').innerText()
      tally.check('what the page said', false, `${page.url()}\n${text.slice(0, 3000)}`)
      if (pictures) await page.screenshot({ path: `${pictures}/broken-${Date.now()}.png` })
    }
    await context.close()
  }
}

async function runIn(name, scripts) {
  const since = (begun) => `${((Date.now() - begun) / 1000).toFixed(1)} s`
  const browser = await openBrowser()
  const begun = Date.now()
  const world = await openWorld(name, program)
  console.log(`world ${name}: ready after ${since(begun)}`)
  const tallies = []
  try {
    for (const [title, script] of scripts) {
      const from = Date.now()
      const tally = new Tally(`${title}, ${name}`)
      tallies.push(tally)
      try {
        await script.run({ browser, world, tally, pictures })
      } catch (error) {
        tally.check('runs to its end', false, String(error?.stack ?? error))
        await lastSight(browser, tally)
      }
      console.log(`${title}, ${name}: ${tally.passed} checks, ${since(from)}`)
    }
  } finally {
    world.close()
    await browser.close()
  }
  return tallies
}

// The worlds know nothing of one another: each has its own server and its own Chromium.
const waiting = ['demo', 'fresh', 'read', 'steps', 'season', 'office']
  .map((name) => [name, chosen.filter(([, script]) => script.worlds.includes(name))])
  .filter(([, scripts]) => scripts.length)
const tallies = []
// Three at once: a browser that waits for the processor is taken for one that shows nothing.
async function takeWorlds() {
  for (let next = waiting.shift(); next; next = waiting.shift())
    tallies.push(...(await runIn(...next)))
}
await Promise.all([takeWorlds(), takeWorlds(), takeWorlds()])
const failed = tallies.flatMap((tally) => tally.failed)
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
for (const one of failed) console.log(`FAILED ${one}`)
console.log(`${passed} passed, ${failed.length} failed`)
process.exit(failed.length || !passed ? 1 : 0)
