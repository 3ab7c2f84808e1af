import * as z from 'zod'
import type { CountedBy } from '../domain/counter/counter-rules'
import type { OrderId, PaymentId, ShiftId, UndoId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { TillTotals } from '../domain/till/till-totals'
import type { Instant } from '../domain/time'
import type { Written } from './charges'
import type { DrawerView } from './counter'
import { idField, moneyField, noteField, nothing, receiptField } from './fields'

/** The day of a till: what was done, what is taken back, and the shifts. */
export const tillDayInputs = {
  /** what was done at my store today, newest first, with totals; and my own open shift */
  'till.today': nothing,
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

export interface TillDayOutputs {
  'till.today': TillToday
  'coupon.undo': UndoReceipt
  'shift.open': ShiftView
  'shift.close': ShiftView
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
      /** the payment over several packs that it is a part of, and what all of them paid; null: this one paid alone */
      together: { paymentId: PaymentId; paidFen: Fen; packs: number } | null
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
      /** a slip of a printed batch: what is undone goes back into the customer's hand */
      onPaper: boolean
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
