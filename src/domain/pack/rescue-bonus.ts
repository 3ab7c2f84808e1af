import type { Coupon } from '../coupons/coupon'
import { type CouponTemplate, expiryOfClaim } from '../coupons/template'
import { whyWalletFull } from '../coupons/wallet-room'
import { deriveId, type RescueId } from '../ids'
import type { Fen } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import { DAY, type Instant, later } from '../time'
import type { Decision } from './decision'
import type { Pack } from './pack'

/** Bonus that ran out and can still become a coupon: which one, and until when (exclusive). */
export interface Rescuable {
  expirySeq: number
  fen: Fen
  template: CouponTemplate
  until: Instant
}

/** What this member can turn into coupons now, by the merchant's bands. */
export function rescuableNow(pack: Pack, rules: Rules, at: Instant): Rescuable[] {
  const { rescue } = rules.points
  if (!rescue) return []
  return pack.rescuable.flatMap(({ expirySeq, fen, expiredAt }) => {
    const until = later(expiredAt, rescue.withinDays * DAY)
    const band = rescue.bands.find(each => fen >= each.fromFen)
    const template = rules.couponTemplates.find(each => each.templateId === band?.templateId)
    const isWorthIt = template && expiryOfClaim(template, at) > at
    return at < until && isWorthIt ? [{ expirySeq, fen, template, until }] : []
  })
}

/** Turns one expiry into one coupon, once: the expiry leaves the pack's list in the same write. */
export function rescueBonus(
  pack: Pack,
  rescueId: RescueId,
  { expirySeq, templateId }: { expirySeq: number; templateId: string },
  rules: Rules,
  at: Instant,
): Decision {
  const found = rescuableNow(pack, rules, at).find(each => each.expirySeq === expirySeq)
  if (!found || found.template.templateId !== templateId) return new Refusal('NOTHING_TO_RESCUE', {})
  const { template, fen: expiredFen } = found
  const full = whyWalletFull(pack, template.terms)
  if (full) return full
  const couponId = deriveId('cpn', rescueId)
  const coupon: Coupon = {
    couponId,
    templateId,
    claimId: deriveId('clm', rescueId),
    terms: template.terms,
    claimedAt: at,
    startsAt: template.startsAt,
    expiresAt: expiryOfClaim(template, at),
  }
  const { title } = coupon.terms
  return {
    pack: {
      ...pack,
      coupons: [...pack.coupons, coupon],
      rescuable: pack.rescuable.filter(each => each.expirySeq !== expirySeq),
    },
    facts: {
      kind: 'bonus_rescued',
      expirySeq,
      expiredFen,
      couponId,
      templateId,
      title,
      expiresAt: coupon.expiresAt,
    },
    movements: [{ unit: 'coupon', amount: 1, from: `coupons_issued:${templateId}`, to: `coupon:${couponId}` }],
  }
}
