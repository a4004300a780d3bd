// The letters of a sheet, once it is known which of them can be printed: what looks at them comes
// after the page.
import { shallowRef } from 'vue'

const looks = shallowRef<typeof import('./glyphs') | null>(null)
export const lookAtGlyphs = async (): Promise<void> => {
  looks.value ??= await import('./glyphs')
}
export const printable = (text: string): string => looks.value?.printable(text) ?? text
// The rows, counted from one, whose names hold a letter that no font has.
export const rowsWithout = (names: string[]): number[] =>
  names.flatMap((name, at) => (printable(name) === name ? [] : [at + 1]))
