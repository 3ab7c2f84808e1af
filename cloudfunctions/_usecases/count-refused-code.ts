import type { CouponId } from '../../src/domain/ids'
import type { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { countRefused } from '../_store/tries'

/** Somebody showed a coupon that is used or gone. Once is a slip; again and again is for the merchant to know. */
export function countRefusedCode(couponId: CouponId, refusal: Refusal, at: Instant): Promise<void> {
  return countRefused(couponId, refusal, at)
}
