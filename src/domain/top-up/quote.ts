import { whyNoPlaceFor } from '../coupons/wallet-room'
import type { CouponId } from '../ids'
import { addFen, type Fen, NO_MONEY, subtractFen } from '../money'
import { packLimits } from '../pack/limits'
import { heldAndReservedFen, lotsInParcels, openReservations, type Pack } from '../pack/pack'
import { whyNameFirst } from '../pack/room'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import { expiryAfterDays, type Instant } from '../time'
import { type PromisedCoupons, placesFor, promisedBy } from './promise'
import { isOnOffer, type Tier, type TierLevel } from './tier'
import { type CouponOnTopUp, couponOnTier, withCoupon } from './top-up-coupon'

/** What was promised for a payment. Frozen into the order: it is honoured whatever happens to the tier afterwards. */
export interface Quote {
  /** whose cap it counts against; NO_TIER for an amount that reaches none */
  tierId: string
  payFen: Fen
  bonusFen: Fen
  bonusValidDays: number | null
  rulesVersion: number
  /** the member's own coupon that made it so; absent without one */
  coupon?: CouponOnTopUp
  /** come with the credit; absent when none do */
  coupons?: PromisedCoupons[]
  /** what the member is at least from then on; absent for most */
  level?: TierLevel
  /** one of a tier of which there are only so many; absent for others */
  limited?: true
  /** the amount was typed, not chosen as a tier; absent for a tier */
  custom?: true
}

/** What a member wants to top up: a tier, with a coupon of theirs or without, or an amount of their own. */
export type TopUpChoice = { tierId: string; couponId?: CouponId | undefined } | { payFen: Fen }

/** Stands for the tier of an amount below every tier. No document of a merchant can have this name. */
export const NO_TIER = '_amount'

/** Stands for the tier of a plan's instalment, whose terms lie in the plan. */
export const PLAN_TIER = '_plan'

/** Money that is credited only to go back: what was paid, and nothing that was promised for it. */
export function bareQuote({ payFen, rulesVersion }: Pick<Quote, 'payFen' | 'rulesVersion'>): Quote {
  return { tierId: NO_TIER, payFen, bonusFen: NO_MONEY, bonusValidDays: null, rulesVersion }
}

/** Principal and bonus. */
const LOTS_PER_TOP_UP = 2

/** What a top-up adds to the balance. */
export function creditOf(quote: { payFen: Fen; bonusFen: Fen }): Fen {
  return addFen(quote.payFen, quote.bonusFen)
}

/** A tier for one member now, or why not. */
export function quoteTier(tierId: string, pack: Pack, rules: Rules, at: Instant, couponId?: CouponId): Quote | Refusal {
  const tier = rules.tiers.find(each => each.tierId === tierId)
  if (!tier || !isOnOffer(tier, at)) return new Refusal('TIER_NOT_AVAILABLE', {})
  const coupon = couponId === undefined ? null : couponOnTier(pack, couponId, tier, at)
  if (coupon instanceof Refusal) return coupon
  const now = coupon ? withCoupon(tier, coupon) : tier
  const refusal = whyTierRefused(now, pack, rules, at)
  return refusal ?? { ...quoteOf(now, pack, rules, at), ...(coupon && { coupon }) }
}

function quoteOf(tier: Tier, pack: Pack, rules: Rules, at: Instant): Quote {
  const { tierId, payFen, bonusFen, bonusValidDays, total } = tier
  return {
    ...{ tierId, payFen, bonusFen, bonusValidDays, rulesVersion: rules.version },
    ...comesWith(tier, pack, rules, at),
    ...(total !== undefined && { limited: true }),
  }
}

/** What a tier brings beside money. */
function comesWith(tier: Tier, pack: Pack, rules: Rules, at: Instant): Pick<Quote, 'coupons' | 'level'> {
  const coupons = promisedBy(tier, pack, rules, at)
  return { ...(coupons.length > 0 && { coupons }), ...(tier.level && { level: tier.level }) }
}

/**
 * An amount of the member's own, under the best tier that it reaches: its bonus comes on top, once, and all that comes with it. A
 * cap that is used up, or a wallet without room for its coupons, means the next best one, and an offer for the first
 * time, or of which there are only so many, is only given to who chooses it.
 */
export function quoteAmount(payFen: Fen, pack: Pack, rules: Rules, at: Instant): Quote | Refusal {
  const reached = rules.tiers.filter(
    tier =>
      tier.payFen <= payFen &&
      !tier.firstOnly &&
      tier.total === undefined &&
      isOnOffer(tier, at) &&
      !whyCapped(tier, pack, rules, at) &&
      !whyNoPlaceForPromise(tier, pack, rules, at),
  )
  const best = reached.reduce<Tier | null>((a, b) => (a && a.bonusFen > b.bonusFen ? a : b), null)
  const bonus = best && { bonusFen: best.bonusFen, bonusValidDays: best.bonusValidDays }
  const terms = { payFen, ...(bonus ?? { bonusFen: NO_MONEY, bonusValidDays: null }) }
  const quote: Quote = {
    ...{ tierId: best?.tierId ?? NO_TIER, ...terms, rulesVersion: rules.version, custom: true },
    ...(best && comesWith(best, pack, rules, at)),
  }
  return whyNoRoom(creditOf(terms), pack, rules, at) ?? quote
}

