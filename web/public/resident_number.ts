// Whether a typed resident number can be one (GB 11643: 17 digits and their check character): a
// comfort before the server judges. Nothing is told of whose it is.
const kWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const kChecks = '10X98765432'

export const bareNumber = (text: string): string =>
  text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

export function faultOfNumber(text: string): 'shape' | 'check' | null {
  const number = bareNumber(text)
  if (!/^\d{17}[\dX]$/.test(number)) return 'shape'
  const sum = kWeights.reduce((so, weight, at) => so + weight * Number(number[at]), 0)
  return kChecks[sum % 11] === number[17] ? null : 'check'
}
