import type { AmountView, PromisedCouponsView, TierWithCoupon, TopUpOffer } from '../../src/contract/top-up'
import { type Fen, NO_MONEY } from '../../src/domain/money'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { canBeJoined } from '../../src/domain/plans/plan'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { climbsBetween } from '../../src/domain/top-up/climb'
import { type PromisedCoupons, promisedBy } from '../../src/domain/top-up/promise'
import { creditOf, quoteForMember, quoteTier, whyTierRefused } from '../../src/domain/top-up/quote'
import { recommendTier } from '../../src/domain/top-up/recommend'
import { renewalFor } from '../../src/domain/top-up/renewal'
import { isOnOffer, type Tier } from '../../src/domain/top-up/tier'
import { quoteRules, tierRules } from '../../src/domain/top-up/tier-rules'
import { couponsForTier } from '../../src/domain/top-up/top-up-coupon'
import type { TopUpStanding } from '../_usecases/top-up-standing'
import { reviewStanding } from './review-view'

/** The tiers for one member, with what fits and what does not (and why). */
export function topUpOffer(
  pack: Pack,
  rules: Rules,
  at: Instant,
  { soldOut, review, isShut }: TopUpStanding,
  ways: TopUpOffer['ways'],
): TopUpOffer {
  // What was only for the first time is no offer any more: nobody has to read why.
  const isOver = (tier: Tier): boolean => tier.firstOnly === true && pack.toppedUpFen > 0
  const onOffer = isShut ? [] : rules.tiers.filter(tier => isOnOffer(tier, at) && !isOver(tier))
  const recommended = recommendedFor(pack, rules, at, soldOut)
  return {
    rulesVersion: rules.version,
    balanceFen: balanceOf(pack, at).totalFen,
    tiers: onOffer.map(tier => {
      const refusal = soldOut.has(tier.tierId)
        ? new Refusal('TIER_SOLD_OUT', {})
        : whyTierRefused(tier, pack, rules, at)
      const { tierId, payFen, bonusFen } = tier
      const coupons = promisedBy(tier, pack, rules, at)
      return {
        tierId,
        payFen,
        bonusFen,
        creditFen: creditOf(tier),
        coupons: couponsView(coupons),
        withCoupon: refusal ? null : withBestCoupon(tier, pack, rules, at),
        rules: tierRules(tier, coupons, at),
        unavailable: refusal && { code: refusal.code, ...wordsOf(refusal, at) },
      }
    }),
    asksPassword: rules.risk !== null,
    custom: rules.shop.customTopUp,
    recommended: recommended && { tierId: recommended.tier.tierId, reason: recommended.reason },
    climbs: climbsBetween(availableTo(pack, rules, at, soldOut)),
    renewal: renewalFor(pack, availableTo(pack, rules, at, soldOut), at)?.text ?? null,
    shut: isShut ? wordsOf(new Refusal('SHOP_CLOSING', {}), at) : null,
    review: review && reviewStanding(review),
    hasBatch: rules.batch !== null,
    hasPlans: rules.plans.some(plan => canBeJoined(plan, at)),
    ways,
  }
}

/** The tier with the first of the member's coupons, the best before the others, with which it can be had. */
function withBestCoupon(tier: Tier, pack: Pack, rules: Rules, at: Instant): TierWithCoupon | null {
  for (const { couponId, terms } of couponsForTier(pack, tier, at)) {
    const quote = quoteTier(tier.tierId, pack, rules, at, couponId)
    if (quote instanceof Refusal) continue
    const { payFen, bonusFen } = quote
    return { couponId, title: terms.title, payFen, bonusFen, creditFen: creditOf(quote) }
  }
  return null
}

/** What an amount of the member's own would bring, or why not. */
export function amountOffer(payFen: Fen, pack: Pack, rules: Rules, at: Instant): AmountView {
  const quote = quoteForMember({ payFen }, pack, rules, at)
  if (quote instanceof Refusal) {
    return {
      payFen,
      bonusFen: NO_MONEY,
      creditFen: payFen,
      coupons: [],
      rules: [],
      unavailable: { code: quote.code, ...wordsOf(quote, at) },
    }
  }
  const { bonusFen } = quote
  const coupons = couponsView(quote.coupons)
  return { payFen, bonusFen, creditFen: creditOf(quote), coupons, rules: quoteRules(quote), unavailable: null }
}

/** Promised coupons as a tier and an order show them. */
export function couponsView(promised: readonly PromisedCoupons[] = []): PromisedCouponsView[] {
  return promised.map(({ terms, count }) => ({ title: terms.title, count }))
}

/** The tier to put forward to this member now, with the reason; null when none can be taken. */
export function recommendedFor(
  pack: Pack,
  rules: Rules,
  at: Instant,
  soldOut: ReadonlySet<string> = new Set(),
): { tier: Tier; reason: string } | null {
  const available = availableTo(pack, rules, at, soldOut)
  const recommendation = recommendTier(available, pack.pastTopUps)
  const tier = available.find(each => each.tierId === recommendation?.tierId)
  return recommendation && tier ? { tier, reason: recommendation.reason } : null
}

/** What this member can take now: nobody is sent up to a tier that would refuse them. */
export function availableTo(pack: Pack, rules: Rules, at: Instant, soldOut: ReadonlySet<string> = new Set()): Tier[] {
  const isOpen = (tier: Tier): boolean => isOnOffer(tier, at) && !soldOut.has(tier.tierId)
  return rules.tiers.filter(tier => isOpen(tier) && !whyTierRefused(tier, pack, rules, at))
}
