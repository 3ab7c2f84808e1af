import * as z from 'zod'
import type { CountedBy } from '../domain/counter/counter-rules'
import type { OrderId, PaymentId, RedeemId, ShiftId, SpendRefundId, UndoId } from '../domain/ids'
import type { Fen } from '../domain/money'
import { refundReasons } from '../domain/pack/refund-spend'
import type { TillTotals } from '../domain/till/till-totals'
import type { Instant } from '../domain/time'
import { type PriceView, payableField, shownPointsField } from './checkout'
import { type CounterOutputs, counterInputs, type DrawerView } from './counter'
import { amountField, codeField, idField, moneyField, noteField } from './fields'
import { type OfflineOutputs, offlineInputs } from './offline'
import { type TillRestOutputs, tillRestInputs } from './rest'
import { type TillPasswordOutputs, tillPasswordInputs } from './risk'
import type { CouponFace, StaffRole } from './shopper'

/** A ticket is what a look-up hands to the till: signed, bound to this member of staff, good for minutes. */
const ticketField = z.string().min(1).max(400)

/** A line of the ledger as till.today names it: the pack and the command, parted by a colon. */
const receiptField = z.string().min(1).max(80)

/** What the order is of, for coupons and prices of one category. */
const categoryField = z.string().trim().min(1).max(20)

export const staffInputs = {
  ...offlineInputs,
  ...counterInputs,
  /** who the platform says I am, and for which store I work */
  'staff.me': z.strictObject({}),
  /** what a scanned or typed code is, whose, what it gives, and why not */
  'code.lookUp': z.strictObject({ code: codeField, orderFen: amountField.optional() }),
  'coupon.redeem': z.strictObject({
    redeemId: idField<RedeemId>('rdm'),
    ticket: ticketField,
    /** the order's amount before the coupon; needed by threshold and discount coupons */
    orderFen: amountField.optional(),
  }),
  /** the member's best price for an order of this amount: balance, member prices and coupons, line by line */
  'charge.quote': z.strictObject({
    ticket: ticketField,
    amountFen: amountField,
    category: categoryField.optional(),
    /** with the member's points as far as they go; absent: without */
    usePoints: z.boolean().optional(),
  }),
  /**
   * The ticket names the one spend that its pay code allows: repeating it answers the same, another amount is refused. With
   * the payable of a quote it charges the best price, if that is still the same; without it the amount as it stands.
   */
  'balance.charge': z.strictObject({
    ticket: ticketField,
    amountFen: amountField,
    category: categoryField.optional(),
    expectedPayableFen: payableField.optional(),
    /** with the payable of a quote: the points that it showed */
    points: shownPointsField.optional(),
  }),
  ...tillRestInputs,
  ...tillPasswordInputs,
  /** keeps an amount for my store, to be captured or released; a code that holds does not pay any more */
  /** one payment from several packs, all of it or nothing; each ticket names the one spend that its pay code allows */
  'balance.chargeTogether': z.strictObject({
    paymentId: idField<PaymentId>('pay'),
    tickets: z.array(ticketField).min(2).max(5),
    amountFen: amountField,
  }),
  'balance.hold': z.strictObject({
    ticket: ticketField,
    amountFen: amountField,
    /** for how long: from five minutes to three days */
    minutes: z.int().min(5).max(4320),
  }),
  /** takes all or a part of what my store holds; what is not taken is the member's to spend again */
  'hold.capture': z.strictObject({ receiptId: receiptField, amountFen: amountField }),
  'hold.release': z.strictObject({ receiptId: receiptField }),
  /** gives a charge of my store back to what paid it, the card's lots first, all or a part; for managers and the owner */
  'charge.refund': z.strictObject({
    refundId: idField<SpendRefundId>('rfd'),
    receiptId: receiptField,
    amountFen: amountField,
    reason: z.enum(refundReasons),
  }),
  /** what was done at my store today, newest first, with totals; and my own open shift */
  'till.today': z.strictObject({}),
  /** takes back a redemption of my own store within the merchant's time; the coupon returns as it was */
  'coupon.undo': z.strictObject({ undoId: idField<UndoId>('und'), receiptId: receiptField }),
  /** begins my shift with what lies in my drawer */
  'shift.open': z.strictObject({ shiftId: idField<ShiftId>('shf'), floatFen: moneyField.optional() }),
  /** counts my drawer, closes my shift and writes down its summary; repeating it answers the same */
  'shift.close': z.strictObject({
    shiftId: idField<ShiftId>('shf'),
    /** the cash that is really there; needed when there should be some */
    countedFen: moneyField.optional(),
    /** why it is not what it should be */
    reason: noteField.optional(),
  }),
}

export type StaffInputs = { [A in keyof typeof staffInputs]: z.input<(typeof staffInputs)[A]> }

export interface StaffOutputs extends OfflineOutputs, CounterOutputs, TillRestOutputs, TillPasswordOutputs {
  'staff.me': StaffView
  'code.lookUp': LookedUp
  'coupon.redeem': RedeemReceipt
  'charge.quote': PriceView
  'balance.charge': ChargeReceipt
  'balance.chargeTogether': TogetherReceipt
  'balance.hold': HoldReceipt
  'hold.capture': CaptureReceipt
  'hold.release': ReleaseReceipt
  'charge.refund': RefundReceipt
  'till.today': TillToday
  'coupon.undo': UndoReceipt
  'shift.open': ShiftView
  'shift.close': ShiftView
}

