import type { CouponTemplate } from '../coupons/template'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { packLimits } from './limits'
import type { DayClaims } from './pack'

/** How often each of the merchant's documents was used, by its id. */
type Counts = Record<string, number>

/**
 * Counts with room for one more id. While there is room nothing is forgotten: a template that is taken back and comes
 * again finds its count. When there is none, the least needed go first: each of `needless` in turn says which. Null when
 * every count is still needed.
 */
function withRoomFor(
  id: string,
  counts: Counts,
  limit: number,
  needless: readonly ((id: string) => boolean)[],
): Counts | null {
  if (id in counts) return counts
  const kept = { ...counts }
  for (const isNeedless of needless) {
    for (const known of Object.keys(counts)) {
      if (Object.keys(kept).length < limit) return kept
      if (isNeedless(known)) delete kept[known]
    }
  }
  return Object.keys(kept).length < limit ? kept : null
}

/**
 * Claims by template, with one more of a template. Forgets, when there must be room, what is no longer published and then what can
 * no longer be claimed. Refuses with PACK_FULL when a member has claimed that many kinds that are all still handed out.
 */
export function countClaim(claims: Counts, templateId: string, { couponTemplates }: Rules, at: Instant) {
  const known = new Map(couponTemplates.map(template => [template.templateId, template]))
  const isOver = (template: CouponTemplate | undefined): boolean =>
    template !== undefined && template.claimableUntil !== null && at >= template.claimableUntil
  const kept = withRoomFor(templateId, claims, packLimits.countedTemplates, [
    id => !known.has(id),
    id => isOver(known.get(id)),
  ])
  return kept ? countOne(kept, templateId) : new Refusal('PACK_FULL', {})
}

/** The day's claims of templates with a cap per day, with one more: a new day starts a new count. */
export function countClaimOfDay(
  before: DayClaims | null,
  { templateId, perMemberPerDay }: Pick<CouponTemplate, 'templateId' | 'perMemberPerDay'>,
  day: DayClaims['day'],
  claims: Counts,
): DayClaims | null {
  if (perMemberPerDay === null) return before
  // What the count of all claims has forgotten cannot be claimed any more: so this one has the same limit.
  const today = before?.day === day ? Object.entries(before.counts).filter(([id]) => id in claims) : []
  return { day, counts: countOne(Object.fromEntries(today), templateId) }
}

/**
 * Uses by tier, with room for one more tier under way: settling it counts and never refuses. Forgets what is no longer
 * published and then what has no cap. Refuses with PACK_FULL.
 */
export function roomForTier(uses: Counts, tierId: string, { tiers }: Rules): Counts | Refusal {
  const known = new Map(tiers.map(tier => [tier.tierId, tier]))
  const kept = withRoomFor(tierId, uses, packLimits.countedTiers, [
    id => !known.has(id),
    id => known.get(id)?.perMember === null,
  ])
  return kept ?? new Refusal('PACK_FULL', {})
}

/** The counts with one more under an id. */
export function countOne(counts: Counts, id: string): Counts {
  return { ...counts, [id]: (counts[id] ?? 0) + 1 }
}
