// The first byte of a text that is no UTF-8, counted from 0; -1 for a good one. (A TextDecoder only
// says that there is one.)
export function faultAt(bytes: Uint8Array): number {
  const fits = (text: Uint8Array): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(text)
      return true
    } catch {
      return false
    }
  }
  if (fits(bytes)) return -1
  // The longest good beginning; a cut in the middle of a character is good up to its first byte.
  const goodUpTo = (end: number): boolean => {
    for (let cut = 0; cut < 4 && cut <= end; cut += 1)
      if (fits(bytes.subarray(0, end - cut))) return true
    return false
  }
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (goodUpTo(middle)) low = middle
    else high = middle - 1
  }
  while (low > 0 && !fits(bytes.subarray(0, low))) low -= 1
  return low
}
