import type { Pack } from '../../src/domain/pack/pack'
import type { BestPrice } from '../../src/domain/pricing/best-price'
import { explainPrice, NOT_EXHAUSTED } from '../../src/domain/pricing/price-words'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Instant } from '../../src/domain/time'

/** A price as phone and till draw it. */
export function priceView(price: BestPrice, pack: Pack, at: Instant) {
  const { lines, amountFen, discountFen, payableFen, balanceFen, restFen, couponIds } = price
  const titles = new Map(pack.coupons.map(({ couponId, terms }) => [couponId, terms.title]))
  return {
    lines,
    explanation: explainPrice(price),
    amountFen,
    discountFen,
    payableFen,
    balanceFen,
    restFen,
    couponIds,
    unused: price.unused.map(({ couponId, reason }) => ({
      couponId,
      title: titles.get(couponId) ?? '',
      reason: reason && wordsOf(reason, at),
    })),
    note: price.isExact ? null : NOT_EXHAUSTED,
  }
}
