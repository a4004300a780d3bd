// What may be looked for by an address.
//
// A resident number stands in no address: of a whole one the last four are asked for, and of one
// that is still being typed nothing.
const kLongestNumber = 8
export function askable(typed: string): string {
  const text = typed.normalize('NFKC').trim()
  const signs = text.replace(/[\s-]/g, '')
  if (/^\d{14,17}[\dXx]$/.test(signs)) return signs.slice(-4)
  return /^\d+[Xx]?$/.test(signs) && signs.length > kLongestNumber ? '' : text
}
