import type { Coupon } from '../coupons/coupon'
import { type CouponTemplate, expiryOfClaim, isClaimable } from '../coupons/template'
import { whyWalletFull } from '../coupons/wallet-room'
import { type ClaimId, deriveId } from '../ids'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import { type Instant, shopDayOf } from '../time'
import type { Decision } from './decision'
import type { DayClaims, Pack } from './pack'

/** Why this member cannot claim this template now; null when it can be claimed. */
export function whyNotClaim(pack: Pack, template: CouponTemplate | undefined, at: Instant): Refusal | null {
  if (!template || !isClaimable(template, at)) return new Refusal('COUPON_TEMPLATE_NOT_AVAILABLE', {})
  if ((pack.couponClaims[template.templateId] ?? 0) >= template.perMember) {
    return new Refusal('COUPON_CAP_REACHED', { cap: template.perMember })
  }
  const perDay = template.perMemberPerDay
  if (perDay !== null && claimedToday(pack, template.templateId, at) >= perDay) {
    return new Refusal('COUPON_DAY_CAP_REACHED', { cap: perDay })
  }
  return whyWalletFull(pack, template.terms)
}

function claimedToday({ dayClaims }: Pack, templateId: string, at: Instant): number {
  return dayClaims?.day === shopDayOf(at) ? (dayClaims.counts[templateId] ?? 0) : 0
}

/** Counts only what has a cap per day, so that the count stays small whatever the shop hands out. */
function countedToday(pack: Pack, { templateId, perMemberPerDay }: CouponTemplate, at: Instant): DayClaims | null {
  if (perMemberPerDay === null) return pack.dayClaims
  const day = shopDayOf(at)
  const counts = pack.dayClaims?.day === day ? pack.dayClaims.counts : {}
  return { day, counts: { ...counts, [templateId]: (counts[templateId] ?? 0) + 1 } }
}

/** Puts a coupon into the pack. Its id follows from the claim's, so a repeated claim names the same coupon. */
export function claimCoupon(
  pack: Pack,
  claimId: ClaimId,
  templateId: string,
  rules: Rules,
  at: Instant,
  /** what it took from stocks that all members share */
  takes: readonly string[] = [],
): Decision {
  if (pack.voidedClaims.includes(claimId)) return new Refusal('CLAIM_VOIDED', {})
  const template = rules.couponTemplates.find(each => each.templateId === templateId)
  const refusal = whyNotClaim(pack, template, at)
  if (refusal || !template) return refusal ?? new Refusal('COUPON_TEMPLATE_NOT_AVAILABLE', {})
  const couponId = deriveId('cpn', claimId)
  const coupon: Coupon = {
    couponId,
    templateId,
    claimId,
    terms: template.terms,
    claimedAt: at,
    startsAt: template.startsAt,
    expiresAt: expiryOfClaim(template, at),
  }
  const taken = takes.length > 0 ? { takes: [...takes] } : {}
  return {
    pack: {
      ...pack,
      coupons: [...pack.coupons, coupon],
      couponClaims: { ...pack.couponClaims, [templateId]: (pack.couponClaims[templateId] ?? 0) + 1 },
      dayClaims: countedToday(pack, template, at),
    },
    facts: {
      kind: 'coupon_claimed',
      couponId,
      templateId,
      title: coupon.terms.title,
      expiresAt: coupon.expiresAt,
      ...taken,
    },
    movements: [{ unit: 'coupon', amount: 1, from: `coupons_issued:${templateId}`, to: `coupon:${couponId}` }],
  }
}
