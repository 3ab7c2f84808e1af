import { addFen, NO_MONEY } from '../../src/domain/money'
import type { ConflictReason, OfflineClaim } from '../../src/domain/offline/conflict'
import { redeemOffline } from '../../src/domain/pack/redeem-offline'
import { Refusal } from '../../src/domain/refusal'
import { wordsOf } from '../../src/domain/refusal-words'
import type { Rules } from '../../src/domain/rules/rules'
import { tillRulesOf } from '../../src/domain/till/till-rules'
import { DAY, type Instant, later } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { dueClaims, findClaim, givenBeside, moveClaim } from '../_store/offline-claims'
import { livePublished } from '../_store/published'
import { commitCommand } from './commit-command'
import { isFinalNo } from './final-no'

/** Told later than this, nobody remembers the customer: a person decides. */
const MOST_AGE = 7 * DAY

/** Writes a claim into the member's pack, or makes it a conflict for the merchant. Whoever resolves it again finds it done. */
export async function resolveOffline(claim: OfflineClaim, rules: Rules, at: Instant): Promise<OfflineClaim> {
  const admitted = claim.progress.state === 'received' ? await admit(claim, rules, at) : claim
  if (admitted.progress.state !== 'admitted') return admitted
  const reason = await conflictOf(admitted, rules, at)
  return move(admitted, reason ? { state: 'conflict', reason } : { state: 'redeemed' })
}

/**
 * Says once whether a claim may use its coupon at all, before the pack is touched: whoever resolves the same claim at the same
 * moment goes by that. What was given away counts in whatever order it was told, so that no order lets a till give more.
 */
async function admit(claim: OfflineClaim, rules: Rules, at: Instant): Promise<OfflineClaim> {
  if (at >= later(claim.redeemedAt, MOST_AGE)) return move(claim, { state: 'conflict', reason: { why: 'late' } })
  const given = addFen(await givenBeside(claim), claim.discountFen ?? NO_MONEY)
  if (given <= tillRulesOf(rules).offlineDailyFen) return move(claim, { state: 'admitted' })
  return move(claim, { state: 'conflict', reason: { why: 'allowance' } })
}

/** The claim one step on: this one, or the one that somebody else took first. */
async function move(claim: OfflineClaim, progress: OfflineClaim['progress']): Promise<OfflineClaim> {
  if (await moveClaim(claim, progress)) return { ...claim, progress }
  return (await findClaim(claim.redeemId)) ?? claim
}

async function conflictOf(claim: OfflineClaim, rules: Rules, at: Instant): Promise<ConflictReason | null> {
  try {
    await redeemAsItHappened(claim, rules, at)
    return null
  } catch (error) {
    if (isFinalNo(error)) return reasonOf(error, at)
    throw error
  }
}

/** Under the id that the till made, with the content it would have sent online: tried both ways it is one redemption. */
function redeemAsItHappened(claim: OfflineClaim, rules: Rules, at: Instant) {
  const { packId, redeemId, couponId, storeId, storeName, staffId, orderFen, redeemedAt } = claim
  const command = { redeemId, couponId, storeId, storeName, staffId, orderFen, redeemedAt }
  return commitCommand({
    packId,
    commandId: redeemId,
    content: { couponId, storeId, staffId, orderFen },
    rulesVersion: rules.version,
    at,
    decide: pack => redeemOffline(pack, command, rules),
  })
}

function reasonOf(refusal: Refusal, at: Instant): ConflictReason {
  if (refusal.code === 'COUPON_ALREADY_REDEEMED') {
    const { at: usedAt, storeName } = refusal.details as { at: Instant; storeName: string }
    return { why: 'used', at: usedAt, storeName }
  }
  if (refusal.code === 'COUPON_NOT_HELD' || refusal.code === 'COUPON_GIVEN') return { why: 'not_held' }
  return { why: 'rules', message: wordsOf(refusal, at).message }
}

const CLAIMS_PER_ROUND = 50

/** The clock's part: claims whose function died between hearing of them and writing them. */
export async function resolveDueOffline(at: Instant): Promise<number> {
  const claims = await dueClaims(at, CLAIMS_PER_ROUND)
  if (claims.length === 0) return 0
  const { rules } = await livePublished(at, null)
  for (const claim of claims) {
    try {
      await resolveOffline(claim, rules, at)
    } catch (error) {
      log('offline claim left for the next round', { error: error instanceof Refusal ? error.code : errorText(error) })
    }
  }
  return claims.length
}
