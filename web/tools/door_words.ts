// The words of a phone door, as NAME.json?DOOR: those that its sources and the shared ones name.
// The office's would be a third of what a phone loads. Of the server's sentences a door has those
// that it names; any other comes in words with its problem.
import { readFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

export function doorWords(root: string, doors: string[]): Plugin {
  const wanted = new RegExp(`^(.*/[\\w-]+\\.json)\\?(${doors.join('|')})$`)
  return {
    name: 'door-words',
    enforce: 'pre',
    async load(id) {
      const [, file, door] = wanted.exec(id) ?? []
      if (!file || !door) return null
      let code = ''
      for (const folder of [door, 'shared'].map((one) => resolve(root, one)))
        for (const name of await readdir(folder, { recursive: true }))
          if (/\.(vue|ts)$/.test(name) && !name.includes('generated'))
            code += await readFile(join(folder, name), 'utf8')
      const families = new Set([...code.matchAll(/\bword\(\s*'(\w+)'/g)].map((found) => found[1]))
      const words = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
      const whole = file.includes('/strings/')
      const named = Object.entries(words).filter(
        ([key]) => code.includes(`'${key}'`) || (whole && families.has(key.split('.')[0])),
      )
      return JSON.stringify(Object.fromEntries(named))
    },
  }
}
