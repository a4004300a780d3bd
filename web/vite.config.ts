// Four doors, each its own entry, so that no kit code reaches a phone. Beside each text file of
// the build lies its .gz, which the server sends as it is.
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

export default defineConfig({
  root,
  publicDir: false,
  // Nothing here is written in Vue's older style; without it a phone loads some kilobytes less.
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  plugins: [
    vue(),
    Components({
      dirs: [],
      dts: resolve(root, 'shared/generated/components.d.ts'),
      resolvers: [ElementPlusResolver({ importStyle: 'css' })],
    }),
    doorWords(root, ['public', 'village']),
    officeSentences(),
    officeWords(root),
    villageShell(),
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
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    // A polyfill would be the only inline script.
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: {
        office: resolve(root, 'b/index.html'),
        village: resolve(root, 'c/index.html'),
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
