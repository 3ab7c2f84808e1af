import type { AdjustmentId, PackId } from '../ids'
import { fen } from '../money'
import type { AdjustmentChange } from '../pack/adjust'
import { isAhead } from '../pack/repeats'
import { Refusal, type RefusalCode } from '../refusal'
import type { Rules, StaffRole } from '../rules/rules'
import { DAY, type Instant, later } from '../time'
import type { AdjustmentLimits } from './adjustment-rules'

/** A person of the shop as a correction names them: their own pack says who it is, whatever their staff document is called. */
export interface Person {
  staffId: string
  packId: PackId
  role: StaffRole
}

/** What stays the same through a correction's life. */
export interface AdjustmentBase {
  adjustmentId: AdjustmentId
  packId: PackId
  change: AdjustmentChange
  /** in the merchant's words; it stays in this document, because it may name people */
  reason: string
  proposedBy: Person
  createdAt: Instant
  /** exclusive: nobody may approve it later */
  decideBefore: Instant
}

/** Moves forward only, each state once: so the state alone is the condition of every write. */
export type AdjustmentState =
  | { state: 'proposed' }
  /** decided; its entry may already be in the pack */
  | { state: 'approved'; by: Person; at: Instant }
  | { state: 'applied'; by: Person; at: Instant; seq: number }
  | { state: 'rejected'; by: Person; at: Instant; reason: string }
  | { state: 'expired'; at: Instant }
  /** approved, but the pack could not take it any more: its command is void */
  | { state: 'failed'; by: Person; at: Instant; code: RefusalCode }

export type Adjustment = AdjustmentBase & { progress: AdjustmentState }

/** A correction before anything moved. Refuses an id from the future, one's own card, and amounts no role may decide. */
export function newAdjustment(
  wish: Pick<AdjustmentBase, 'adjustmentId' | 'packId' | 'change' | 'reason' | 'proposedBy'>,
  rules: Rules,
  at: Instant,
): Adjustment | Refusal {
  if (isAhead(wish.adjustmentId, at)) return new Refusal('COMMAND_ID_TIME', {})
  if (wish.packId === wish.proposedBy.packId) return new Refusal('OWN_CARD', {})
  const tooMuch = whyAboveLimit(wish.change, rules.adjustments.owner)
  if (tooMuch) return tooMuch
  const decideBefore = later(at, rules.adjustments.approvalDays * DAY)
  return { ...wish, createdAt: at, decideBefore, progress: { state: 'proposed' } }
}

/**
 * Why this person cannot approve; null when they can. Two persons decide, neither about their own card, and at least one
 * of the two has the authority for the amount.
 */
export function whyNotApprove(adjustment: Adjustment, by: Person, rules: Rules, at: Instant): Refusal | null {
  const { change, packId, proposedBy, decideBefore, progress } = adjustment
  if (progress.state !== 'proposed' || at >= decideBefore) return new Refusal('ADJUSTMENT_OVER', {})
  if (by.staffId === proposedBy.staffId || by.packId === proposedBy.packId) {
    return new Refusal('SECOND_PERSON_NEEDED', {})
  }
  if (by.packId === packId) return new Refusal('OWN_CARD', {})
  const { owner, manager } = rules.adjustments
  const oneIsOwner = by.role === 'owner' || proposedBy.role === 'owner'
  return whyAboveLimit(change, oneIsOwner ? owner : manager)
}

function whyAboveLimit({ principalFen, bonusFen, points }: AdjustmentChange, limits: AdjustmentLimits): Refusal | null {
  const movedFen = fen(Math.abs(principalFen) + Math.abs(bonusFen))
  if (movedFen <= limits.fen && Math.abs(points) <= limits.points) return null
  return new Refusal('ADJUSTMENT_ABOVE_LIMIT', { limitFen: limits.fen, limitPoints: limits.points })
}

/** When the clock should look at it; null when it has come to its end. */
export function adjustmentDueAt({ decideBefore, progress }: Adjustment): Instant | null {
  switch (progress.state) {
    case 'proposed':
      return decideBefore
    case 'approved':
      return progress.at
    case 'applied':
    case 'rejected':
    case 'expired':
    case 'failed':
      return null
    default:
      return progress satisfies never
  }
}
