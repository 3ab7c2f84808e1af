import { type CheckoutId, deriveId, type HoldId, type PackId } from '../ids'
import { type Fen, NO_MONEY } from '../money'
import type { Order } from '../pricing/order-line'
import { moneyOf } from '../pricing/points-as-money'
import { Refusal } from '../refusal'
import { type Rules, storeNameIn } from '../rules/rules'
import { type Instant, later } from '../time'
import { capture } from './capture'
import { priceAsShown, type ShownPoints } from './charge'
import type { Decision } from './decision'
import { type CheckoutOwner, heldBy, hold, openHold } from './hold'
import { heldOffers, isLowered, offersKept, takeCoupons } from './offers'
import type { Pack } from './pack'
import { takePoints } from './pay-with-points'
import { whyNotPaidBy } from './shared-members'
import { balanceTooLow } from './spend'

export interface ReserveCheckout {
  checkoutId: CheckoutId
  order: Order
  /** what the shopper saw; anything else is refused */
  expectedPayableFen: Fen
  /** points that are to pay a part, as they were shown; null: none */
  points: ShownPoints | null
  /** from a shared pack: whose payment it is */
  memberPackId?: PackId | undefined
}

/** Who sold, when nobody stood at a till. */
export const ONLINE = 'online'

/** The one hold that an attempt to pay can have. */
export function holdOfCheckout(checkoutId: CheckoutId): HoldId {
  return deriveId('hld', checkoutId)
}

/**
 * Keeps the coupons, the points and the money of an order at its best price, for this attempt and until its deadline. No money
 * moves yet; points leave with the reservation. Refuses with PRICE_CHANGED, BALANCE_TOO_LOW, HOLDS_FULL, SPEND_LIMIT_PURCHASE, SPEND_LIMIT_DAY,
 * and for a shared pack SHARED_NOT_MEMBER, MEMBER_LIMIT.
 */
export function reserveCheckout(pack: Pack, command: ReserveCheckout, rules: Rules, at: Instant): Decision {
  const { checkoutId, order, memberPackId } = command
  const price = priceAsShown(pack, command, rules)
  if (price instanceof Refusal) return price
  const amountFen = moneyOf(price)
  // A member's limit and a balance may both be too low for it: the limit is what they can do nothing about.
  if (price.restFen > NO_MONEY)
    return whyNotPaidBy(pack, memberPackId, amountFen, at) ?? balanceTooLow(pack, { amountFen }, order.at)
  const { storeId } = order
  const storeName = storeNameIn(rules)(storeId)
  const taken = takePoints(pack, price, at)
  const offers = { ...heldOffers(price), ...(taken.paid && { points: taken.paid }) }
  const owner: CheckoutOwner = { kind: 'checkout', checkoutId, storeId, storeName, offers }
  const until = later(at, rules.checkout.reservedForMs)
  const kept = { holdId: holdOfCheckout(checkoutId), owner, amountFen, until, memberPackId }
  const held = hold(taken.pack, kept, rules, at)
  return held instanceof Refusal ? held : { ...held, movements: [...held.movements, ...taken.movements] }
}

/**
 * Pays what was reserved, at the price that was agreed: the hold ends, its coupons are used, in one write. Whoever comes
 * second (a release, the deadline) finds the hold gone. From a shared pack only whoever reserved it pays it.
 * Refuses with HOLD_NOT_OPEN, HOLD_EXPIRED, NOT_ALLOWED.
 */
export function confirmCheckout(
  pack: Pack,
  checkoutId: CheckoutId,
  rules: Rules,
  at: Instant,
  memberPackId?: PackId,
): Decision {
  const by = { kind: 'checkout' as const, checkoutId, memberPackId }
  const holdId = holdOfCheckout(checkoutId)
  const kept = openHold(pack, holdId, by)
  if (kept instanceof Refusal) return kept
  if (kept.owner.kind !== 'checkout') return new Refusal('HOLD_NOT_OPEN', {})
  const { storeId, storeName } = kept.owner
  const offers = offersKept(pack, kept.owner.offers)
  const sale = { amountFen: heldBy(kept), storeId, storeName, staffId: ONLINE }
  const paid = capture(pack, { holdId, sale, by }, rules, at)
  if (paid instanceof Refusal) return paid
  if (paid.facts.kind !== 'captured') throw new Error('a confirmed order is a capture')
  const used = takeCoupons(paid.pack, offers, { by: deriveId('cap', checkoutId), storeId, storeName, at })
  const facts = isLowered(offers) ? { ...paid.facts, offers } : paid.facts
  return { pack: used.pack, facts, movements: [...paid.movements, ...used.movements] }
}
