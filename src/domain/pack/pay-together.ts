import { deriveId, type HoldId, type PackId, type SpendId } from '../ids'
import { type Fen, fen, NO_MONEY, sumFen } from '../money'
import { type Payment, type PaymentPart, payableOf } from '../payments/payment'
import { type BestPrice, bestPrice } from '../pricing/best-price'
import { amountOfLine, type Order } from '../pricing/order-line'
import { orderAtTill } from '../pricing/till-goods'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { capture } from './capture'
import { wishFor } from './charge'
import type { Decision } from './decision'
import { type HoldOwner, heldBy, hold, openHold } from './hold'
import { heldOffers, meansOf, offersKept, offersOf, takeCoupons } from './offers'
import { balanceOf, type Pack } from './pack'
import { whyNotPaidBy } from './shared-members'
import { whyAboveLimit } from './spend-limits'

/** The one hold that a pack's part of a payment can have. */
export function holdOfPart(spendId: SpendId): HoldId {
  return deriveId('hld', spendId)
}

/**
 * What an order costs that several packs pay, by the offers of the one whose code was shown first. Balances pay all of it or
 * nothing is sold, so prices for paying by balance hold; points stay with the member.
 */
export function priceTogether(lead: Pack, order: Order, rules: Rules): BestPrice {
  const means = { ...meansOf(lead, order.at), balanceFen: sumFen(order.lines.map(amountOfLine)) }
  return bestPrice(order, means, offersOf(rules), wishFor(null))
}

/**
 * How much of a payment a pack can bear: its balance, as far as the limits of its card and of the member who pays let it.
 * `limit` is what stands against more; null when only the balance does. Refuses with SHARED_NOT_MEMBER.
 */
export function payableBy(
  pack: Pack,
  memberPackId: PackId | undefined,
  rules: Rules,
  at: Instant,
): { payableFen: Fen; limit: Refusal | null } | Refusal {
  let payableFen = balanceOf(pack, at).totalFen
  let limit: Refusal | null = null
  for (;;) {
    const why = whyNotPaidBy(pack, memberPackId, payableFen, at) ?? whyAboveLimit(pack, payableFen, rules, at)
    if (!why) return { payableFen, limit }
    const lowerFen = mostBy(why)
    // Each limit allows less than was asked: there is an end to it.
    if (lowerFen === null || lowerFen >= payableFen) return why
    payableFen = lowerFen
    limit = why
  }
}

/** What a limit still allows; null for a no that no smaller amount would change. */
function mostBy({ code, details }: Refusal): Fen | null {
  const { leftFen, limitFen } = details as { leftFen?: number; limitFen?: number }
  const allowedFen = code === 'SPEND_LIMIT_PURCHASE' ? limitFen : leftFen
  return allowedFen === undefined ? null : fen(allowedFen)
}

/**
 * Keeps a pack's part of a payment, and in the lead the coupons of its price. Refuses as a hold does, and with PRICE_CHANGED or
 * PRODUCT_UNKNOWN when the lead does not bring the agreed price any more.
 */
export function holdPart(
  pack: Pack,
  payment: Payment,
  part: PaymentPart,
  until: Instant,
  rules: Rules,
  at: Instant,
): Decision {
  const owner = ownerOf(pack, payment, rules)
  if (owner instanceof Refusal) return owner
  const { spendId, amountFen, memberPackId } = part
  return hold(pack, { holdId: holdOfPart(spendId), owner, amountFen, until, memberPackId }, rules, at)
}

function ownerOf(pack: Pack, payment: Payment, rules: Rules): HoldOwner | Refusal {
  const { paymentId, price: agreed, storeId, createdAt } = payment
  if (agreed?.leadPackId !== pack.packId) return { kind: 'payment', paymentId }
  // By the moment of the agreement: an offer that ends while the holds are placed was good when it was shown.
  const order = orderAtTill(agreed.goods, storeId, rules, createdAt)
  if (order instanceof Refusal) return order
  const price = priceTogether(pack, order, rules)
  const { payableFen } = price
  if (payableFen !== agreed.payableFen) return new Refusal('PRICE_CHANGED', { payableFen })
  return { kind: 'payment', paymentId, ...(price.discountFen > NO_MONEY && { offers: heldOffers(price) }) }
}

/** Takes a pack's part of a payment that was decided, and uses the coupons that it kept. Refuses with HOLD_NOT_OPEN. */
export function payPart(pack: Pack, payment: Payment, part: PaymentPart, rules: Rules, at: Instant): Decision {
  const { paymentId, storeId, storeName, staffId, parts } = payment
  const holdId = holdOfPart(part.spendId)
  const by = { kind: 'payment' as const, paymentId }
  const kept = openHold(pack, holdId, by)
  if (kept instanceof Refusal) return kept
  const sale = { amountFen: heldBy(kept), storeId, storeName, staffId }
  const paid = capture(pack, { holdId, sale, by }, rules, at)
  if (paid instanceof Refusal) return paid
  if (paid.facts.kind !== 'captured') throw new Error('a part that is paid captures its hold')
  const together = { paymentId, paidFen: payableOf(payment), packs: parts.length }
  const facts = { ...paid.facts, ...(parts.length > 1 && { together }) }
  const held = kept.owner.kind === 'payment' ? kept.owner.offers : undefined
  if (!held) return { ...paid, facts }
  const offers = offersKept(pack, held)
  const used = takeCoupons(paid.pack, offers, { by: deriveId('cap', holdId), storeId, storeName, at })
  return { pack: used.pack, facts: { ...facts, offers }, movements: [...paid.movements, ...used.movements] }
}
