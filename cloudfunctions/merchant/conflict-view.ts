import type { ConflictView } from '../../src/contract/offline'
import type { OfflineClaim } from '../../src/domain/offline/conflict'
import { conflictText } from '../../src/domain/offline/conflict-words'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { holderName } from '../_usecases/holder-name'

/** A conflict as the merchant reads it: both uses, and what was decided. */
export function conflictView(claim: OfflineClaim, at: Instant): ConflictView {
  const { progress, packId, redeemId, title, storeName, staffId, orderFen, discountFen, redeemedAt, receivedAt } = claim
  if (progress.state !== 'conflict' && progress.state !== 'decided') throw new Refusal('CONFLICT_UNKNOWN', {})
  return {
    ...{ redeemId, title, storeName, staffId, orderFen, discountFen, redeemedAt, receivedAt },
    holder: holderName(packId),
    reason: conflictText(progress.reason, at),
    decided: progress.state === 'decided' ? { policy: progress.policy, at: progress.at } : null,
  }
}
