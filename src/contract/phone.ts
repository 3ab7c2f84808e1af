import * as z from 'zod'
import type { OrderId, PhoneCodeId } from '../domain/ids'
import type { Instant } from '../domain/time'
import { amountField, idField, nothing } from './fields'

/** A member’s number, for codes that confirm. */
export const phoneInputs = {
  /** the number that WeChat knows me by, with the code that its dialog gave this phone */
  'phone.give': z.strictObject({ code: z.string().min(1).max(128) }),
  /** my number, masked, and whether the shop sends codes to it */
  'phone.state': nothing,
  /** forgets my number */
  'phone.erase': nothing,
  /** sends me a code that confirms this payment of this amount, as CONFIRM_NEEDED named them, and nothing else */
  'phoneCode.send': z.strictObject({
    codeId: idField<PhoneCodeId>('pcd'),
    orderId: idField<OrderId>('ord'),
    payFen: amountField,
  }),
}

export interface PhoneOutputs {
  'phone.give': PhoneStanding
  'phone.state': PhoneStanding
  'phone.erase': PhoneStanding
  'phoneCode.send': SentCode
}

export interface PhoneStanding {
  /** "138****1234", and from when it may confirm something; null while none was given */
  phone: { masked: string; from: Instant } | null
  /** the shop sends codes: otherwise there is no reason to give a number */
  isUsed: boolean
}

export interface SentCode {
  /** to whom, masked */
  to: string
  /** good until then (exclusive) */
  until: Instant
  /** from when another may be asked for */
  againAt: Instant
}
