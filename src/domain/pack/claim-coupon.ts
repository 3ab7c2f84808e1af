import type { Coupon } from '../coupons/coupon'
import { type CouponTemplate, expiryOfClaim, isClaimable, isHandedOut } from '../coupons/template'
import { whyWalletFull } from '../coupons/wallet-room'
import type { CameBy } from '../hand-outs/hand-out'
import { type ClaimId, deriveId } from '../ids'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import { type Instant, shopDayOf } from '../time'
import type { Decision } from './decision'
import { countClaim, countClaimOfDay } from './known-counts'
import type { Pack } from './pack'

/** Why this member cannot have one of this template now, by a claim of their own or (`cameBy`) from the shop; null when it can be had. */
export function whyNotClaim(
  pack: Pack,
  template: CouponTemplate | undefined,
  at: Instant,
  cameBy?: CameBy,
): Refusal | null {
  const isOffered = template !== undefined && (cameBy ? isHandedOut(template, at) : isClaimable(template, at))
  if (!isOffered) return new Refusal('COUPON_TEMPLATE_NOT_AVAILABLE', {})
  return whyCapReached(pack, template, at) ?? whyWalletFull(pack, template.terms)
}

/** How many of a template one member may have, however they come. */
type MemberCaps = Pick<CouponTemplate, 'templateId' | 'perMember' | 'perMemberPerDay'>

/** Why one more of a template is beyond this member's caps; null when it is not. */
export function whyCapReached(pack: Pack, caps: MemberCaps, at: Instant): Refusal | null {
  const { templateId, perMember, perMemberPerDay: perDay } = caps
  if ((pack.couponClaims[templateId] ?? 0) >= perMember) return new Refusal('COUPON_CAP_REACHED', { cap: perMember })
  const isOver = perDay !== null && claimedToday(pack, templateId, at) >= perDay
  return isOver ? new Refusal('COUPON_DAY_CAP_REACHED', { cap: perDay }) : null
}

function claimedToday({ dayClaims }: Pack, templateId: string, at: Instant): number {
  return dayClaims?.day === shopDayOf(at) ? (dayClaims.counts[templateId] ?? 0) : 0
}

/** The pack with one more of a template counted. Refuses with PACK_FULL. */
export function counted(pack: Pack, caps: MemberCaps, rules: Rules, at: Instant): Pack | Refusal {
  const couponClaims = countClaim(pack.couponClaims, caps.templateId, rules, at)
  if (couponClaims instanceof Refusal) return couponClaims
  return { ...pack, couponClaims, dayClaims: countClaimOfDay(pack.dayClaims, caps, shopDayOf(at), couponClaims) }
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
  /** the hand-out that gives it; absent: the member's own claim */
  cameBy?: CameBy,
): Decision {
  if (pack.voidedClaims.includes(claimId)) return new Refusal('CLAIM_VOIDED', {})
  const template = rules.couponTemplates.find(each => each.templateId === templateId)
  const refusal = whyNotClaim(pack, template, at, cameBy)
  if (refusal || !template) return refusal ?? new Refusal('COUPON_TEMPLATE_NOT_AVAILABLE', {})
  const claimed = counted(pack, template, rules, at)
  if (claimed instanceof Refusal) return claimed
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
    pack: { ...claimed, coupons: [...pack.coupons, coupon] },
    facts: {
      kind: 'coupon_claimed',
      couponId,
      templateId,
      title: coupon.terms.title,
      expiresAt: coupon.expiresAt,
      ...taken,
      ...(cameBy ? { cameBy } : {}),
    },
    movements: [{ unit: 'coupon', amount: 1, from: `coupons_issued:${templateId}`, to: `coupon:${couponId}` }],
  }
}
