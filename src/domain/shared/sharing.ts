import type { PackId } from '../ids'
import { addFen, type Fen, fen, NO_MONEY, subtractFen } from '../money'
import { Refusal } from '../refusal'
import { type Instant, type ShopDay, shopDayOf } from '../time'

export type SharedKind = 'family' | 'enterprise'

/** What one member may pay from a shared pack; null: as much as is there. */
export interface MemberLimits {
  perPurchaseFen: Fen | null
  perDayFen: Fen | null
  perMonthFen: Fen | null
}

/** Of a member who may pay whatever is there. */
export const noLimits: MemberLimits = { perPurchaseFen: null, perDayFen: null, perMonthFen: null }

/** Somebody who may pay from a shared pack, and what they have paid on the last day that they did. */
export interface Member {
  packId: PackId
  /** the owner opened the pack, invites, limits and removes; there is one */
  role: 'owner' | 'member'
  joinedAt: Instant
  limits: MemberLimits
  paid: { day: ShopDay; dayFen: Fen; monthFen: Fen } | null
}

/** What makes a pack a shared one. The shared pack itself is the authority; members' own packs only list it. */
export interface Sharing {
  kind: SharedKind
  /** the first is the owner */
  members: Member[]
}

/** Who somebody is in a shared card; null when they are no member of it. */
export function memberOf(sharing: Sharing | null, packId: PackId): Member | null {
  return sharing?.members.find(member => member.packId === packId) ?? null
}

/** What a member has paid on the day, and in the month, of an instant. */
export function paidBy({ paid }: Member, at: Instant): { dayFen: Fen; monthFen: Fen } {
  const today = shopDayOf(at)
  return {
    dayFen: paid && paid.day === today ? paid.dayFen : NO_MONEY,
    monthFen: paid && monthOf(paid.day) === monthOf(today) ? paid.monthFen : NO_MONEY,
  }
}

function monthOf(day: ShopDay): string {
  return day.slice(0, 7)
}

/** The limit that a payment would break, counting what the member holds as paid; null when it breaks none. */
export function whyAboveLimits(member: Member, amountFen: Fen, heldFen: Fen, at: Instant): Refusal | null {
  const broken = limitsOf(member, heldFen, at).find(({ leftFen }) => amountFen > leftFen)
  return broken ? new Refusal('MEMBER_LIMIT', broken) : null
}

/** What a member may pay at most in one payment, counting what they hold as paid, as far as their limits go. */
export function leftWithin(member: Member, heldFen: Fen, at: Instant): Fen {
  return fen(Math.min(Number.MAX_SAFE_INTEGER, ...limitsOf(member, heldFen, at).map(({ leftFen }) => leftFen)))
}

function limitsOf(member: Member, heldFen: Fen, at: Instant) {
  const { perPurchaseFen, perDayFen, perMonthFen } = member.limits
  const paid = paidBy(member, at)
  const limits = [
    { per: 'purchase', limitFen: perPurchaseFen, usedFen: NO_MONEY },
    { per: 'day', limitFen: perDayFen, usedFen: addFen(paid.dayFen, heldFen) },
    { per: 'month', limitFen: perMonthFen, usedFen: addFen(paid.monthFen, heldFen) },
  ] as const
  return limits.flatMap(({ per, limitFen, usedFen }) =>
    limitFen === null ? [] : [{ per, limitFen, leftFen: left(limitFen, usedFen) }],
  )
}

/** The member after a payment. What was allowed when it was held is not asked about again. */
export function afterPaying(member: Member, amountFen: Fen, at: Instant): Member {
  const { dayFen, monthFen } = paidBy(member, at)
  const paid = { day: shopDayOf(at), dayFen: addFen(dayFen, amountFen), monthFen: addFen(monthFen, amountFen) }
  return { ...member, paid }
}

/** A limit that was lowered below what is paid already leaves nothing, not less. */
function left(limitFen: Fen, paidFen: Fen): Fen {
  const leftFen = subtractFen(limitFen, paidFen)
  return leftFen > 0 ? leftFen : NO_MONEY
}
