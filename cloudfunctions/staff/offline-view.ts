import type { OfflineOutcome } from '../../src/contract/offline'
import { conflictText } from '../../src/domain/offline/conflict-words'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Instant } from '../../src/domain/time'
import type { ToldOutcome } from '../_usecases/sync-offline'

/** What a till hears about each redemption that it told. */
export function offlineOutcome({ redeemId, outcome }: ToldOutcome, at: Instant): OfflineOutcome {
  if (outcome instanceof Refusal) return { redeemId, outcome: { state: 'refused', ...wordsOf(outcome, at) } }
  const { progress } = outcome
  if (progress.state === 'redeemed') return { redeemId, outcome: { state: 'redeemed' } }
  // Still open: another call is at it this very moment, and this till asks again.
  if (progress.state === 'received' || progress.state === 'admitted') throw new Refusal('TRY_AGAIN', {})
  return { redeemId, outcome: { state: 'conflict', message: conflictText(progress.reason, at) } }
}
