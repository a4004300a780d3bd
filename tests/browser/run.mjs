// Opens the web in Chromium against the real server:
//
//   node tests/browser/run.mjs build/release/yigang [WORD …] [--pictures DIR]
//
// Each script of this folder says in which worlds it runs (world.mjs); WORD picks scripts by their
// name. Needs web/node_modules (npm ci), build/web (npm run build), Chromium and sqlite3. Ends with
// "N passed, N failed".
import { mkdirSync } from 'node:fs'
import { openBrowser, Tally } from './browser.mjs'
import * as pages from './pages.mjs'
import { openWorld } from './world.mjs'

const kScripts = { pages }
const [program, ...words] = process.argv.slice(2)
if (!program) {
  console.error('usage: run.mjs PROGRAM [WORD …] [--pictures DIR]')
  process.exit(2)
}
const at = words.indexOf('--pictures')
const pictures = at < 0 ? null : words.splice(at, 2)[1]
if (pictures) mkdirSync(pictures, { recursive: true })
const chosen = Object.entries(kScripts).filter(
  ([name]) => !words.length || words.some((word) => name.includes(word)),
)

const tally = new Tally()
const browser = await openBrowser()
try {
  for (const name of ['fresh', 'demo']) {
    const scripts = chosen.filter(([, script]) => script.worlds.includes(name))
    if (!scripts.length) continue
    const begun = Date.now()
    const world = await openWorld(name, program)
    console.log(`world ${name}: ready after ${((Date.now() - begun) / 1000).toFixed(1)} s`)
    try {
      for (const [title, script] of scripts) {
        const from = Date.now()
        tally.where = `${title}, ${name}`
        try {
          await script.run({ browser, world, tally, pictures })
        } catch (error) {
          tally.check('runs to its end', false, String(error?.stack ?? error))
        }
        console.log(`${title}, ${name}: ${((Date.now() - from) / 1000).toFixed(1)} s`)
      }
    } finally {
      world.close()
    }
  }
} finally {
  await browser.close()
}
for (const one of tally.failed) console.log(`FAILED ${one}`)
console.log(`${tally.passed} passed, ${tally.failed.length} failed`)
process.exit(tally.failed.length || !tally.passed ? 1 : 0)
