import { deriveId, type HoldId, isId, type OrderId, type PackId } from '../ids'
import { type Fen, NO_MONEY, subtractFen } from '../money'
import { goodsOf, isOnline, orderOfRest, type RestOfSale, type SaleId } from '../payments/rest'
import type { BestPrice } from '../pricing/best-price'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { capture } from './capture'
import { priceAsShown, type ShownPrice } from './charge'
import type { Decision } from './decision'
import { heldBy, hold, openHold, type RestOwner } from './hold'
import { heldOffers, isLowered, offersKept, takeCoupons } from './offers'
import type { Pack } from './pack'
import { takePoints } from './pay-with-points'
import { balanceTooLow } from './spend'

/** The one hold that a sale with a rest can have. */
export function holdOfRest(spendId: SaleId): HoldId {
  return deriveId('hld', spendId)
}

/** What was shown: another price, or another share of the balance, is refused. */
export interface RestWish extends ShownPrice {
  expectedRestFen: Fen
}

/**
 * The price of an order of which WeChat Pay pays a part, or all where there is no balance. Refuses with PRICE_CHANGED, and
 * REST_NOT_NEEDED when the balance is enough.
 */
export function priceWithRest(pack: Pack, wish: RestWish, rules: Rules): BestPrice | Refusal {
  const price = priceAsShown(pack, wish, rules)
  if (price instanceof Refusal) return price
  const { payableFen, restFen } = price
  if (restFen === NO_MONEY) return new Refusal('REST_NOT_NEEDED', {})
  return restFen === wish.expectedRestFen ? price : new Refusal('PRICE_CHANGED', { payableFen })
}

/** The same at a till: a member without any balance pays there as everybody does. Refuses with BALANCE_TOO_LOW too. */
export function priceWithRestAtTill(pack: Pack, wish: RestWish, rules: Rules): BestPrice | Refusal {
  const price = priceWithRest(pack, wish, rules)
  if (price instanceof Refusal || price.balanceFen > NO_MONEY) return price
  return balanceTooLow(pack, { amountFen: price.payableFen }, wish.order.at)
}

/**
 * Keeps balance, points and coupons until the order for the rest has been paid or closed. Refuses as a price with a rest and
 * a hold do.
 */
export function holdForRest(pack: Pack, rest: RestOfSale, until: Instant, rules: Rules, at: Instant): Decision {
  const { spendId, storeId, storeName, payableFen, heldFen, memberPackId, points = null } = rest
  const moneyFen = subtractFen(payableFen, points?.pointsFen ?? NO_MONEY)
  const wish = {
    order: goodsOf(rest, at),
    points,
    expectedPayableFen: payableFen,
    expectedRestFen: subtractFen(moneyFen, heldFen),
    // A till shows what the balance has; that member's limits are then the hold's to judge.
    memberPackId: isOnline(rest) ? memberPackId : undefined,
  }
  const price = priceWithRest(pack, wish, rules)
  if (price instanceof Refusal) return price
  const taken = takePoints(pack, price, at)
  const offers = { ...heldOffers(price), ...(taken.paid && { points: taken.paid }) }
  const online = isId('cko', spendId) ? { checkoutId: spendId } : {}
  const owner: RestOwner = { kind: 'rest', orderId: orderOfRest(spendId), ...online, storeId, storeName, offers }
  const kept = { holdId: holdOfRest(spendId), owner, amountFen: heldFen, until, memberPackId }
  const held = hold(taken.pack, kept, rules, at)
  return held instanceof Refusal ? held : { ...held, movements: [...held.movements, ...taken.movements] }
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
  const { spendId, storeId, storeName, staffId } = rest
  const holdId = holdOfRest(spendId)
  const orderId = orderOfRest(spendId)
  const by = { kind: 'rest' as const, orderId }
  const kept = openHold(pack, holdId, by)
  if (kept instanceof Refusal) return kept
  if (kept.owner.kind !== 'rest') return new Refusal('HOLD_NOT_OPEN', {})
  const offers = offersKept(pack, kept.owner.offers)
  const sale = { amountFen: heldBy(kept), storeId, storeName, staffId }
  const paid = capture(pack, { holdId, sale, by }, rules, at)
  if (paid instanceof Refusal) return paid
  if (paid.facts.kind !== 'captured') throw new Error('a rest that is paid captures its hold')
  const used = takeCoupons(paid.pack, offers, { by: deriveId('cap', holdId), storeId, storeName, at })
  const facts = { ...paid.facts, rest: { orderId, restFen, transactionId }, ...(isLowered(offers) && { offers }) }
  const fromWechat = { unit: 'fen', amount: restFen, from: 'wechat_pay', to: `sales:${storeId}` } as const
  return { pack: used.pack, facts, movements: [...paid.movements, ...used.movements, fromWechat] }
}

/**
 * What a till asks a phone to pay now: the newest one that is held for. From a shared pack only what this member shows the code
 * for, from one's own everything. What the phone itself began online it knows.
 */
export function dueRestOf({ holds }: Pack, memberPackId?: PackId): OrderId | null {
  const own = holds.filter(hold => hold.memberPackId === memberPackId).map(({ owner }) => owner)
  return own.flatMap(owner => (owner.kind === 'rest' && !owner.checkoutId ? [owner.orderId] : [])).at(-1) ?? null
}

/** The same over the shared packs that a member pays from. */
export function dueRestOfMember(shared: readonly Pack[], memberPackId: PackId): OrderId | null {
  return shared.map(pack => dueRestOf(pack, memberPackId)).find(orderId => orderId !== null) ?? null
}
