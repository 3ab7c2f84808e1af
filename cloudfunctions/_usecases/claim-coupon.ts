import type { ClaimId, PackId } from '../../src/domain/ids'
import { claimCoupon as decide } from '../../src/domain/pack/claim-coupon'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'

/** Claims a coupon into the member's own pack. */
export function claimCoupon(
  wish: { packId: PackId; claimId: ClaimId; templateId: string },
  rules: Rules,
  at: Instant,
): Promise<Committed> {
  const { packId, claimId, templateId } = wish
  return commitCommand({
    packId,
    commandId: claimId,
    content: { templateId },
    rulesVersion: rules.version,
    at,
    decide: pack => decide(pack, claimId, templateId, rules, at),
  })
}
