import { bytesOfJson } from '../bytes-of-json'
import type { Coupon } from '../coupons/coupon'
import { type CouponTemplate, expiryOfClaim, worthOf } from '../coupons/template'
import { deriveId, type OrderId } from '../ids'
import type { Fen } from '../money'
import { topUpCouponId } from '../numbered-ids'
import type { Pack } from '../pack/pack'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'

/** Coupons of one kind that a tier gives, as the merchant's document says it. */
export interface TierCoupons {
  templateId: string
  count: number
}

/**
 * The same as it was promised for a payment: frozen into the quote like the money, so that a template which is changed or
 * withdrawn meanwhile changes nothing.
 */
export interface PromisedCoupons extends TierCoupons, Pick<CouponTemplate, 'terms' | 'validity' | 'startsAt'> {
  /** what each of them is charged at most when it was used and the top-up is given back */
  worthFen: Fen
}

/** So many coupons come with one top-up at most: its entry stays small. */
export const MOST_WITH_TOP_UP = 5

/**
 * What a tier promises this pack now. Nothing to a shared pack, where nobody could use it, and nothing that would have run out
 * when it came.
 */
export function promisedBy(
  { coupons = [] }: { coupons?: TierCoupons[] },
  { sharing }: Pick<Pack, 'sharing'>,
  { couponTemplates }: Rules,
  at: Instant,
): PromisedCoupons[] {
  if (sharing !== null) return []
  return coupons.flatMap(({ templateId, count }) => {
    const template = couponTemplates.find(each => each.templateId === templateId)
    const worthFen = template ? worthOf(template) : null
    if (!template || worthFen === null || expiryOfClaim(template, at) <= at) return []
    const { terms, validity, startsAt } = template
    return [{ templateId, count, terms, validity, startsAt, worthFen }]
  })
}

/** How many coupons were promised. */
export function countOf(promised: readonly TierCoupons[] = []): number {
  return promised.reduce((sum, { count }) => sum + count, 0)
}

/** The room that promised coupons take in a wallet; null when none were. */
export function placesFor(promised: readonly PromisedCoupons[] = []): { count: number; bytes: number } | null {
  const count = countOf(promised)
  if (count === 0) return null
  const bytes = promised.reduce((sum, each) => sum + each.count * (bytesOfJson(each.terms) + BESIDE_TERMS), 0)
  return { count, bytes }
}

/** What a coupon takes beside its terms: its ids, its template's of at most 64 characters, its times. */
const BESIDE_TERMS = 300

/**
 * The coupons of a top-up. Their ids follow from the order's, so crediting it again names the same ones; valid from the payment
 * on, like its bonus.
 */
export function couponsOf(
  orderId: OrderId,
  promised: readonly PromisedCoupons[] = [],
  { paidAt, at }: { paidAt: Instant; at: Instant },
): Coupon[] {
  const pieces = promised.flatMap(each => Array.from({ length: each.count }, () => each))
  return pieces.map(({ templateId, terms, validity, startsAt }, place) => {
    const couponId = topUpCouponId(orderId, place)
    return {
      couponId,
      templateId,
      claimId: deriveId('clm', couponId),
      terms,
      claimedAt: at,
      startsAt,
      expiresAt: expiryOfClaim({ validity, startsAt }, paidAt),
    }
  })
}
