import { deriveId, type RedeemId } from '../../src/domain/ids'
import type { ConflictPolicy, OfflineClaim } from '../../src/domain/offline/conflict'
import { decideConflict as decide } from '../../src/domain/pack/decide-conflict'
import { Refusal } from '../../src/domain/refusal'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { findClaim, listConflicts as list, moveClaim } from '../_store/offline-claims'
import { commitCommand } from './commit-command'

const MOST_CONFLICTS = 100

/** What this manager decides about: the own store's, or for the owner every store's. */
export function listConflicts(manager: StaffMember): Promise<OfflineClaim[]> {
  return list(storeOf(manager), MOST_CONFLICTS)
}

function storeOf({ role, storeId }: StaffMember): string | null {
  return role === 'owner' ? null : storeId
}

/**
 * The merchant's word about a conflict: into the ledger first, under an id that follows from the redemption, so that two
 * words at once become one; then onto the claim. Throws CONFLICT_UNKNOWN, COMMAND_ID_REUSED (decided otherwise before).
 */
export async function decideConflict(
  wish: { redeemId: RedeemId; policy: ConflictPolicy },
  manager: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<OfflineClaim> {
  const { redeemId, policy } = wish
  const claim = await findClaim(redeemId)
  if (claim?.progress.state !== 'conflict' && claim?.progress.state !== 'decided') {
    throw new Refusal('CONFLICT_UNKNOWN', {})
  }
  const own = storeOf(manager)
  if (own !== null && own !== claim.storeId) throw new Refusal('CONFLICT_UNKNOWN', {})
  const { entry } = await commitCommand({
    packId: claim.packId,
    commandId: deriveId('ofc', redeemId),
    content: { policy },
    rulesVersion: rules.version,
    at,
    decide: pack => decide(pack, claim, policy),
  })
  if (claim.progress.state === 'conflict') {
    const { reason } = claim.progress
    await moveClaim(claim, { state: 'decided', reason, policy, by: manager.staffId, at: entry.at })
  }
  return (await findClaim(redeemId)) ?? claim
}
