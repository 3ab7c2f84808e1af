import { expiryAfterDays, type Instant } from '../time'
import type { CouponTerms } from './terms'

/** How long a claimed coupon is valid: until a fixed instant, or some days from the claim (from its first day, if that is later). */
export type CouponValidity = { kind: 'until'; expiresAt: Instant } | { kind: 'days'; days: number }

/** A kind of coupon that members may claim, as published from the merchant's `coupon_templates` document. */
export interface CouponTemplate {
  templateId: string
  terms: CouponTerms
  validity: CouponValidity
  /** coupons are valid from here on, and can be claimed before */
  startsAt: Instant
  /** claims are taken from / until (exclusive) */
  claimableFrom: Instant
  claimableUntil: Instant | null
  /** how many one member may ever claim */
  perMember: number
}

export function isClaimable(template: CouponTemplate, at: Instant): boolean {
  return at >= template.claimableFrom && (template.claimableUntil === null || at < template.claimableUntil)
}

export function expiryOfClaim(template: CouponTemplate, at: Instant): Instant {
  const { validity, startsAt } = template
  return validity.kind === 'until' ? validity.expiresAt : expiryAfterDays(at < startsAt ? startsAt : at, validity.days)
}
