import type { Fen } from '../money'
import { expiryAfterDays, expiryAfterMonths, type Instant } from '../time'
import { type CouponTerms, mostTakenOff } from './terms'

/**
 * How long a claimed coupon is valid: until a fixed instant, or some days or months from the claim (from its first day, if
 * that is later).
 */
export type CouponValidity =
  | { kind: 'until'; expiresAt: Instant }
  | { kind: 'days'; days: number }
  | { kind: 'months'; months: number }

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
  /** how many one member may claim in a day of the shop; null: no more than ever */
  perMemberPerDay: number | null
  /** how many all members together may claim, ever and in a day; null: any number */
  stock: number | null
  perDay: number | null
  /** what an exchange is worth to the shop; absent where the template does not say */
  itemWorthFen?: Fen
  /** comes with a top-up or from the shop and never by a claim; absent: whoever wants it claims it */
  givenOnly?: true
}

/** Whether members can claim it by themselves now. */
export function isClaimable(template: CouponTemplate, at: Instant): boolean {
  return !template.givenOnly && isHandedOut(template, at)
}

/** Whether the shop may give it now: what members cannot claim by themselves it may. */
export function isHandedOut({ claimableFrom, claimableUntil }: CouponTemplate, at: Instant): boolean {
  return at >= claimableFrom && (claimableUntil === null || at < claimableUntil)
}

/** From when on (exclusive) a coupon that is claimed at an instant is no use any more. */
export function expiryOfClaim(template: Pick<CouponTemplate, 'validity' | 'startsAt'>, at: Instant): Instant {
  const { validity, startsAt } = template
  const firstAt = at < startsAt ? startsAt : at
  switch (validity.kind) {
    case 'until':
      return validity.expiresAt
    case 'days':
      return expiryAfterDays(firstAt, validity.days)
    case 'months':
      return expiryAfterMonths(firstAt, validity.months)
    default:
      return validity satisfies never
  }
}

/** The most that one coupon can be worth; null when nothing bounds it, or the template does not say. */
export function worthOf({ terms, itemWorthFen }: Pick<CouponTemplate, 'terms' | 'itemWorthFen'>): Fen | null {
  return terms.benefit.kind === 'exchange' ? (itemWorthFen ?? null) : mostTakenOff(terms.benefit)
}

/**
 * How many coupons a budget pays for if each one is used for all it can give: the budget is kept by what is handed out,
 * so that no rush of redemptions can go beyond it. Null when nothing bounds what one coupon costs.
 */
export function stockWithinBudget(terms: CouponTerms, budgetFen: Fen, itemWorthFen: Fen | null): number | null {
  const each = worthOf({ terms, ...(itemWorthFen !== null && { itemWorthFen }) })
  return each === null ? null : Math.floor(budgetFen / each)
}
