// What makes the village door a thing on a phone: its worker with the list of files of the shell,
// its manifest and its icons, under /c/ and without a hash, since a browser asks for them by name.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin, Rollup } from 'vite'

const kFolder = resolve(__dirname, '../village')
const kNamed: Record<string, string> = {
  'c/manifest.webmanifest': 'manifest.webmanifest',
  'c/icon.svg': '../shared/mark.svg',
  'c/icon-192.png': 'icons/icon-192.png',
  'c/icon-512.png': 'icons/icon-512.png',
}

// The catalogue of all doors, which a phone never asks for.
const isWhole = (chunk: Rollup.OutputChunk) => chunk.facadeModuleId?.endsWith('.json') ?? false

// Everything that the door can load, also what it loads only when asked for.
function filesOf(bundle: Rollup.OutputBundle, entry: string): string[] {
  const files = new Set<string>()
  const walk = (name: string): void => {
    const chunk = bundle[name]
    if (files.has(name) || chunk?.type !== 'chunk' || isWhole(chunk)) return
    files.add(name)
    for (const one of [...chunk.imports, ...chunk.dynamicImports]) walk(one)
    for (const one of chunk.viteMetadata?.importedCss ?? []) files.add(one)
    for (const one of chunk.viteMetadata?.importedAssets ?? []) files.add(one)
  }
  for (const chunk of Object.values(bundle))
    if (chunk.type === 'chunk' && chunk.isEntry && chunk.name === entry) walk(chunk.fileName)
  return [...files].sort()
}

export function workerOf(source: string, files: string[], bytes: string): string {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const list = JSON.stringify(files.map((file) => `/${file}`))
  return source
    .replace('const kFiles = []', `const kFiles = ${list}`)
    .replace("'village-shell'", `'village-${digest}'`)
}

export function villageShell(): Plugin {
  return {
    name: 'village-shell',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = filesOf(bundle, 'village')
      const named = Object.keys(kNamed).filter((name) => name.includes('icon'))
      const source = readFileSync(resolve(kFolder, 'worker.js'), 'utf8')
      const worker = workerOf(source, [...files, ...named], source + files.join())
      this.emitFile({ type: 'asset', fileName: 'c/sw.js', source: worker })
      for (const [fileName, from] of Object.entries(kNamed))
        this.emitFile({ type: 'asset', fileName, source: readFileSync(resolve(kFolder, from)) })
    },
  }
}
