import * as z from 'zod'
import type { CouponId, DeviceId, PackId } from '../domain/ids'
import type { Instant } from '../domain/time'
import { idField, publicKeyField } from './fields'

/** Codes that the member shows at the till. */
export const codeInputs = {
  /** codes to show at the till for one coupon */
  'coupons.show': z.strictObject({
    couponId: idField<CouponId>('cpn'),
    /** the phone that shows a code of its own beside it: refused when it has lost its place */
    deviceId: idField<DeviceId>('dev').optional(),
  }),
  /** lets this phone show codes by itself, with or without a network */
  'device.register': z.strictObject({ deviceId: idField<DeviceId>('dev'), publicKey: publicKeyField }),
  /** my live coupons, signed for this phone: what it shows at tills */
  'coupons.tokens': z.strictObject({ deviceId: idField<DeviceId>('dev') }),
  /** a pay code to show at the till; with the code that the phone shows by itself, the short one names the same spend */
  'payCode.show': z.strictObject({
    shown: z.strictObject({ deviceId: idField<DeviceId>('dev'), step: z.int().min(0) }).optional(),
  }),
}

export interface CodeOutputs {
  'coupons.show': ShownCode
  'device.register': DeviceSecrets
  'coupons.tokens': { tokens: { couponId: CouponId; token: string }[] }
  'payCode.show': ShownCode
}

/** What a phone keeps to make codes by itself. */
export interface DeviceSecrets {
  packId: PackId
  /** base64url: keys the phone's pay codes for this pack */
  paySecret: string
}

export interface ShownCode {
  /** the text of the QR code */
  code: string
  /** for typing at the till */
  shortCode: string
  /** ask for a new one from this moment on */
  refreshAt: Instant
  /** the short code and the QR are refused from this moment on */
  expiresAt: Instant
}
