// The budget of a first visit: gzip of all JavaScript that a page loads, read from the manifest of
// the build. Phone doors 60 kB and no kit; an office page 200 kB, with a chart 350 kB.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const build = new URL('../../build/web/', import.meta.url)
const read = (name) => JSON.parse(readFileSync(new URL(`.vite/${name}.json`, build), 'utf8'))
const office = read('manifest')
const phones = read('phones')
const size = (file) => gzipSync(readFileSync(new URL(file, build))).length

// What a chunk loads at once.
function closure(manifest, names, seen = new Set()) {
  for (const name of names) {
    if (seen.has(name)) continue
    seen.add(name)
    closure(manifest, manifest[name]?.imports ?? [], seen)
  }
  return seen
}
const words = ['shared/strings/zh-CN.json', '../messages/zh-CN.json'].filter((n) => office[n])
const kChart = 'office/parts/chart_kit.ts'

const failures = []
function check(label, manifest, names, limit) {
  const chunks = [...closure(manifest, names)].filter((name) =>
    manifest[name]?.file.endsWith('.js'),
  )
  const bytes = chunks.reduce((sum, name) => sum + size(manifest[name].file), 0)
  const line = `${label}: ${(bytes / 1000).toFixed(1)} kB of ${limit} kB`
  console.log(line)
  if (bytes > limit * 1000) failures.push(line)
  return chunks
}

// A phone loads its door, the words of one language and, where it has them, sentences; and then
// its page.
for (const [label, door] of [['/g', 'public'], ['/c', 'village']]) {
  const words = [`shared/strings/zh-CN.json?${door}`, `../messages/zh-CN.json?${door}`]
  if (!phones[words[0]]) failures.push(`${words[0]} is not in the build`)
  const names = [`${label.slice(1)}/index.html`, ...words.filter((name) => phones[name])]
  const kit = check(label, phones, names, 60).filter((name) =>
    readFileSync(new URL(phones[name].file, build), 'utf8').includes('el-overlay'),
  )
  if (kit.length) failures.push(`${label} contains the kit: ${kit.join(', ')}`)
  for (const page of Object.keys(phones).filter((one) => one.startsWith(`${door}/`)))
    check(page, phones, [...names, page], 60)
}
// /v is made by the server: a program in it would be one too many.
check('/v', office, ['v/index.html'], 0)
for (const name of Object.keys(office).filter((one) => one.startsWith('office/pages/'))) {
  const base = ['b/index.html', ...words, name]
  const withChart = [...closure(office, [name])].some((one) =>
    /PlanBoard/.test(office[one]?.file ?? one),
  )
  check(name, office, withChart ? [...base, kChart] : base, withChart ? 350 : 200)
}
// The page of lists, each time with what one of them says.
const kLists = Object.keys(office).filter((one) => /^office\/lists\/(?!index)/.test(one))
if (!kLists.length) failures.push('the lists are not chunks of their own')
for (const name of kLists)
  check(name, office, ['b/index.html', ...words, 'office/pages/ListPage.vue', name], 200)
for (const failure of failures) console.error(`over budget: ${failure}`)
process.exit(failures.length ? 1 : 0)
