// In a page of another language whatever stands in Chinese (names, places, words of the law) is
// marked as such, wherever it comes from, so that a reader of screens speaks it as Chinese; what
// stands in the page's language within it is marked back. Only attributes are set, and only where
// the page has set none by itself. Loaded for that language alone.
import { watch } from 'vue'
import { language } from './language'

const kMark = 'data-tongue'
const count = (text: string, signs: RegExp) => text.match(signs)?.length ?? 0
// A word of one beside a word of the other: the longer one says how it is spoken.
export function tongueOf(text: string, own: string): string {
  const han = count(text, /\p{Script=Han}/gu)
  const letters = count(text, /[A-Za-z]/g)
  if (!han && !letters) return ''
  return han * 3 >= letters ? 'zh-CN' : own
}

function mark(one: Element): void {
  if (one.hasAttribute('lang') && !one.hasAttribute(kMark)) return
  let text = ''
  for (const node of one.childNodes) if (node.nodeType === Node.TEXT_NODE) text += node.nodeValue
  const around = one.parentElement?.closest('[lang]')
  // Within what the page itself has named there is nothing to say.
  const named = around && around !== document.documentElement && !around.hasAttribute(kMark)
  const wanted = named ? '' : tongueOf(text, language.value)
  if (wanted && wanted !== around?.getAttribute('lang')) {
    if (one.getAttribute('lang') === wanted) return
    one.setAttribute('lang', wanted)
    one.setAttribute(kMark, '')
  } else if (one.hasAttribute(kMark)) unmark(one)
}
function unmark(one: Element): void {
  one.removeAttribute('lang')
  one.removeAttribute(kMark)
}
function walk(root: Element): void {
  if (root !== document.body) mark(root)
  for (const one of root.querySelectorAll('*')) mark(one)
}

const watcher = new MutationObserver((changes) => {
  const roots = new Set<Element>()
  for (const { target, type } of changes) {
    const one = type === 'characterData' ? target.parentElement : (target as Element)
    if (one?.isConnected) roots.add(one)
  }
  for (const root of roots) walk(root)
})
watch(
  language,
  (now) => {
    watcher.disconnect()
    for (const one of document.querySelectorAll(`[${kMark}]`)) unmark(one)
    if (now === 'zh-CN') return
    walk(document.body)
    watcher.observe(document.body, { childList: true, characterData: true, subtree: true })
  },
  { immediate: true, flush: 'post' },
)
