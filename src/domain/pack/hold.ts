import type { HoldId, LotId, PaymentId } from '../ids'
import type { Fen } from '../money'
import type { Instant } from '../time'

/**
 * Whose word ends a hold. One at a till ends by itself at its deadline; one of a payment over several packs obeys that
 * payment's document and never ends without it.
 */
export type HoldOwner =
  | { kind: 'till'; storeId: string; storeName: string; staffId: string }
  | { kind: 'payment'; paymentId: PaymentId }

/** Money of named lots that is kept for one purpose: it still belongs to the member and cannot be spent on anything else. */
export interface Hold {
  holdId: HoldId
  owner: HoldOwner
  /** what is kept of each lot, in the order in which it will be taken */
  lots: { lotId: LotId; fen: Fen }[]
  heldAt: Instant
  /** from then on a hold of a till can only be released */
  until: Instant
}
