import { claimOf, MOST_ATTEMPTS } from '../../src/domain/hand-outs/claim-of'
import { type HandOut, roundOf } from '../../src/domain/hand-outs/hand-out'
import type { PackId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { sha256 } from '../_platform/secrets'
import { claimCoupon } from './claim-coupon'
import type { Committed } from './commit-command'

/**
 * Gives one member the coupon of a hand-out, once: given again, it is the same one. Goes through the caps and the stock of
 * every claim, and refuses as they do.
 */
export async function giveHandOut(handOut: HandOut, packId: PackId, rules: Rules, at: Instant): Promise<Committed> {
  const { handOutId, templateId, to } = handOut
  const cameBy = { handOutId, way: to.kind }
  for (let attempt = 0; ; attempt++) {
    const claimId = claimOf(roundOf(handOut, at), packId, attempt, sha256)
    try {
      return await claimCoupon({ packId, claimId, templateId, cameBy }, rules, at)
    } catch (error) {
      // The claim before died half way and was fenced, so it can never be granted: the next one may.
      const isFenced = error instanceof Refusal && error.code === 'CLAIM_VOIDED'
      if (!isFenced || attempt + 1 >= MOST_ATTEMPTS) throw error
    }
  }
}
