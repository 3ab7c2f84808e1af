import { couponUse } from '../ledger/facts/coupon-facts'
import type { ConflictPolicy, OfflineClaim } from '../offline/conflict'
import type { Decided } from './decision'
import type { Pack } from './pack'

/**
 * Writes the merchant's decision about a conflict into the member's ledger, where the other use of the coupon stands too:
 * honoured, the shop bears a second use; rejected, nothing moves and the store settles it with the customer.
 */
export function decideConflict(pack: Pack, claim: OfflineClaim, policy: ConflictPolicy): Decided {
  const { redeemId, storeId, redeemedAt } = claim
  return {
    pack,
    facts: {
      kind: 'offline_conflict_decided',
      redeemId,
      ...couponUse(claim),
      redeemedAt,
      policy,
    },
    movements:
      policy === 'honour'
        ? [{ unit: 'coupon', amount: 1, from: 'conflicts_honoured', to: `coupons_redeemed:${storeId}` }]
        : [],
  }
}
