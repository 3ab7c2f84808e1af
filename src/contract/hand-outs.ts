import * as z from 'zod'
import type { HandOutKind } from '../domain/hand-outs/hand-out'
import type { CouponId } from '../domain/ids'
import type { Instant } from '../domain/time'
import type { CouponFace } from './coupons'
import { documentIdField, nothing } from './fields'

/** What WeChat hands to a page that its code opened. */
const sceneField = z.string().trim().min(1).max(32)

/** What a shopper may do with a code that the shop put up. */
export const handOutInputs = {
  /** what a scanned code gives, and whether I can have it */
  'handOut.read': z.strictObject({ scene: sceneField }),
  /** claims it, once: again it answers the same */
  'handOut.claim': z.strictObject({ scene: sceneField }),
}

export interface HandOutOutputs {
  'handOut.read': ScannedCoupon
  'handOut.claim': ScannedCoupon
}

/** The coupon behind a scanned code, as whoever scanned it sees it. */
export interface ScannedCoupon {
  /** of the hand-out */
  name: string
  title: string
  face: CouponFace
  rules: string[]
  /** mine already; null: not yet */
  couponId: CouponId | null
  /** why I cannot have it; null when I can or do */
  refusal: { message: string; nextStep: string } | null
}

/** What the merchant may do with hand-outs beside editing their documents. */
export const handOutMerchantInputs = {
  /** the hand-outs that are live, and how far each has come */
  'handOuts.list': nothing,
  /** the code to put up for one that members scan */
  'handOuts.code': z.strictObject({ handOutId: documentIdField }),
}

export interface HandOutMerchantOutputs {
  'handOuts.list': { handOuts: HandOutView[] }
  'handOuts.code': ScanCode
}

/** What is put up for members to scan. */
export interface ScanCode {
  name: string
  title: string
  /** the page that it opens */
  path: string
  /** a picture as a data address */
  image: string
}

export interface HandOutView {
  handOutId: string
  name: string
  /** of its coupon */
  title: string
  to: HandOutKind
  /** whom a segment means, in words; null for the others */
  whom: string | null
  state: 'waiting' | 'running' | 'over'
  startsAt: Instant
  endsAt: Instant | null
  /** what came of a segment so far; null for the others, and before it began */
  progress: { looked: number; given: number; refused: number; done: boolean } | null
}
