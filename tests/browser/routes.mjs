// Which pages there are: read from the programs of the three doors, so that a page that no list of
// this folder opens is missed.
import { readFileSync } from 'node:fs'

const kRoot = new URL('../../', import.meta.url)
const textOf = (file) => readFileSync(new URL(file, kRoot), 'utf8')
const all = (pattern, text) => [...text.matchAll(pattern)].map((found) => found[1])
const namesIn = (file) =>
  all(/'(\w+)'/g, /const kPages = \[([^\]]*)\]/.exec(textOf(file))?.[1] ?? '')

export function routes() {
  const office = all(/(?:path: |(?:list|sheet)\(\s*)'(\/[^']*)'/g, textOf('web/office/router.ts'))
  const words = (file) => namesIn(file).map((one) => `/${one}`)
  const everybody = ['/', '/notices/:id', ...words('web/public/address.ts')]
  const village = ['/', ...words('web/village/address.ts')]
  const made = all(/tuple\("(\/[gv][^"]*)"/g, textOf('src/http/site.cpp'))
  return {
    b: office.map((path) => `/b${path}`),
    g: everybody.map((path) => `/g${path}`),
    c: village.map((path) => `/c${path}`),
    made: made.map((path) => path.replace(/\{(\w+)\}/g, ':$1')),
  }
}

const pathOf = (address) => address.replace(/[?#].*/, '')
// Word for word before any parameter, as the router ranks them.
export function routeOf(address, known) {
  const path = pathOf(address)
  if (known.includes(path)) return path
  const fits = (route) =>
    new RegExp(`^${route.replace(/:rest.*$/, '.*').replace(/:\w+/g, '[^/]+')}$`).test(path)
  return known.find(fits)
}
