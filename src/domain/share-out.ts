import { type Fen, fen } from './money'

/**
 * Shares an amount out in proportion to weights, exactly: each share is rounded down, and the fen left over go one each to
 * the largest remainders (the earlier of two equal ones). No share exceeds its weight while the amount does not exceed
 * their sum. Throws on weights that are negative or all zero.
 */
export function shareOut(amount: Fen, weights: readonly number[]): Fen[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  if (amount < 0 || whole <= 0 || weights.some(weight => !Number.isSafeInteger(weight) || weight < 0)) {
    throw new RangeError(`cannot share ${amount} out by ${weights.join(', ')}`)
  }
  const shares = weights.map((weight, place) => ({ place, ...divided(amount, weight, whole) }))
  let left = amount - shares.reduce((sum, share) => sum + share.quotient, 0)
  for (const share of [...shares].sort((a, b) => b.remainder - a.remainder || a.place - b.place)) {
    if (left === 0) break
    share.quotient += 1
    left -= 1
  }
  return shares.map(share => fen(share.quotient))
}

/** amount × weight ÷ whole; the product may be larger than a number can count exactly. */
function divided(amount: number, weight: number, whole: number): { quotient: number; remainder: number } {
  const product = BigInt(amount) * BigInt(weight)
  return { quotient: Number(product / BigInt(whole)), remainder: Number(product % BigInt(whole)) }
}
