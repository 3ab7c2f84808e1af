import type { JoinedPlan } from '../../src/contract/plans'
import type { PasswordReset } from '../../src/domain/risk/password-reset'
import type { Member } from './intent'

/** Each remembered with the time at which it became known. */
interface Known {
  at: number
}

export interface KnownHold extends Known {
  receiptId: string
  packId: string
  staff: string
  amountFen: number
  /** what every capture of this hold asks for: all of it or a part */
  captureFen: number
}
export interface KnownSale extends Known {
  receiptId: string
  packId: string
  staff: string
  amountFen: number
}
export interface KnownQuote extends Known {
  orderId: string
  member: Member
  reason: 'cooling_off' | 'consumer'
  refundFen: number
}
export interface KnownTransfer extends Known {
  transferId: string
  holder: Member
  token: string | null
}
export interface KnownShared extends Known {
  sharedPackId: string
  owner: Member
  members: Member[]
}
export interface KnownPrice extends Known {
  member: Member
  storeId: string
  lines: { productId: string; quantity: number }[]
  payableFen: number
  /** what the card does not pay of it */
  restFen: number
  /** the shared card that it was found for; null: the member's own */
  sharedPackId: string | null
  /** the points that it showed, as they are sent along; empty without */
  shown: { points?: { points: number; pointsFen: number } }
}

/** What people of a run remember of what they were told, so far back as somebody would. */
export class Memory {
  readonly holds: KnownHold[] = []
  readonly sales: KnownSale[] = []
  readonly quotes: KnownQuote[] = []
  readonly transfers: KnownTransfer[] = []
  readonly shared: KnownShared[] = []
  readonly invites: (Known & { token: string; shared: KnownShared })[] = []
  readonly prices: KnownPrice[] = []
  readonly checkouts: (Known & { checkoutId: string; member: Member; sharedPackId: string | null })[] = []
  readonly orderRests: (Known & { checkoutId: string; member: Member; packId: string })[] = []
  readonly rests: (Known & { orderId: string; member: Member; packId: string; staff: string })[] = []
  readonly restSales: KnownSale[] = []
  readonly counterTopUps: (Known & { orderId: string; packId: string; member: Member; payFen: number })[] = []
  /** codes that the shop has put up to be scanned */
  readonly scenes: (Known & { scene: string })[] = []
  readonly resets: (Known & { member: Member; reset: PasswordReset })[] = []
  readonly couponGifts: (Known & { giftId: string; giver: Member; token: string | null })[] = []
  readonly plans: (Known & { member: Member; plan: JoinedPlan })[] = []
  readonly adjustments: (Known & { adjustmentId: string; packId: string })[] = []
  readonly printedCards: (Known & { cardNumber: string; code: string })[] = []
}
