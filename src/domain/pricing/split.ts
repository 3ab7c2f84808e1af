/**
 * The quick sibling of `shareOut` for the search of the best price, which splits thousands of times on a phone: the parts sum exactly to the amount, each within one of its
 * exact share; of equal remainders the earlier takes the odd one. No part exceeds its weight while the amount does not
 * exceed their sum. Whole numbers only; amount × weight must stay below 2^53. Throws when there is nothing to split over.
 */
export function splitByWeight(amount: number, weights: readonly number[]): number[] {
  let whole = 0
  for (const weight of weights) whole += weight
  if (amount === 0) return weights.map(() => 0)
  if (whole <= 0) throw new RangeError(`nothing to split ${amount} over`)
  const remainders: number[] = []
  const parts: number[] = []
  let left = amount
  for (const weight of weights) {
    const exact = amount * weight
    const remainder = exact % whole
    const part = (exact - remainder) / whole
    parts.push(part)
    remainders.push(remainder)
    left -= part
  }
  // Fewer odd ones than parts: picking the largest each time is quicker than sorting so few.
  for (; left > 0; left--) {
    let largest = 0
    for (let place = 1; place < remainders.length; place++) {
      if ((remainders[place] ?? 0) > (remainders[largest] ?? 0)) largest = place
    }
    parts[largest] = (parts[largest] ?? 0) + 1
    remainders[largest] = -1
  }
  return parts
}
