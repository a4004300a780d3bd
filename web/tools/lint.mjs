// What the compiler does not see in the sources of the web; the reason stands beside each rule.
// Literal text in templates and the two catalogues are checked by tests/catalogues.test.ts.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const kRules = [
  [/\bv-html\b/, 'v-html: text of the wire could become a page'],
  [/<[^>]*\sstyle="/, 'an inline style is refused by the Content-Security-Policy'],
  [/(["'`(])(https?:)?\/\/(?!www\.w3\.org\/)[a-z0-9-]+\./i, 'an address outside: the web asks nobody else'],
  [/<[^>]*\s:?disabled(=|\s|>)/, 'disabled takes the focus away: use aria-disabled and say why'],
  [/\bconsole\.\w+\(/, 'the console is not a reader'],
  [/\p{Extended_Pictographic}/u, 'emoji are empty boxes where the font is missing: draw a sign'],
  [/\bparseFloat\([^)]*(amount|total|money|fen)/i, 'money stays the string of the wire'],
  [/\btabindex="[1-9]/, 'a positive tabindex breaks the order of reading'],
  [/\brandomUUID\b|\bstructuredClone\b|\.at\(-?\d|\.findLast\w*\(|\bObject\.hasOwn\b/, 'missing in Chromium 86'],
  [/^\s*(inset|(padding|margin)-(inline|block)):/, 'Chromium 86 knows no such shorthand: name the sides'],
  [/\bautofocus\b/, 'the router moves the focus; autofocus fights it'],
  [/font-size:\s*(0\.[0-7]\d*rem|1[0-3]px|\dpx)/, 'text below 0.8 of the body is too small to read'],
]
const kButton = /<button(?=[\s>])(?:"[^"]*"|'[^']*'|[^'">])*>/g
const kImage = /<img(?=[\s>])(?:"[^"]*"|'[^']*'|[^'">])*>/g

const faults = []
for (const folder of ['office', 'public', 'village', 'shared']) {
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, String(name))
    if (!/\.(vue|ts|css)$/.test(path) || path.includes('generated')) continue
    const text = readFileSync(path, 'utf8')
    const tell = (index, why) =>
      faults.push(`${path}:${text.slice(0, index).split('\n').length}: ${why}`)
    text.split('\n').forEach((line, at) => {
      if (/^\s*(\/\/|\*|<!--)/.test(line)) return
      for (const [rule, why] of kRules) if (rule.test(line)) faults.push(`${path}:${at + 1}: ${why}`)
    })
    for (const found of text.matchAll(kButton))
      if (!/\s:?type=/.test(found[0])) tell(found.index, 'a button without a type sends its form')
    for (const found of text.matchAll(kImage))
      if (!/\s:?alt=/.test(found[0])) tell(found.index, 'an image without alt')
  }
}
for (const fault of faults) console.error(`web/${fault}`)
console.log(`${faults.length} faults`)
process.exit(faults.length ? 1 : 0)
