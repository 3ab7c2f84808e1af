import { deriveId, type OrderId, type PackId, type SpendId } from '../ids'
import type { Fen } from '../money'
import type { Quote } from '../top-up/quote'

/**
 * A sale at a till whose balance is short: the balance and the coupons are held, and an order asks WeChat Pay for the rest.
 * The order decides: paid, the hold is captured; closed, it is released.
 */
export interface RestOfSale {
  /** named by the pay code that was shown: it names the hold and the order too, so a code pays once */
  spendId: SpendId
  storeId: string
  storeName: string
  staffId: string
  /** the goods before any offer, what they cost, and what the balance pays of it */
  amountFen: Fen
  category: string | null
  payableFen: Fen
  heldFen: Fen
  /** from a shared pack: whose payment it is */
  memberPackId?: PackId
}

/** The order that a pay code's rest is paid by. */
export function orderOfRest(spendId: SpendId): OrderId {
  return deriveId('ord', spendId)
}

/** Stands for a tier in the order of a rest. No document of a merchant can have this name. */
const REST_TIER = '_rest'

/** What comes late, when the sale is over, is credited as it is before it goes back: without any bonus. */
export function restQuote(restFen: Fen, rulesVersion: number): Quote {
  return { tierId: REST_TIER, payFen: restFen, bonusFen: 0 as Fen, bonusValidDays: null, rulesVersion }
}
