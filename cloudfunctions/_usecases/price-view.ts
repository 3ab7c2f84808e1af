import type { Pack } from '../../src/domain/pack/pack'
import { usablePoints } from '../../src/domain/points/point-lots'
import type { BestPrice } from '../../src/domain/pricing/best-price'
import { pointsFor } from '../../src/domain/pricing/points-as-money'
import { explainPrice, NOT_EXHAUSTED } from '../../src/domain/pricing/price-words'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'

/** A price as phone and till draw it. */
export function priceView(price: BestPrice, pack: Pack, { checkout }: Rules, at: Instant) {
  const { lines, amountFen, discountFen, payableFen, points, pointsFen, balanceFen, restFen, couponIds } = price
  const offer = pointsFor(payableFen, usablePoints(pack, at), checkout)
  const titles = new Map(pack.coupons.map(({ couponId, terms }) => [couponId, terms.title]))
  return {
    lines,
    explanation: explainPrice(price),
    amountFen,
    discountFen,
    payableFen,
    points,
    pointsFen,
    pointsOffer: offer.points > 0 ? offer : null,
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
