import { isFreshStepOffline } from '../codes/code-step'
import { type CouponToken, couponOfToken, readCouponCode } from '../codes/coupon-code'
import { publicKeyFrom, type Verify } from '../codes/signature'
import type { Coupon } from '../coupons/coupon'
import { whyNot } from '../coupons/eligibility'
import { addFen, type Fen, NO_MONEY, subtractFen } from '../money'
import { discountFor } from '../pack/redeem-coupon'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import { givenOn, hasTaken, type Journal, MOST_WAITING } from './journal'
import type { OfflineKit } from './offline-kit'

/** A coupon that this till may take without a network, as far as it can know. */
export interface OfflineVerdict {
  token: CouponToken
  coupon: Coupon
  /** from the kit; the benefit in words stands in for a template it does not know */
  title: string | null
  discountFen: Fen | null
}

/**
 * Judges a scanned code with nothing but what the till holds: signatures, validity, store, hours, seen here before, and
 * the day's allowance. What it cannot know (used or given away elsewhere meanwhile, withdrawn) is said on the screen and
 * found out when the till is back. Never money: a pay code is refused here.
 */
export function judgeOffline(
  code: string,
  orderFen: Fen | null,
  { kit, journal, verify, at }: { kit: OfflineKit; journal: Journal; verify: Verify; at: Instant },
): OfflineVerdict | Refusal {
  if (at >= kit.validUntil) return new Refusal('OFFLINE_KIT_OLD', {})
  if (journal.waiting.length >= MOST_WAITING) return new Refusal('OFFLINE_JOURNAL_FULL', { limit: MOST_WAITING })
  const key = publicKeyFrom(kit.shopPublicKey)
  const read = key && readCouponCode(code, key, verify)
  if (!read) return new Refusal('OFFLINE_CODE', {})
  if (!isFreshStepOffline(read.step, at)) return new Refusal('CODE_EXPIRED', {})
  const coupon = couponOfToken(read.token)
  if (hasTaken(journal, coupon.couponId)) return new Refusal('OFFLINE_SEEN_HERE', {})
  const storeNameOf = (storeId: string): string => kit.storeNames[storeId] ?? '其他门店'
  const refusal = whyNot(coupon, { storeId: kit.storeId, storeNameOf, orderFen, at })
  if (refusal) return refusal
  const discountFen = discountFor(coupon, orderFen)
  const over = overAllowance(journal, kit, discountFen ?? NO_MONEY, at)
  if (over) return over
  return { token: read.token, coupon, title: kit.titles[coupon.templateId] ?? null, discountFen }
}

function overAllowance(journal: Journal, kit: OfflineKit, discountFen: Fen, at: Instant): Refusal | null {
  const given = givenOn(journal, at)
  if (addFen(given, discountFen) <= kit.dailyFen) return null
  const leftFen = given >= kit.dailyFen ? NO_MONEY : subtractFen(kit.dailyFen, given)
  return new Refusal('OFFLINE_ALLOWANCE', { leftFen })
}
