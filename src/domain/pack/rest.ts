import { deriveId, type HoldId, type OrderId, type PackId, type SpendId } from '../ids'
import { type Fen, NO_MONEY } from '../money'
import type { RestOfSale } from '../payments/rest'
import type { BestPrice } from '../pricing/best-price'
import { type Order, orderOfAmount } from '../pricing/order-line'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { capture } from './capture'
import { priceFor, wishFor } from './charge'
import type { Decision } from './decision'
import { hold, openHold, type RestOwner } from './hold'
import { heldOffers, offersKept, takeCoupons } from './offers'
import type { Pack } from './pack'
import { balanceTooLow } from './spend'

/** The one hold that a sale with a rest can have. */
export function holdOfRest(spendId: SpendId): HoldId {
  return deriveId('hld', spendId)
}

/** What the till showed: another price, or another share of the balance, is refused. */
export interface RestWish {
  order: Order
  expectedPayableFen: Fen
  expectedRestFen: Fen
}

/**
 * The price of an order of which the balance pays a part. Refuses with PRICE_CHANGED, REST_NOT_NEEDED when the balance is
 * enough, and BALANCE_TOO_LOW when there is nothing to combine.
 */
export function priceWithRest(pack: Pack, wish: RestWish, rules: Rules): BestPrice | Refusal {
  const price = priceFor(pack, wish.order, wishFor(null), rules)
  const { payableFen, restFen, balanceFen } = price
  if (payableFen !== wish.expectedPayableFen) return new Refusal('PRICE_CHANGED', { payableFen })
  if (restFen === NO_MONEY) return new Refusal('REST_NOT_NEEDED', {})
  if (balanceFen === NO_MONEY) return balanceTooLow(pack, { amountFen: payableFen }, wish.order.at)
  return restFen === wish.expectedRestFen ? price : new Refusal('PRICE_CHANGED', { payableFen })
}

/** Keeps balance and coupons until the order for the rest has been paid or closed. Refuses as a price with a rest and a hold do. */
export function holdForRest(pack: Pack, rest: RestOfSale, until: Instant, rules: Rules, at: Instant): Decision {
  const { spendId, storeId, storeName, amountFen, category, payableFen, heldFen, memberPackId } = rest
  const wish = {
    order: orderOfAmount(amountFen, category, storeId, at),
    expectedPayableFen: payableFen,
    expectedRestFen: (payableFen - heldFen) as Fen,
  }
  const price = priceWithRest(pack, wish, rules)
  if (price instanceof Refusal) return price
  const orderId: OrderId = deriveId('ord', spendId)
  const owner: RestOwner = { kind: 'rest', orderId, storeId, storeName, offers: heldOffers(price) }
  return hold(pack, { holdId: holdOfRest(spendId), owner, amountFen: heldFen, until, memberPackId }, rules, at)
}

/**
 * The rest has been paid: what was held is taken, its coupons are used, and what WeChat Pay took goes to the same sale, in
 * one write. Refuses with HOLD_NOT_OPEN when the sale was given up before.
 */
export function payRest(
  pack: Pack,
  { rest, restFen, transactionId }: { rest: RestOfSale; restFen: Fen; transactionId: string },
  rules: Rules,
  at: Instant,
): Decision {
  const { spendId, storeId, storeName, staffId, heldFen } = rest
  const holdId = holdOfRest(spendId)
  const orderId: OrderId = deriveId('ord', spendId)
  const by = { kind: 'rest' as const, orderId }
  const kept = openHold(pack, holdId, by)
  if (kept instanceof Refusal) return kept
  if (kept.owner.kind !== 'rest') return new Refusal('HOLD_NOT_OPEN', {})
  const offers = offersKept(pack, kept.owner.offers)
  const paid = capture(pack, { holdId, sale: { amountFen: heldFen, storeId, storeName, staffId }, by }, rules, at)
  if (paid instanceof Refusal) return paid
  if (paid.facts.kind !== 'captured') throw new Error('a rest that is paid captures its hold')
  const used = takeCoupons(paid.pack, offers, { by: deriveId('cap', holdId), storeId, storeName, at })
  const lowered = offers.coupons.length > 0 || offers.memberOffFen > NO_MONEY
  const facts = { ...paid.facts, rest: { orderId, restFen, transactionId }, ...(lowered && { offers }) }
  const fromWechat = { unit: 'fen', amount: restFen, from: 'wechat_pay', to: `sales:${storeId}` } as const
  return { pack: used.pack, facts, movements: [...paid.movements, ...used.movements, fromWechat] }
}

/**
 * What a phone is asked to pay now: the newest one that is held for. From a shared pack only what this member shows the code
 * for, from one's own everything.
 */
export function dueRestOf({ holds }: Pack, memberPackId?: PackId): OrderId | null {
  const own = holds.filter(hold => hold.memberPackId === memberPackId).map(({ owner }) => owner)
  const due = own.findLast(owner => owner.kind === 'rest')
  return due?.kind === 'rest' ? due.orderId : null
}

/** The same over the shared packs that a member pays from. */
export function dueRestOfMember(shared: readonly Pack[], memberPackId: PackId): OrderId | null {
  return shared.map(pack => dueRestOf(pack, memberPackId)).find(orderId => orderId !== null) ?? null
}
