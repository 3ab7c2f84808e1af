import type { ClaimId } from '../ids'
import type { Pack } from './pack'

/** Far more than one member's claims that can die within the life of a function. */
const MOST_VOIDED = 20

/**
 * The fence: a claim that is voided in the pack can never be granted by a function that wakes up late, so what it took
 * from the stock may be given back. Null when there is nothing to fence: it was granted, or is voided already.
 */
export function voidClaim(pack: Pack, claimId: ClaimId): Pack | null {
  const granted = pack.recent.some(entry => entry.commandId === claimId)
  if (granted || pack.voidedClaims.includes(claimId)) return null
  return { ...pack, voidedClaims: [...pack.voidedClaims, claimId].slice(-MOST_VOIDED) }
}
