import { isFreshStepOffline } from '../codes/code-step'
import { type CouponToken, couponOfToken, readCouponCode } from '../codes/coupon-code'
import { readPrintedCode } from '../codes/printed-code'
import { publicKeyFrom, type Verify } from '../codes/signature'
import type { Coupon } from '../coupons/coupon'
import { whyNot } from '../coupons/eligibility'
import { type Fen, NO_MONEY, subtractFen } from '../money'
import { discountFor } from '../pack/redeem-coupon'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import { givenOn, hasTaken, type Journal, MOST_WAITING } from './journal'
import type { OfflineKit } from './offline-kit'

/** A coupon that this till knows by its code alone. */
export interface OfflineCoupon {
  token: CouponToken
  coupon: Coupon
  /** from the kit; null for a template that it does not know */
  title: string | null
}

/** A coupon that this till may take without a network, as far as it can know. */
export interface OfflineVerdict extends OfflineCoupon {
  discountFen: Fen | null
}

/** What a till without a network judges by. */
export interface OfflineTill {
  kit: OfflineKit
  journal: Journal
  verify: Verify
  at: Instant
}

/** What a scanned code is: signed by shop and phone, of this minute, and not seen here before. */
export function recogniseOffline(code: string, { kit, journal, verify, at }: OfflineTill): OfflineCoupon | Refusal {
  if (at >= kit.validUntil) return new Refusal('OFFLINE_KIT_OLD', {})
  if (journal.waiting.length >= MOST_WAITING) return new Refusal('OFFLINE_JOURNAL_FULL', { limit: MOST_WAITING })
  const key = publicKeyFrom(kit.shopPublicKey)
  const read = key && readCouponCode(code, key, verify)
  if (!read) return whyNeverOffline(code)
  if (!isFreshStepOffline(read.step, at)) return new Refusal('CODE_EXPIRED', {})
  const coupon = couponOfToken(read.token)
  if (hasTaken(journal, coupon.couponId)) return new Refusal('OFFLINE_SEEN_HERE', {})
  return { token: read.token, coupon, title: kit.titles[coupon.templateId] ?? null }
}

/** Paper proves nothing by itself: whether it is used already only the shop knows. Nor does anything else that is no phone's coupon code. */
export function whyNeverOffline(code: string): Refusal {
  return new Refusal(readPrintedCode(code) === null ? 'OFFLINE_CODE' : 'OFFLINE_PAPER', {})
}

/**
 * Judges a scanned code with nothing but what the till holds: signatures, validity, store, hours, seen here before, and
 * the day's allowance. What it cannot know (used or given away elsewhere meanwhile, withdrawn) is said on the screen and
 * found out when the till is back. Never money: a pay code is refused here.
 */
export function judgeOffline(code: string, orderFen: Fen | null, till: OfflineTill): OfflineVerdict | Refusal {
  const known = recogniseOffline(code, till)
  return known instanceof Refusal ? known : judgeUse(known, orderFen, till)
}

/** Whether a coupon that was recognised may be used for this order, here and now. */
export function judgeUse(
  known: OfflineCoupon,
  orderFen: Fen | null,
  { kit, journal, at }: Omit<OfflineTill, 'verify'>,
): OfflineVerdict | Refusal {
  const storeNameOf = (storeId: string): string => kit.storeNames[storeId] ?? '其他门店'
  const refusal = whyNot(known.coupon, { storeId: kit.storeId, storeNameOf, orderFen, at })
  if (refusal) return refusal
  const discountFen = discountFor(known.coupon, orderFen)
  return overAllowance(journal, kit, discountFen ?? NO_MONEY, at) ?? { ...known, discountFen }
}

/** How much discount this till may still give away today without a network. */
export function allowanceLeft(journal: Journal, kit: OfflineKit, at: Instant): Fen {
  const given = givenOn(journal, at)
  return given >= kit.dailyFen ? NO_MONEY : subtractFen(kit.dailyFen, given)
}

function overAllowance(journal: Journal, kit: OfflineKit, discountFen: Fen, at: Instant): Refusal | null {
  const leftFen = allowanceLeft(journal, kit, at)
  return discountFen > leftFen ? new Refusal('OFFLINE_ALLOWANCE', { leftFen }) : null
}
