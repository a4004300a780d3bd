// 〔U+2A6A5〕: a character that no font of this machine has prints with its code point, never as an
// empty box. Which ones are missing is seen by drawing: all that are missing look alike.
const kSide = 24

// What a letter looks like; nothing where the browser draws none (a test without a screen).
function look(letter: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = kSide
  const pen = canvas.getContext('2d')
  if (!pen) return ''
  pen.font = `${kSide - 6}px ${getComputedStyle(document.body).fontFamily || 'sans-serif'}`
  pen.textBaseline = 'top'
  pen.fillText(letter, 1, 1)
  return pen.getImageData(0, 0, kSide, kSide).data.join()
}

// Planes without a single character; their box, if the browser draws one, is that of each missing
// letter, but for those that write the number into the box: a letter of two rows of small figures.
const kNowhere = ['\u{5FFFE}', '\u{6FFFE}']
const known = new Map<string, boolean>()
function isDrawn(letter: string): boolean {
  const before = known.get(letter)
  if (before !== undefined) return before
  const mine = look(letter)
  const drawn = mine === '' || !kNowhere.some((none) => look(none) === mine)
  known.set(letter, drawn)
  return drawn
}

// The common ones are in every font that can show this page at all.
const isCommon = (letter: string): boolean => letter <= '\u{9FA5}'

export function printable(text: string, has: (letter: string) => boolean = isDrawn): string {
  let out = ''
  for (const letter of text)
    out +=
      isCommon(letter) || has(letter)
        ? letter
        : `〔U+${letter.codePointAt(0)!.toString(16).toUpperCase()}〕`
  return out
}
