// The words of a phone door, as NAME.json?DOOR: those that its sources name, and the shared ones
// that they use. The office's would be a third of what a phone loads. Of the server's sentences a
// door has those that it names; any other comes in words with its problem.
import { readFile, readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const isSource = (name: string) => /\.(vue|ts)$/.test(name) && !name.includes('generated')
const kImport = /(?:from|import)\s*\(?\s*'(@shared\/|\.{1,2}\/)([\w./-]+)'/g

// The texts of a door's sources and, from import to import, of the shared ones.
async function textOf(root: string, door: string): Promise<string> {
  const shared = resolve(root, 'shared')
  const folder = resolve(root, door)
  const names = (await readdir(folder, { recursive: true })).filter(isSource)
  const waiting = names.map((name) => join(folder, name))
  const texts = new Map<string, string>()
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (texts.has(path)) continue
    const text = await readFile(path, 'utf8').catch(() => undefined)
    if (text === undefined) continue
    texts.set(path, text)
    for (const [, from, name] of text.matchAll(kImport)) {
      const target = resolve(from === '@shared/' ? shared : join(dirname(path), from!), name!)
      if (target.startsWith(shared))
        waiting.push(...(isSource(target) ? [target] : [`${target}.ts`, `${target}/index.ts`]))
    }
  }
  return [...texts.values()].join('\n')
}

export function doorWords(root: string, doors: string[]): Plugin {
  const wanted = new RegExp(`^(.*/[\\w-]+\\.json)\\?(${doors.join('|')})$`)
  return {
    name: 'door-words',
    enforce: 'pre',
    async load(id) {
      const [, file, door] = wanted.exec(id) ?? []
      if (!file || !door) return null
      const code = await textOf(root, door)
      const families = new Set([...code.matchAll(/\bword\(\s*'(\w+)'/g)].map((found) => found[1]))
      const words = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
      const whole = file.includes('/strings/')
      // Of all fields of the API those that the door's own sources know.
      const known = (key: string) =>
        !key.startsWith('field.') || new RegExp(`\\b${key.slice(6)}\\b`).test(code)
      const named = Object.entries(words).filter(
        ([key]) =>
          code.includes(`'${key}'`) || (whole && families.has(key.split('.')[0]) && known(key)),
      )
      return JSON.stringify(Object.fromEntries(named))
    },
  }
}

// Of the words the office leaves out what only the other doors say: families that no source of its
// own, or shared with it, names as a whole, but for the words that one names by themselves.
const kOtherDoors = new Set([
  ...['apply', 'check', 'open_posts', 'progress', 'public', 'receipt', 'report'],
  ...['spot', 'village'],
])
export const officeWords = (root: string): Plugin => ({
  name: 'office-words',
  enforce: 'pre',
  apply: 'build',
  async load(id) {
    if (!/\/shared\/strings\/[\w-]+\.json$/.test(id)) return null
    const code = await textOf(root, 'office')
    const all = JSON.parse(await readFile(id, 'utf8')) as Record<string, string>
    const said = Object.entries(all).filter(
      ([key]) => !kOtherDoors.has(key.split('.')[0]!) || code.includes(`'${key}'`),
    )
    return JSON.stringify(Object.fromEntries(said))
  },
})

// What only the terminal, the server's own pages and its description of the routes say, and what
// arrives in the answers as a sentence. A refusal by role names a route: its sentence comes with
// it.
const kServerOnly = new RegExp(
  '^((route|option|cli|command|help|verify|notices|law_show|explain|progress|receipt)[.]|' +
    'role_may_not$)',
)

export const officeSentences = (): Plugin => ({
  name: 'office-sentences',
  enforce: 'pre',
  async load(id) {
    if (!/\/messages\/[\w-]+\.json$/.test(id)) return null
    const all = JSON.parse(await readFile(id, 'utf8')) as Record<string, string>
    // A step that is named in a refusal is a verb, and the office has words for its verbs.
    const said = Object.entries(all).flatMap(([key, text]) =>
      kServerOnly.test(key) ? [] : [[key, text.replaceAll(':route}', ':verb}')]],
    )
    return JSON.stringify(Object.fromEntries(said))
  },
})
