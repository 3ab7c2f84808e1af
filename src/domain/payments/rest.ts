import { type CheckoutId, deriveId, isId, type OrderId, type PackId, type SpendId } from '../ids'
import type { Fen } from '../money'
import type { ShownPoints } from '../pack/charge'
import { type Order, type OrderLine, orderOfAmount } from '../pricing/order-line'
import type { Instant } from '../time'
import type { Quote } from '../top-up/quote'

/**
 * A sale whose balance is short, at a till or online: balance and offers are held, and an order asks WeChat Pay for the rest.
 * The order decides: paid, the hold is captured; closed, it is released.
 */
export interface RestOfSale {
  /** named by the pay code that was shown, online by the phone: it names the hold and the order too, so either pays once */
  spendId: SaleId
  storeId: string
  storeName: string
  staffId: string
  /** the goods before any offer, what they cost, and what the balance pays of it */
  amountFen: Fen
  payableFen: Fen
  heldFen: Fen
  /** from a shared pack: whose payment it is */
  memberPackId?: PackId
  /** what is bought, at the prices of that moment; absent when the till said an amount alone */
  lines?: OrderLine[]
  /** points that pay a part of an order, as they were shown; absent when none do */
  points?: ShownPoints
}

/** What names a sale with a rest: a pay code at a till, an attempt to pay online. */
export type SaleId = SpendId | CheckoutId

/** The order that a sale's rest is paid by. */
export function orderOfRest(spendId: SaleId): OrderId {
  return deriveId('ord', spendId)
}

/** What is bought, as prices count it. */
export function goodsOf({ lines, amountFen, storeId }: RestOfSale, at: Instant): Order {
  return lines ? { lines, storeId, at } : orderOfAmount(amountFen, storeId, at)
}

/** Whether the phone itself began it, and no till. */
export function isOnline({ spendId }: Pick<RestOfSale, 'spendId'>): boolean {
  return isId('cko', spendId)
}

/** Stands for a tier in the order of a rest. No document of a merchant can have this name. */
const REST_TIER = '_rest'

/** What comes late, when the sale is over, is credited as it is before it goes back: without any bonus. */
export function restQuote(restFen: Fen, rulesVersion: number): Quote {
  return { tierId: REST_TIER, payFen: restFen, bonusFen: 0 as Fen, bonusValidDays: null, rulesVersion }
}
