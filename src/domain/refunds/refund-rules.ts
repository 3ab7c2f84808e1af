import type { PackId } from '../ids'
import type { Fen } from '../money'
import { Refusal } from '../refusal'
import type { Rules, StaffMember } from '../rules/rules'
import type { Sharing } from '../shared/sharing'

/** What the merchant's document `refunds` of `settings` says. */
export interface RefundRules {
  /** what a manager may pay back of one top-up; null: as much as the rule for the reason comes to */
  managerFen: Fen | null
}

export const USUAL_REFUNDS: RefundRules = { managerFen: null }

/** Who gives a top-up back for the shop; their own pack says who it is, whatever their staff document is called. */
export interface RefundGiver extends Pick<StaffMember, 'staffId' | 'role' | 'storeId'> {
  packId: PackId
}

/** What is to be given back: whose, taken where when it was in a store, and how much it comes to. */
export interface ToGiveBack {
  packId: PackId
  sharing: Sharing | null
  /** null: paid by phone, which is any store's */
  store: { storeId: string; storeName: string } | null
  refundFen: Fen
}

/**
 * Why this person cannot give a top-up back; null when they can. Nobody does about a card that is their own; a manager does
 * what was paid by phone or in the own store, up to the merchant's limit; the owner does all.
 */
export function whyNotGiveBack(
  { packId, sharing, store, refundFen }: ToGiveBack,
  by: RefundGiver,
  { refunds }: Pick<Rules, 'refunds'>,
): Refusal | null {
  if (packId === by.packId || sharing?.members[0]?.packId === by.packId) return new Refusal('REFUND_OWN_CARD', {})
  if (by.role === 'owner') return null
  if (store !== null && store.storeId !== by.storeId) {
    return new Refusal('REFUND_OTHER_STORE', { storeName: store.storeName })
  }
  if (refunds.managerFen === null || refundFen <= refunds.managerFen) return null
  return new Refusal('REFUND_ABOVE_LIMIT', { limitFen: refunds.managerFen })
}