/** What a choice comes to for one member now, or why not. */
export function quoteTopUp(choice: TopUpChoice, pack: Pack, rules: Rules, at: Instant): Quote | Refusal {
  if ('tierId' in choice) return quoteTier(choice.tierId, pack, rules, at, choice.couponId)
  return quoteAmount(choice.payFen, pack, rules, at)
}

/** An instalment of a plan on the terms that were joined, or why it does not fit the card now. */
export function quoteInstalment(
  terms: { payFen: Fen; bonusFen: Fen; bonusValidDays: number | null },
  pack: Pack,
  rules: Rules,
  at: Instant,
): Quote | Refusal {
  return whyNoRoom(creditOf(terms), pack, rules, at) ?? { tierId: PLAN_TIER, ...terms, rulesVersion: rules.version }
}

/** The same for a member's own phone: an amount only within what the merchant allows, else AMOUNT_NOT_OFFERED. */
export function quoteForMember(choice: TopUpChoice, pack: Pack, rules: Rules, at: Instant): Quote | Refusal {
  const range = rules.shop.customTopUp ?? { leastFen: NO_MONEY, mostFen: NO_MONEY }
  const isOutside = 'payFen' in choice && (choice.payFen < range.leastFen || choice.payFen > range.mostFen)
  return isOutside ? new Refusal('AMOUNT_NOT_OFFERED', range) : quoteTopUp(choice, pack, rules, at)
}

/** The choice that a quote answered. */
export function choiceOf({ custom, tierId, payFen, coupon }: Quote): TopUpChoice {
  return custom ? { payFen } : { tierId, couponId: coupon?.couponId }
}

/** Caps, ceiling and wallet count what is reserved by other top-ups of this member that still wait for payment. */
export function whyTierRefused(tier: Tier, pack: Pack, rules: Rules, at: Instant): Refusal | null {
  return (
    whyCapped(tier, pack, rules, at) ??
    whyNoRoom(creditOf(tier), pack, rules, at) ??
    whyNoPlaceForPromise(tier, pack, rules, at)
  )
}

function whyNoPlaceForPromise(tier: Tier, pack: Pack, rules: Rules, at: Instant): Refusal | null {
  const places = placesFor(promisedBy(tier, pack, rules, at))
  return places && whyNoPlaceFor(pack, places)
}

function whyCapped(tier: Tier, pack: Pack, rules: Rules, at: Instant): Refusal | null {
  const reservations = openReservations(pack, at)
  if (tier.firstOnly && !isFirst(pack, reservations, rules)) return new Refusal('TIER_FIRST_ONLY', {})
  const reservedUses = reservations.filter(([, each]) => each.tierId === tier.tierId).length
  const uses = (pack.tierUses[tier.tierId] ?? 0) + reservedUses
  if (tier.perMember !== null && uses >= tier.perMember) return new Refusal('TIER_CAP_REACHED', { cap: tier.perMember })
  return null
}

function whyNoRoom(creditFen: Fen, pack: Pack, rules: Rules, at: Instant): Refusal | null {
  const reservations = openReservations(pack, at)
  if (reservations.length >= packLimits.reservations) {
    return new Refusal('TOO_MANY_OPEN_TOP_UPS', { limit: packLimits.reservations })
  }
  const card = pack.cards[0]
  const ceilingFen = rules.shop.ceilingFen[card.kind]
  const roomFen = subtractFen(ceilingFen, heldAndReservedFen(pack, at))
  if (creditFen > roomFen) {
    const nameFirst = whyNameFirst(pack, creditFen, rules, at)
    if (nameFirst) return nameFirst
    return new Refusal('CEILING_EXCEEDED', { ceilingFen, roomFen: roomFen > 0 ? roomFen : NO_MONEY })
  }
  const lotsAfter = card.lots.length + lotsInParcels(pack).length + LOTS_PER_TOP_UP * (reservations.length + 1)
  return lotsAfter > packLimits.lots ? new Refusal('CARD_LOTS_FULL', {}) : null
}

/**
 * Nothing was ever topped up, and no other first offer waits for payment. Another tier that waits does not count: a
 * member who thought better of it must not lose the first offer.
 */
function isFirst(pack: Pack, reservations: readonly [string, { tierId: string }][], { tiers }: Rules): boolean {
  const isFirstOffer = (tierId: string): boolean => tiers.some(tier => tier.firstOnly && tier.tierId === tierId)
  return pack.toppedUpFen === 0 && !reservations.some(([, { tierId }]) => isFirstOffer(tierId))
}

/** When the bonus of a top-up paid at `paidAt` runs out (exclusive); null: never. */
export function bonusExpiryOf(quote: Quote, paidAt: Instant): Instant | null {
  return quote.bonusValidDays === null ? null : expiryAfterDays(paidAt, quote.bonusValidDays)
}
