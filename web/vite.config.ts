// Four doors, each its own entry, so that no kit code reaches a phone. The phone doors are built
// by themselves (--mode phones): of a Vue that they share with the office they would load what only
// its kit asks for. Beside each text file of the build lies its .gz, which the server sends as is.
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { doorWords, officeSentences, officeWords } from './tools/door_words'
import { villageShell } from './tools/village_shell'

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

const entry = (door: string) => resolve(root, `${door}/index.html`)
const officeDoors: Record<string, string> = { office: entry('b'), verify: entry('v') }
const phoneDoors: Record<string, string> = { village: entry('c'), public: entry('g') }

export default defineConfig(({ mode }) => ({
  root,
  publicDir: false,
  // Nothing here is written in Vue's older style; without it a phone loads some kilobytes less.
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  plugins: [
    vue(),
    ...(mode === 'phones'
      ? [villageShell()]
      : [
          Components({
            dirs: [],
            dts: resolve(root, 'shared/generated/components.d.ts'),
            resolvers: [ElementPlusResolver({ importStyle: 'css' })],
          }),
        ]),
    doorWords(root, ['public', 'village']),
    officeSentences(),
    officeWords(root),
    zipped(),
  ],
  // A file of words is one object; a name for each of them would weigh as much again.
  json: { namedExports: false },
  resolve: {
    alias: { '@shared': resolve(root, 'shared'), '@messages': resolve(root, '../messages') },
  },
  server: { fs: { allow: ['..'] }, proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    target: 'chrome86',
    outDir,
    // The office first, the phones into the same folder.
    emptyOutDir: mode !== 'phones',
    manifest: mode === 'phones' ? '.vite/phones.json' : true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // A polyfill would be the only inline script.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: mode === 'phones' ? phoneDoors : officeDoors,
    },
  },
  test: {
    environment: 'jsdom',
    include: ['tests/**/*.test.ts'],
    server: { deps: { inline: ['element-plus'] } },
  },
}))
