// Which pages look otherwise than when a person last looked at them:
//
//   node tests/browser/run.mjs build/release/yigang pages --pictures NEW
//   node tests/browser/compare.mjs ACCEPTED NEW [--differences DIR] [--accept]
//
// The pages of pages.mjs stand on invented answers, so that two runs on one machine draw the same;
// another Chromium or other fonts draw otherwise, therefore the accepted pictures are kept by who
// looks at them and not in the repository. Names each picture that is new, gone or changed, with
// how much of it changed; DIR receives the changed ones with the change in red. --accept copies
// NEW over ACCEPTED, after somebody has looked. Ends with 1 when anything differs, 2 on bad words.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openBrowser } from './browser.mjs'

// Chromium smooths a few points of a corner otherwise from run to run; a letter has more of them.
const kJitter = 25
const words = process.argv.slice(2)
const accept = words.includes('--accept') && words.splice(words.indexOf('--accept'), 1).length > 0
const at = words.indexOf('--differences')
const differences = at < 0 ? null : words.splice(at, 2)[1]
const [accepted, drawn] = words
if (words.length !== 2 || !existsSync(drawn)) {
  console.error('usage: compare.mjs ACCEPTED NEW [--differences DIR] [--accept]')
  process.exit(2)
}
const pictures = (folder) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.png')).sort() : []
const read = (folder, name) => readFileSync(join(folder, name)).toString('base64')

// In the page: how many points of the two differ, and a picture of the new one with them in red.
async function difference([before, after]) {
  const load = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
    return createImageBitmap(new Blob([bytes], { type: 'image/png' }))
  }
  const points = (image, width, height) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height })
    const pen = canvas.getContext('2d', { willReadFrequently: true })
    pen.drawImage(image, 0, 0)
    return [canvas, pen, pen.getImageData(0, 0, width, height)]
  }
  const [was, is] = await Promise.all([load(before), load(after)])
  const [width, height] = [Math.max(was.width, is.width), Math.max(was.height, is.height)]
  const [, , old] = points(was, width, height)
  const [canvas, pen, fresh] = points(is, width, height)
  let changed = 0
  for (let point = 0; point < fresh.data.length; point += 4) {
    if ([0, 1, 2, 3].every((part) => old.data[point + part] === fresh.data[point + part])) continue
    changed += 1
    fresh.data.set([220, 0, 0, 255], point)
  }
  pen.putImageData(fresh, 0, 0)
  const size = was.width === is.width && was.height === is.height
  return { changed, all: width * height, size, red: canvas.toDataURL('image/png').split(',')[1] }
}

async function compareAll(names) {
  const browser = await openBrowser()
  const page = await browser.newPage()
  let found = 0
  for (const name of names) {
    const result = await page.evaluate(difference, [read(accepted, name), read(drawn, name)])
    if (result.changed <= kJitter && result.size) continue
    found += 1
    const share = ((100 * result.changed) / result.all).toFixed(2)
    console.log(`changed: ${name}  ${share} % (${result.changed} points)${result.size ? '' : ', another size'}`)
    if (differences) writeFileSync(join(differences, name), Buffer.from(result.red, 'base64'))
  }
  await browser.close()
  return found
}

const [old, fresh] = [pictures(accepted), pictures(drawn)]
if (differences) mkdirSync(differences, { recursive: true })
const added = fresh.filter((name) => !old.includes(name))
const gone = old.filter((name) => !fresh.includes(name))
for (const name of added) console.log(`new: ${name}`)
for (const name of gone) console.log(`gone: ${name}`)
const changed = await compareAll(fresh.filter((name) => old.includes(name)))
console.log(`${fresh.length} pictures, ${changed} changed, ${added.length} new, ${gone.length} gone`)
if (accept) {
  mkdirSync(accepted, { recursive: true })
  for (const name of gone) rmSync(join(accepted, name))
  for (const name of fresh) copyFileSync(join(drawn, name), join(accepted, name))
  console.log('accepted')
}
process.exit(!accept && changed + added.length + gone.length ? 1 : 0)