export interface StaffView {
  name: string
  role: StaffRole
  storeId: string
  storeName: string
  shopName: string
}

export type LookedUp =
  | {
      what: 'coupon'
      ticket: string
      /** "会员 · 7K3F", never a name or a number */
      holder: string
      title: string
      face: CouponFace
      rules: string[]
      expiresAt: Instant
      /** ask for the order's amount before redeeming */
      needsOrderAmount: boolean
      /** what it takes off the given order; null when the amount is not known yet or it is an exchange */
      discountFen: Fen | null
      /** why it cannot be redeemed here and now; null when it can */
      refusal: { code: string; message: string; nextStep: string } | null
    }
  | {
      what: 'pay'
      ticket: string
      holder: string
      /** what my store holds of this member's balance */
      holds: HoldView[]
    }

/** The entry that a receipt is drawn from, by its place in the member's chain and its hash: on paper it pins the ledger. */
export interface Written {
  entry: { seq: number; hash: string }
}

export interface RedeemReceipt extends Written {
  title: string
  holder: string
  /** null for an exchange */
  discountFen: Fen | null
  /** what the customer still pays: order − discount; null when no order amount was given */
  payableFen: Fen | null
  item: string | null
  redeemedAt: Instant
  /** true when this answer repeats an earlier one for the same redeemId */
  repeated: boolean
}

export interface HoldView {
  /** names the hold when it is captured or released */
  receiptId: string
  amountFen: Fen
  heldAt: Instant
  /** exclusive: from then on it is free again */
  until: Instant
}

export interface HoldReceipt extends HoldView, Written {
  holder: string
  repeated: boolean
}

export interface CaptureReceipt extends ChargeReceipt {
  /** of what was held, free again */
  releasedFen: Fen
}

export interface RefundReceipt {
  /** null when nothing goes to the card: the entry of what WeChat Pay gives back is written once it has */
  entry: Written['entry'] | null
  holder: string
  amountFen: Fen
  /** of it to WeChat Pay, which paid beside the balance, and how far that has come */
  wechatFen: Fen
  wechat: 'none' | 'under_way' | 'refunded' | 'by_hand'
  principalFen: Fen
  bonusFen: Fen
  /** given back to the card of this charge altogether */
  refundedFen: Fen
  pointsTaken: number
  /** points of this charge that the member had used already */
  pointsShortfall: number
  refundedAt: Instant
  repeated: boolean
}

export interface ReleaseReceipt extends Written {
  holder: string
  amountFen: Fen
  releasedAt: Instant
  repeated: boolean
}

export interface TogetherReceipt {
  amountFen: Fen
  /** who paid how much, and what each has left */
  parts: { holder: string; amountFen: Fen; balanceFen: Fen }[]
  chargedAt: Instant
}

export interface ChargeReceipt extends Written {
  holder: string
  amountFen: Fen
  /** before member prices and coupons; null when nothing lowered it */
  orderFen: Fen | null
  /** titles of the coupons that were used */
  coupons: string[]
  principalFen: Fen
  bonusFen: Fen
  balanceFen: Fen
  pointsEarned: number
  chargedAt: Instant
  repeated: boolean
}

export interface TillToday {
  /** at most 100, newest first */
  lines: TillLine[]
  /** of the whole day, however many lines there are */
  totals: TillTotals
  /** my own open shift; null when I have none */
  shift: ShiftView | null
}

export interface TillLine {
  receiptId: string
  at: Instant
  holder: string
  /** who did it; "已离职" for somebody who left */
  staffName: string
  did: TillDid
}

export type TillDid =
  | {
      kind: 'charged'
      /** what the balance paid */
      amountFen: Fen
      /** what WeChat Pay paid beside it */
      restFen: Fen
      /** how much of both I, a manager, may still give back; null for others */
      leftFen: Fen | null
    }
  | {
      kind: 'redeemed'
      title: string
      discountFen: Fen | null
      item: string | null
      /** until when it can be undone here (exclusive); null when it was undone or it is too late */
      undoUntil: Instant | null
      undone: boolean
    }
  | { kind: 'undone'; title: string; discountFen: Fen | null }
  /** of a charge, all or a part */
  | { kind: 'given_back'; amountFen: Fen }
  | {
      kind: 'topped_up'
      orderId: OrderId
      payFen: Fen
      bonusFen: Fen
      by: CountedBy
      /** until when I, a manager, can take it back (exclusive); null when it was taken back or it is too late */
      voidUntil: Instant | null
      voided: boolean
    }
  | { kind: 'top_up_voided'; orderId: OrderId; payFen: Fen; by: CountedBy }
  /** the payment password of a member who stood here */
  | { kind: 'password_reset' }

export interface UndoReceipt extends Written {
  title: string
  holder: string
  discountFen: Fen | null
  undoneAt: Instant
  repeated: boolean
}

export interface ShiftView {
  shiftId: ShiftId
  openedAt: Instant
  /** null while it is open */
  closedAt: Instant | null
  drawer: DrawerView
  /** what I did in it: until now while it is open, as written down once it is closed */
  totals: TillTotals
}
