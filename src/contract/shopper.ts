import type * as z from 'zod'
import { type BatchOutputs, batchInputs } from './batch'
import { type CheckoutOutputs, checkoutInputs } from './checkout'
import { type CodeOutputs, codeInputs } from './codes'
import { type CouponGiftOutputs, couponGiftInputs } from './coupon-gifts'
import { type CouponOutputs, couponInputs } from './coupons'
import { nothing } from './fields'
import { type GiftOutputs, giftInputs } from './gifts'
import { type HabitOutputs, habitInputs } from './habits'
import { type HandOutOutputs, handOutInputs } from './hand-outs'
import { type HelpOutputs, helpInputs } from './help'
import { type MessageOutputs, messageInputs } from './messages'
import type { PackView } from './pack'
import { type PhoneOutputs, phoneInputs } from './phone'
import { type PlanOutputs, planInputs } from './plans'
import { type PointsOutputs, pointsInputs } from './points'
import { type RatingOutputs, ratingInputs } from './ratings'
import { type RefundOutputs, refundInputs } from './refunds'
import { type RestOutputs, restInputs } from './rest'
import { type PayPasswordOutputs, payPasswordInputs } from './risk'
import { type SharedOutputs, sharedInputs } from './shared'
import { type StatementOutputs, statementInputs } from './statement'
import { type TopUpOutputs, topUpInputs } from './top-up'
import { type TransferOutputs, transferInputs } from './transfers'

/** Everything a shopper may ask, by action: the shape of the input. */
export const shopperInputs = {
  /** opens the pack (makes it on the first call) and answers with everything the first screen draws */
  'pack.open': nothing,
  ...topUpInputs,
  ...payPasswordInputs,
  ...phoneInputs,
  ...batchInputs,
  ...restInputs,
  ...checkoutInputs,
  ...giftInputs,
  ...planInputs,
  ...couponGiftInputs,
  ...handOutInputs,
  ...messageInputs,
  ...helpInputs,
  ...ratingInputs,
  ...pointsInputs,
  ...habitInputs,
  ...transferInputs,
  ...statementInputs,
  ...sharedInputs,
  ...refundInputs,
  ...couponInputs,
  ...codeInputs,
}

export type ShopperInputs = { [A in keyof typeof shopperInputs]: z.input<(typeof shopperInputs)[A]> }

export interface ShopperOutputs
  extends TopUpOutputs,
    RefundOutputs,
    CouponOutputs,
    CodeOutputs,
    CheckoutOutputs,
    BatchOutputs,
    RestOutputs,
    PayPasswordOutputs,
    PhoneOutputs,
    GiftOutputs,
    PlanOutputs,
    CouponGiftOutputs,
    HandOutOutputs,
    MessageOutputs,
    HelpOutputs,
    RatingOutputs,
    PointsOutputs,
    HabitOutputs,
    TransferOutputs,
    SharedOutputs,
    StatementOutputs {
  'pack.open': PackView
}
