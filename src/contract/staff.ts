import * as z from 'zod'
import type { RedeemId } from '../domain/ids'
import type { Fen } from '../domain/money'
import type { StaffRole } from '../domain/rules/rules'
import type { Instant } from '../domain/time'
import { type ChargeOutputs, chargeInputs, type HoldView, type Written } from './charges'
import { type CounterOutputs, counterInputs } from './counter'
import type { CouponFace } from './coupons'
import { amountField, codeField, idField, nothing, ticketField } from './fields'
import { type OfflineOutputs, offlineInputs } from './offline'
import { type TillRestOutputs, tillRestInputs } from './rest'
import { type TillPasswordOutputs, tillPasswordInputs } from './risk'
import { type TillDayOutputs, tillDayInputs } from './till-day'
import { type TogetherOutputs, togetherInputs } from './together'

/** Everything a member of staff may ask, by action: the shape of the input. */
export const staffInputs = {
  ...offlineInputs,
  ...counterInputs,
  /** who the platform says I am, and for which store I work */
  'staff.me': nothing,
  /** what a scanned or typed code is, whose, what it gives, and why not */
  'code.lookUp': z.strictObject({ code: codeField, orderFen: amountField.optional() }),
  'coupon.redeem': z.strictObject({
    redeemId: idField<RedeemId>('rdm'),
    ticket: ticketField,
    /** the order's amount before the coupon; needed by threshold and discount coupons */
    orderFen: amountField.optional(),
  }),
  ...chargeInputs,
  ...togetherInputs,
  ...tillRestInputs,
  ...tillDayInputs,
  ...tillPasswordInputs,
}

export type StaffInputs = { [A in keyof typeof staffInputs]: z.input<(typeof staffInputs)[A]> }

export interface StaffOutputs
  extends OfflineOutputs,
    CounterOutputs,
    ChargeOutputs,
    TogetherOutputs,
    TillRestOutputs,
    TillDayOutputs,
    TillPasswordOutputs {
  'staff.me': StaffView
  'code.lookUp': LookedUp
  'coupon.redeem': RedeemReceipt
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
