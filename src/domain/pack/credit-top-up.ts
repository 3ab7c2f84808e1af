import type { ChannelId } from '../channels/channel'
import { lotIdsOf, type OrderId } from '../ids'
import type { Account } from '../ledger/accounts'
import type { CameWithTopUp } from '../ledger/facts/top-up-facts'
import type { Lot } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { withGrant } from '../members/level'
import { addFen, NO_MONEY } from '../money'
import { expiryAfterDays, type Instant } from '../time'
import { couponsOf } from '../top-up/promise'
import { bonusExpiryOf, type Quote } from '../top-up/quote'
import { newest } from './decision'
import { countOne } from './known-counts'
import { packLimits } from './limits'
import type { Pack } from './pack'
import { closeUsedCoupon, grantCoupons } from './top-up-coupons'

/** A top-up that was paid, however it was. */
export interface PaidQuote {
  orderId: OrderId
  quote: Quote
  paidAt: Instant
  /** where the money is */
  paidInto: Account
  /** remembered as what the member is used to */
  channel?: ChannelId
}

/**
 * Opens a top-up's two lots, principal and promised bonus, grants the coupons and the level that came with it, and remembers it
 * for caps, level and rhythm.
 */
export function creditTopUp(
  pack: Pack,
  { orderId, quote, paidAt, paidInto, channel }: PaidQuote,
  at: Instant,
): {
  pack: Pack
  movements: Movement[]
  bonusExpiresAt: Instant | null
  cameWith: CameWithTopUp
  couponsLeftOut: number
} {
  const lotIds = lotIdsOf(orderId)
  const { tierId, payFen, bonusFen } = quote
  const bonusExpiresAt = bonusExpiryOf(quote, paidAt)
  const opened: Lot[] = [
    { lotId: lotIds.principal, kind: 'principal', creditedFen: payFen, leftFen: payFen, openedAt: at },
  ]
  const movements: Movement[] = [{ unit: 'fen', amount: payFen, from: paidInto, to: `lot:${lotIds.principal}` }]
  if (bonusFen > 0) {
    const amounts = { creditedFen: bonusFen, leftFen: bonusFen }
    opened.push({ lotId: lotIds.bonus, kind: 'bonus', ...amounts, openedAt: at, expiresAt: bonusExpiresAt })
    movements.push({ unit: 'fen', amount: bonusFen, from: 'bonus_granted', to: `lot:${lotIds.bonus}` })
  }
  const [main, ...others] = pack.cards
  // Of which tier it was, whatever a coupon made of its price.
  const listedFen = addFen(payFen, quote.coupon?.offFen ?? NO_MONEY)
  const past = { tierId, payFen: listedFen, at, ...(channel ? { channel } : {}) }
  const used = closeUsedCoupon(pack, quote.coupon, orderId, at)
  const granted = grantCoupons(used.pack, couponsOf(orderId, quote.coupons, { paidAt, at }))
  const level = quote.level && { level: quote.level.level, until: expiryAfterDays(paidAt, quote.level.days) }
  return {
    pack: {
      ...granted.pack,
      ...(level && { levelGrants: withGrant(pack.levelGrants, { orderId, ...level }, packLimits.levelGrants, at) }),
      cards: [{ ...main, lots: [...main.lots, ...opened] }, ...others],
      tierUses: countOne(pack.tierUses, tierId),
      toppedUpFen: addFen(pack.toppedUpFen, payFen),
      pastTopUps: newest([...pack.pastTopUps, past], packLimits.pastTopUps),
    },
    movements: [...movements, ...used.movements, ...granted.movements],
    bonusExpiresAt,
    cameWith: {
      ...(granted.coupons.length > 0 && { coupons: granted.coupons }),
      ...(level && { level }),
      ...(used.usedCoupon && { usedCoupon: used.usedCoupon }),
    },
    couponsLeftOut: granted.leftOut,
  }
}
