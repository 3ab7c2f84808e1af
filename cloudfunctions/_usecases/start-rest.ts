import { canonicalJson } from '../../src/domain/canonical-json'
import type { PackId } from '../../src/domain/ids'
import { type Fen, NO_MONEY } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { holdForRest, priceWithRest, priceWithRestAtTill, type RestWish } from '../../src/domain/pack/rest'
import { goodsOf, isOnline, orderOfRest, type RestOfSale, restQuote } from '../../src/domain/payments/rest'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { newOrder } from '../../src/domain/top-up/order'
import { findOrder, insertOrder, moveOrder } from '../_store/orders'
import { loadPack } from '../_store/packs'
import { commitCommand } from './commit-command'
import { isFinalNo } from './final-no'
import { letGoOfRest, type RestOrder, restHoldStep, restOrder } from './rest-hold'

/** What is sold, where and by whom, and what was shown of its price. */
export type RestStart = Omit<RestOfSale, 'storeName' | 'payableFen' | 'heldFen'> & {
  packId: PackId
  expectedPayableFen: Fen
  expectedRestFen: Fen
  /** the pack, when the caller has just read it */
  justRead?: Pack | undefined
}

/**
 * Begins a sale whose balance is short: the order for the rest first, then balance and offers are held under the sale's own
 * id. The member's phone pays the rest. Throws PRICE_CHANGED, REST_NOT_NEEDED, at a till BALANCE_TOO_LOW, HOLDS_FULL,
 * COMMAND_ID_REUSED, ORDER_CLOSED, the limits of a spend.
 */
export async function startRest(wish: RestStart, rules: Rules, at: Instant): Promise<RestOrder> {
  const there = await findOrder(orderOfRest(wish.spendId))
  const order = there ? restOrder(there) : await begin(wish, rules, at)
  assertSame(order, wish)
  if (order.progress.state !== 'created') return order
  try {
    const { entry } = await commitCommand({
      ...restHoldStep(order, at),
      decide: pack => holdForRest(pack, order.rest, order.payBefore, rules, at),
    })
    if (entry.facts.kind !== 'held') throw new Refusal('ORDER_CLOSED', {})
    return order
  } catch (error) {
    if (!isFinalNo(error)) throw error
    await letGoOfRest(order, at)
    await moveOrder(order, { state: 'closed', closedAt: at, reason: 'refused' })
    throw error
  }
}

async function begin(wish: RestStart, rules: Rules, at: Instant): Promise<RestOrder> {
  const { packId, expectedPayableFen, expectedRestFen, justRead, ...sale } = wish
  const { storeId, points, memberPackId } = sale
  const draft: RestOfSale = {
    ...sale,
    storeName: storeNameIn(rules)(storeId),
    ...{ payableFen: expectedPayableFen, heldFen: NO_MONEY },
  }
  const asked: RestWish = { order: goodsOf(draft, at), points: points ?? null, expectedPayableFen, expectedRestFen }
  // Asked here so that an ordinary no leaves nothing behind and uses no code up.
  const pack = justRead ?? (await loadPack(packId, at))
  const price = isOnline(sale)
    ? priceWithRest(pack, { ...asked, memberPackId }, rules)
    : priceWithRestAtTill(pack, asked, rules)
  if (price instanceof Refusal) throw price
  const rest: RestOfSale = { ...draft, payableFen: price.payableFen, heldFen: price.balanceFen }
  const order = newOrder(orderOfRest(rest.spendId), packId, restQuote(price.restFen, rules.version), at)
  if (order instanceof Refusal) throw order
  if (await insertOrder({ ...order, rest })) return { ...order, rest }
  const other = await findOrder(order.orderId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return restOrder(other)
}

/** The same sale again, at the same price: anything else under its id is refused. */
function assertSame({ rest, packId, quote }: RestOrder, wish: RestStart): void {
  const was = { ...saleOf(rest), packId, payableFen: rest.payableFen, restFen: quote.payFen }
  const is = {
    ...saleOf(wish),
    packId: wish.packId,
    payableFen: wish.expectedPayableFen,
    restFen: wish.expectedRestFen,
  }
  if (canonicalJson(was) !== canonicalJson(is)) throw new Refusal('COMMAND_ID_REUSED', {})
}

function saleOf({ storeId, staffId, amountFen, points, memberPackId, lines }: RestOfSale | RestStart) {
  // Of goods off the list the price is the shop's, and may have changed since.
  const goods = lines?.map(({ productId, category, quantity, unitFen }) =>
    productId === null ? { category, unitFen } : { productId, quantity },
  )
  return { storeId, staffId, amountFen, points, memberPackId, goods }
}
