import type { HoldId, OrderId } from '../domain/ids'
import type { StatementLine } from '../domain/ledger/statement-line'
import type { Fen } from '../domain/money'
import type { HoldOwner } from '../domain/pack/hold'
import type { StaffRole } from '../domain/rules/rules'
import type { Instant } from '../domain/time'
import type { CouponView } from './coupons'
import type { SharedCard } from './shared'

export interface PackView {
  shopName: string
  rulesVersion: number
  /** the last characters of the pack's id, shown as the card's number */
  cardNumber: string
  kind: 'unnamed' | 'named'
  balanceFen: Fen
  principalFen: Fen
  bonusFen: Fen
  /** kept by stores until they take it or let go of it, and no part of the balance */
  heldFen: Fen
  /** what it is made of, the oldest first */
  held: HeldView[]
  /** the next bonus to expire and when (exclusive instant); null when none does */
  nextExpiry: { fen: Fen; expiresAt: Instant } | null
  ceilingFen: Fen
  points: number
  level: LevelView
  /** the shop has goods that can be ordered here */
  canOrder: boolean
  /** usable coupons, soonest expiry first */
  coupons: CouponView[]
  /** the newest three */
  latest: StatementLine[]
  /** top-ups that still wait for payment or credit, newest first: the phone resumes watching them */
  openOrders: OrderId[]
  /** a till asks for the rest of a sale, to be paid by WeChat Pay now */
  dueRest: OrderId | null
  /** only when true for this member, and while they want to hear it */
  nudge: Nudge | null
  /** whether they do */
  renewalReminder: 'on' | 'off'
  /** nothing has happened on this card yet: the tier to begin with, if one can be taken; null from the first entry on */
  welcome: { tier: { payFen: Fen; bonusFen: Fen; isFirstOffer: boolean } | null } | null
  /** family and enterprise cards that this member may pay from */
  shared: SharedCard[]
  /** set when the merchant's `staff` documents name this person */
  staff: { name: string; role: StaffRole; storeName: string } | null
  head: { seq: number; hash: string }
}

/** Money that is kept for one purpose. */
export interface HeldView {
  holdId: HoldId
  fen: Fen
  /** a store, an order under way, a sale whose rest is paid by WeChat, a payment from several cards, a top-up given back */
  what: HoldOwner['kind']
  storeName: string | null
  /** it is free again then at the latest; null where another document decides */
  until: Instant | null
}

export interface LevelView {
  level: 'ordinary' | 'silver' | 'gold'
  name: string
  /** how much more must be topped up for the next level; null at the top */
  next: { name: string; moreFen: Fen } | null
  /** a level that came with a top-up ends then (exclusive); null: it is the member's own */
  until: Instant | null
}

export interface Nudge {
  tier: { tierId: string; payFen: Fen; bonusFen: Fen }
  /** "你大约每 30 天充一次 300，余额还能用约 5 天", or without a rhythm "余额还够约 6 天，上次充的 300 档送 30" */
  text: string
}
