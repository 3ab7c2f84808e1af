import {
  type Adjustment,
  type AdjustmentBase,
  newAdjustment,
  type Person,
  whyNotApprove,
} from '../../src/domain/adjustments/adjustment'
import { canonicalJson } from '../../src/domain/canonical-json'
import { type InState, isIn } from '../../src/domain/flow'
import type { AdjustmentId } from '../../src/domain/ids'
import { adjust } from '../../src/domain/pack/adjust'
import { Refusal, type RefusalCode } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { adjustments, newestAdjustments } from '../_store/adjustments'
import { loadPack } from '../_store/packs'
import { livePublished } from '../_store/published'
import { commitCommand } from './commit-command'
import { moveFlow } from './move-flow'
import { sweepFlows } from './sweep-flows'
import { voidCommand } from './void-command'

export type ProposeAdjustment = Pick<AdjustmentBase, 'adjustmentId' | 'packId' | 'change' | 'reason' | 'proposedBy'>

const NEWEST = 50
/** What a pack may say to a correction. Anything else is trouble on the way and no answer. */
const impossible: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  ...(['BALANCE_TOO_LOW', 'BONUS_TOO_LOW', 'POINTS_TOO_LOW', 'NO_ROOM', 'NAMING_REQUIRED', 'CARD_LOTS_FULL'] as const),
  'PACK_FULL',
])

/** Proposes a correction: nothing moves before another person approves. Repeated under its id it answers the same. */
export async function proposeAdjustment(wish: ProposeAdjustment, rules: Rules, at: Instant): Promise<Adjustment> {
  const adjustment = newAdjustment(wish, rules, at)
  if (adjustment instanceof Refusal) throw adjustment
  // A printed batch is a pack of nobody's: money has no place there.
  if ((await loadPack(wish.packId, at)).slips) throw new Refusal('PACK_NOT_OPENED', {})
  if (await adjustments.insert(adjustment)) return adjustment
  const there = await findAdjustment(wish.adjustmentId)
  const contentOf = ({ packId, change, reason, proposedBy }: ProposeAdjustment): string =>
    canonicalJson({ packId, change: { ...change }, reason, staffId: proposedBy.staffId })
  if (contentOf(there) !== contentOf(wish)) throw new Refusal('COMMAND_ID_REUSED', {})
  return there
}

/** The second person's yes, and the correction itself, once. Approved again by the same person it answers the same. */
export async function approveAdjustment(id: AdjustmentId, by: Person, rules: Rules, at: Instant): Promise<Adjustment> {
  const adjustment = await findAdjustment(id)
  const { progress } = adjustment
  if ('by' in progress && progress.state !== 'rejected' && progress.by.staffId === by.staffId) {
    return isIn(adjustment, 'approved') ? applyApproved(adjustment, rules, at) : adjustment
  }
  const refusal = whyNotApprove(adjustment, by, rules, at)
  if (refusal) throw refusal
  // What cannot be done now is said before anything is decided: the proposal stays as it is.
  const judged = adjust(await loadPack(adjustment.packId, at), commandOf(adjustment, by), rules, at)
  if (judged instanceof Refusal) throw judged
  const approved = await moveFlow(adjustments, adjustment, { state: 'approved', by, at })
  if (isIn(approved, 'approved')) return applyApproved(approved, rules, at)
  throw new Refusal('ADJUSTMENT_OVER', {})
}

/** A no, by anybody who may decide; the proposer takes a mistake back with it. */
export async function rejectAdjustment(id: AdjustmentId, by: Person, reason: string, at: Instant): Promise<Adjustment> {
  const adjustment = await findAdjustment(id)
  if (!isIn(adjustment, 'proposed')) throw new Refusal('ADJUSTMENT_OVER', {})
  const rejected = await moveFlow(adjustments, adjustment, { state: 'rejected', by, at, reason })
  if (!isIn(rejected, 'rejected')) throw new Refusal('ADJUSTMENT_OVER', {})
  return rejected
}

/** The newest corrections of the shop, whatever became of them. */
export function listAdjustments(): Promise<Adjustment[]> {
  return newestAdjustments(NEWEST)
}

/** The clock's part: finishes what was approved, and lets what nobody decided expire. */
export async function sweepAdjustments(at: Instant): Promise<number> {
  const { rules } = await livePublished(at, null)
  return sweepFlows(adjustments, at, async adjustment => {
    if (isIn(adjustment, 'approved')) await applyApproved(adjustment, rules, at)
    if (isIn(adjustment, 'proposed')) await moveFlow(adjustments, adjustment, { state: 'expired', at })
  })
}

async function findAdjustment(id: AdjustmentId): Promise<Adjustment> {
  const adjustment = await adjustments.find(id)
  if (!adjustment) throw new Refusal('ADJUSTMENT_UNKNOWN', {})
  return adjustment
}

function commandOf({ adjustmentId, change, proposedBy }: AdjustmentBase, by: Person) {
  return { adjustmentId, change, proposedBy: proposedBy.staffId, approvedBy: by.staffId }
}

/** An approved correction to its end: into the pack, or void when the pack cannot take it any more. */
async function applyApproved(
  adjustment: InState<Adjustment, 'approved'>,
  rules: Rules,
  at: Instant,
): Promise<Adjustment> {
  const { adjustmentId, packId, progress } = adjustment
  const command = commandOf(adjustment, progress.by)
  const { bonusExpiresAt, principalFen, bonusFen, points } = command.change
  const step = {
    packId,
    commandId: adjustmentId,
    content: { principalFen, bonusFen, bonusExpiresAt, points },
    rulesVersion: rules.version,
    at,
  }
  const { by } = progress
  try {
    const { entry } = await commitCommand({ ...step, decide: pack => adjust(pack, command, rules, at) })
    return await settled(adjustment, entry.facts.kind === 'adjusted' ? { entry } : { code: 'ADJUSTMENT_OVER' }, by, at)
  } catch (error) {
    if (!(error instanceof Refusal) || !impossible.has(error.code)) throw error
    // The fence first: a function that stalled before its own commit must find the id used up.
    const entry = await voidCommand(step, 'adjusted')
    return settled(adjustment, entry.facts.kind === 'adjusted' ? { entry } : { code: error.code }, by, at)
  }
}

function settled(
  adjustment: Adjustment,
  outcome: { entry: { seq: number } } | { code: RefusalCode },
  by: Person,
  at: Instant,
): Promise<Adjustment> {
  if ('code' in outcome) return moveFlow(adjustments, adjustment, { state: 'failed', by, at, code: outcome.code })
  return moveFlow(adjustments, adjustment, { state: 'applied', by, at, seq: outcome.entry.seq })
}
