import type { Fen } from './money'
import type { RiskReason } from './risk/risk-rules'
import type { Instant, ShopDay } from './time'

/**
 * Every expected "no" of the product, with what its words need to be exact. Adding a code here makes the compiler ask
 * for its words in `refusal-words.ts`.
 */
export interface RefusalDetails {
  // at the door
  INPUT_INVALID: { field: string }
  ACTION_UNKNOWN: Record<string, never>
  NOT_ALLOWED: Record<string, never>
  NOT_STAFF: Record<string, never>
  NOT_CONFIGURED: { missing: string }
  RULES_NOT_PUBLISHED: Record<string, never>
  COMMAND_ID_TIME: Record<string, never>
  COMMAND_ID_REUSED: Record<string, never>
  TRY_AGAIN: Record<string, never>
  FAILED: { requestId: string }
  // pack
  PACK_NOT_OPENED: Record<string, never>
  PACK_FROZEN: Record<string, never>
  PACK_FULL: Record<string, never>
  ENTRY_UNKNOWN: Record<string, never>
  BALANCE_TOO_LOW: { balanceFen: Fen; shortFen: Fen }
  SPEND_LIMIT_PURCHASE: { limitFen: Fen }
  SPEND_LIMIT_DAY: { limitFen: Fen; leftFen: Fen }
  // holds
  HOLDS_FULL: { limit: number }
  HOLD_NOT_OPEN: Record<string, never>
  HOLD_EXPIRED: { until: Instant }
  CAPTURE_ABOVE_HOLD: { heldFen: Fen }
  // refunds of top-ups
  COOLING_OFF_OVER: Record<string, never>
  NOTHING_TO_REFUND: Record<string, never>
  REFUND_HELD: Record<string, never>
  REFUND_CHANGED: { refundFen: Fen }
  REFUND_NOT_BY_HAND: Record<string, never>
  // refunds of sales
  CHARGE_UNKNOWN: Record<string, never>
  REFUND_ABOVE_CHARGE: { leftFen: Fen }
  REFUND_LOTS_FULL: Record<string, never>
  REFUND_UNDER_WAY: Record<string, never>
  // top-up
  TIER_NOT_AVAILABLE: Record<string, never>
  TIER_SOLD_OUT: Record<string, never>
  TIER_CAP_REACHED: { cap: number }
  TIER_FIRST_ONLY: Record<string, never>
  AMOUNT_NOT_OFFERED: { leastFen: Fen; mostFen: Fen }
  TIER_CHANGED: { payFen: Fen; bonusFen: Fen }
  // instalment plans
  PLAN_NOT_AVAILABLE: Record<string, never>
  PLAN_CHANGED: Record<string, never>
  PLAN_JOINED: Record<string, never>
  PLAN_UNKNOWN: Record<string, never>
  PLAN_OVER: Record<string, never>
  INSTALMENT_NOT_YET: { day: ShopDay }
  INSTALMENT_PAID: { number: number }
  // a shop that closes
  SHOP_CLOSING: Record<string, never>
  CLOSING_NOT_CONFIRMED: Record<string, never>
  CLOSING_RUNS: Record<string, never>
  CLOSING_UNKNOWN: Record<string, never>
  // several cards in one payment
  BATCH_NOT_OFFERED: Record<string, never>
  BATCH_CARD_UNKNOWN: Record<string, never>
  BATCH_CARD_TWICE: Record<string, never>
  BATCH_TOO_LARGE: { mostCards: number; mostFen: Fen }
  /** `why` in the words of that card's own refusal */
  BATCH_CARD_REFUSED: { holder: string; why: string }
  // room on the card
  CEILING_EXCEEDED: { ceilingFen: Fen; roomFen: Fen }
  CARD_LOTS_FULL: Record<string, never>
  NO_ROOM: { ceilingFen: Fen; roomFen: Fen }
  NAMING_REQUIRED: { ceilingFen: Fen; namedCeilingFen: Fen }
  NAME_STILL_NEEDED: { ceilingFen: Fen; balanceFen: Fen }
  // unusual top-ups
  CONFIRM_NEEDED: { why: RiskReason[] }
  PASSWORD_WRONG: Record<string, never>
  TOP_UP_IN_REVIEW: { why: RiskReason[] }
  TOP_UP_REJECTED: { note: string }
  HAND_OUT_UNKNOWN: Record<string, never>
  PASSWORD_NOT_SET: Record<string, never>
  PASSWORD_RESET_NOT_YET: { from: Instant }
  PASSWORD_RESET_OVER: Record<string, never>
  REVIEW_UNKNOWN: Record<string, never>
  REVIEW_OVER: Record<string, never>
  // top-ups at the counter
  COUNTER_NOT_OFFERED: Record<string, never>
  COUNTER_ABOVE_LIMIT: { limitFen: Fen }
  COUNTER_ABOVE_DAY: { limitFen: Fen; leftFen: Fen }
  COUNTER_NO_SHIFT: Record<string, never>
  COUNTER_UNKNOWN: Record<string, never>
  COUNTER_USED: Record<string, never>
  COUNTER_VOID_TOO_LATE: { minutes: number }
  DRAWER_FULL: { limit: number }
  CASH_COUNT_NEEDED: Record<string, never>
  CASH_DIFFERS: { countedFen: Fen; expectedFen: Fen }
  // points
  POINTS_NOT_OFFERED: Record<string, never>
  SIGNED_IN_ALREADY: Record<string, never>
  POINTS_TOO_LOW: { points: number; short: number }
  BONUS_TOO_LOW: { bonusFen: Fen }
  EXCHANGE_TOO_SMALL: { points: number; fen: Fen }
  EXCHANGE_CAP_REACHED: { leftPoints: number }
  EXCHANGE_CHANGED: { points: number; fen: Fen }
  NOTHING_TO_RESCUE: Record<string, never>
  BIRTHDAY_SET: { month: number; from: Instant }
  // corrections and physical cards
  ADJUSTMENT_UNKNOWN: Record<string, never>
  ADJUSTMENT_OVER: Record<string, never>
  ADJUSTMENT_ABOVE_LIMIT: { limitFen: Fen; limitPoints: number }
  SECOND_PERSON_NEEDED: Record<string, never>
  OWN_CARD: Record<string, never>
  PHYSICAL_CARD_UNKNOWN: Record<string, never>
  PHYSICAL_CARD_BOUND: Record<string, never>
  TOO_MANY_OPEN_TOP_UPS: { limit: number }
  ORDER_UNKNOWN: Record<string, never>
  ORDER_CLOSED: Record<string, never>
  /** `coupon`: what the member was given to make up for it */
  PAYMENT_UNAVAILABLE: { reason: string; coupon?: string }
  PAY_WAY_UNAVAILABLE: Record<string, never>
  // gifts and other links between members
  LINK_UNKNOWN: Record<string, never>
  GIFT_OWN: Record<string, never>
  GIFT_CLAIMED: Record<string, never>
  GIFT_OVER: Record<string, never>
  TOO_MANY_GIFTS: { limit: number }
  RECEIVE_CEILING: { ceilingFen: Fen; roomFen: Fen }
  SHARED_NOT_MEMBER: Record<string, never>
  SHARED_ALREADY: Record<string, never>
  SHARED_FULL: { limit: number }
  SHARED_TOO_MANY: { limit: number }
  SHARED_OWNER_STAYS: Record<string, never>
  INVITE_OVER: Record<string, never>
  MEMBER_LIMIT: { per: 'purchase' | 'day' | 'month'; limitFen: Fen; leftFen: Fen }
  PAYMENT_RELEASED: Record<string, never>
  TRANSFER_OWN: Record<string, never>
  TRANSFER_NOT_ACCEPTED: Record<string, never>
  TRANSFER_OVER: Record<string, never>
  TRANSFER_CHANGED: { balanceFen: Fen }
  TRANSFER_BLOCKED: { by: 'holds' | 'top_ups' | 'gifts' }
  TRANSFER_NOTHING: Record<string, never>
  TRANSFER_NO_ROOM: Record<string, never>
  // coupons
  COUPON_TEMPLATE_NOT_AVAILABLE: Record<string, never>
  COUPON_SOLD_OUT: Record<string, never>
  CLAIM_VOIDED: Record<string, never>
  COUPON_CAP_REACHED: { cap: number }
  COUPON_DAY_CAP_REACHED: { cap: number }
  WALLET_FULL: { limit: number }
  COUPON_NOT_HELD: Record<string, never>
  COUPON_GIVEN: Record<string, never>
  COUPON_NOT_TRANSFERABLE: Record<string, never>
  COUPON_ALREADY_REDEEMED: { at: Instant; storeName: string }
  COUPON_NOT_YET_VALID: { startsAt: Instant }
  COUPON_EXPIRED: { expiresAt: Instant }
  COUPON_IN_USE: { until: Instant | null }
  COUPON_WRONG_STORE: { storeNames: string }
  COUPON_WRONG_HOURS: { hours: string }
  COUPON_WRONG_GOODS: { goods: string }
  COUPON_FOR_TOP_UP: Record<string, never>
  COUPON_NOT_FOR_TOP_UP: Record<string, never>
  COUPON_OVER_THE_COUNTER: Record<string, never>
  COUPON_ORDER_TOO_SMALL: { shortFen: Fen }
  COUPON_NEEDS_ORDER_AMOUNT: Record<string, never>
  // checkout
  PRICE_CHANGED: { payableFen: Fen }
  CHECKOUT_OVER: Record<string, never>
  REST_NOT_NEEDED: Record<string, never>
  REST_BEING_PAID: Record<string, never>
  PRODUCT_UNKNOWN: Record<string, never>
  ORDER_TOO_LARGE: { limitFen: Fen }
  // the till's own work
  REDEMPTION_UNKNOWN: Record<string, never>
  REDEMPTION_UNDONE: Record<string, never>
  UNDO_TOO_LATE: { minutes: number }
  SHIFT_OPEN: Record<string, never>
  SHIFT_NOT_OPEN: Record<string, never>
  // reconciliation
  BILL_NOT_READY: { day: ShopDay }
  BILL_UNREADABLE: { day: ShopDay }
  BILL_SIGNED_OFF: Record<string, never>
  BILL_DIFFERENCE_UNKNOWN: Record<string, never>
  BILL_DIFFERENCES_OPEN: { count: number }
  // the till without a network
  OFFLINE_KIT_OLD: Record<string, never>
  OFFLINE_JOURNAL_FULL: { limit: number }
  OFFLINE_CODE: Record<string, never>
  OFFLINE_SEEN_HERE: Record<string, never>
  OFFLINE_ALLOWANCE: { leftFen: Fen }
  CONFLICT_UNKNOWN: Record<string, never>
  // codes
  CODE_UNKNOWN: Record<string, never>
  CODE_EXPIRED: Record<string, never>
  CODE_USED: Record<string, never>
  CODE_TOO_MANY_TRIES: { minutes: number }
  DEVICE_UNKNOWN: Record<string, never>
}

export type RefusalCode = keyof RefusalDetails

/** An expected no. Returned by decisions, thrown by use cases, turned into words at the one catch in `serve`. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  constructor(
    readonly code: C,
    readonly details: RefusalDetails[C],
  ) {
    super(code)
    this.name = 'Refusal'
  }
}
