// A button that may not be pressed says why (interface.md §5.4): of each in the sources, the reason
// is named beside it. What only waits for its own answer says so itself.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const pages = ['office', 'public', 'village', 'shared'].flatMap((folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => path.endsWith('.vue')),
)
const tags = (path: string) => {
  const template = /<template>([\s\S]*)<\/template>/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
  return template.match(/<[a-zA-Z](?:"[^"]*"|[^">])*>/g) ?? []
}
// On its way: the button itself says that.
const kWaits =
  /^(busy|sending|cancelled|busy \|\| run\.running\.value|job\.cancel_asked.*)$/
// Beside it, in the same label or the same group of buttons.
const kBeside = ['column.fixed', '!mayRecord']

it('nobody uses the attribute that takes a button out of reach', () => {
  const found = pages.flatMap((path) =>
    tags(path).flatMap((tag) => (/\s:?disabled[\s=>]/.test(tag) ? [`${path}: ${tag}`] : [])),
  )
  expect(found).toEqual([])
})

it('every button that may not be pressed names its reason', () => {
  const silent = pages.flatMap((path) =>
    tags(path).flatMap((tag) => {
      const why = /\s:aria-disabled="([^"]*)"/.exec(tag)?.[1]
      if (!why || kWaits.test(why) || kBeside.includes(why)) return []
      return /aria-describedby=/.test(tag) ? [] : [`${path}: ${why}`]
    }),
  )
  expect(silent).toEqual([])
})

// Of a cell of the month that is shut the line below the sheet says it.
const kOfCell = /v-if="cell\.why"/
it('no reason is for readers of screens alone', () => {
  const hidden = pages.flatMap((path) =>
    tags(path).filter(
      (tag) => /id="[\w-]*-why"/.test(tag) && /unseen/.test(tag) && !kOfCell.test(tag),
    ),
  )
  expect(hidden).toEqual([])
})
