import type { CouponOffer } from '../../src/contract/coupons'
import { couponRules, validityText } from '../../src/domain/coupons/coupon-rules'
import { isClaimable } from '../../src/domain/coupons/template'
import { whyNotClaim } from '../../src/domain/pack/claim-coupon'
import type { Pack } from '../../src/domain/pack/pack'
import { wordsOf } from '../../src/domain/refusal-words'
import { type Rules, storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'

/** The claim centre for one member: what can be claimed first, what cannot (and why) after it. */
export function couponOffer(pack: Pack, rules: Rules, at: Instant): CouponOffer {
  const templates = rules.couponTemplates
    .filter(template => isClaimable(template, at))
    .map(template => {
      const refusal = whyNotClaim(pack, template, at)
      return {
        templateId: template.templateId,
        face: template.terms.benefit,
        title: template.terms.title,
        rules: [...couponRules(template.terms, storeNameIn(rules)), validityText(template, at)],
        unavailable: refusal && wordsOf(refusal, at),
      }
    })
  templates.sort((a, b) => Number(a.unavailable !== null) - Number(b.unavailable !== null))
  return { rulesVersion: rules.version, templates }
}
