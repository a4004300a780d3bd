// Three doors, each its own entry, so that no kit code reaches a phone. Beside each text file of
// the build lies its .gz, which the server sends as it is.
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const root = __dirname
const outDir = resolve(root, '../build/web')

function zipped(): Plugin {
  return {
    name: 'zipped',
    apply: 'build',
    async closeBundle() {
      for (const entry of await readdir(outDir, { recursive: true })) {
        if (!/\.(js|css|html|svg)$/.test(entry)) continue
        const bytes = await readFile(join(outDir, entry))
        if (bytes.length > 1000) await writeFile(join(outDir, entry + '.gz'), gzipSync(bytes))
      }
    },
  }
}

// The words of the public door, as strings/LANGUAGE.json?public: those that its sources and the
// shared ones name. The office's would be a third of what a phone loads.
function publicWords(): Plugin {
  const wanted = /^(.*\/strings\/[\w-]+\.json)\?public$/
  const sources = ['public', 'shared'].map((folder) => resolve(root, folder))
  return {
    name: 'public-words',
    enforce: 'pre',
    async load(id) {
      const file = wanted.exec(id)?.[1]
      if (!file) return null
      let code = ''
      for (const folder of sources)
        for (const name of await readdir(folder, { recursive: true }))
          if (/\.(vue|ts)$/.test(name) && !name.includes('generated'))
            code += await readFile(join(folder, name), 'utf8')
      const families = new Set([...code.matchAll(/\bword\(\s*'(\w+)'/g)].map((found) => found[1]))
      const words = JSON.parse(await readFile(file, 'utf8')) as Record<string, string>
      const named = Object.entries(words).filter(
        ([key]) => code.includes(`'${key}'`) || families.has(key.split('.')[0]),
      )
      return JSON.stringify(Object.fromEntries(named))
    },
  }
}

export default defineConfig({
  root,
  publicDir: false,
  plugins: [
    vue(),
    Components({
      dirs: [],
      dts: resolve(root, 'shared/generated/components.d.ts'),
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
    }),
    publicWords(),
    zipped(),
  ],
  resolve: {
    alias: { '@shared': resolve(root, 'shared'), '@messages': resolve(root, '../messages') },
  },
  server: { fs: { allow: ['..'] }, proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    target: 'chrome86',
    outDir,
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // A polyfill would be the only inline script.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        office: resolve(root, 'b/index.html'),
        public: resolve(root, 'g/index.html'),
        verify: resolve(root, 'v/index.html'),
      },
    },
  },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
})
