import { isFreshStepOffline } from '../../src/domain/codes/code-step'
import { type CouponToken, couponOfToken, readCouponCode } from '../../src/domain/codes/coupon-code'
import type { RedeemId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import type { OfflineClaim } from '../../src/domain/offline/conflict'
import { discountFor } from '../../src/domain/pack/redeem-coupon'
import { isAhead } from '../../src/domain/pack/repeats'
import { Refusal } from '../../src/domain/refusal'
import { type Rules, type StaffMember, storeNameIn } from '../../src/domain/rules/rules'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { shopPublicKey, verifyEd25519 } from '../_platform/signing'
import { findClaim, insertClaim } from '../_store/offline-claims'
import { resolveOffline } from './resolve-offline'

/** What a till tells about one redemption that it did without a network. */
export interface ToldRedemption {
  redeemId: RedeemId
  code: string
  orderFen: Fen | null
  redeemedAt: Instant
}

export interface ToldOutcome {
  redeemId: RedeemId
  /** the claim as it stands now; or why it is no redemption at all (a forged code): nothing was written then */
  outcome: OfflineClaim | Refusal
}

/** Hears what a till did without a network, in its order. Told twice, each is answered the same and done once. */
export async function syncOffline(
  told: readonly ToldRedemption[],
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<ToldOutcome[]> {
  const outcomes: ToldOutcome[] = []
  for (const each of told) {
    const claim = await claimOf(each, staff, rules, at)
    const outcome = claim instanceof Refusal ? claim : await resolveOffline(claim, rules, at)
    outcomes.push({ redeemId: each.redeemId, outcome })
  }
  return outcomes
}

/** The claim's own document comes first: from here on, whatever happens is visible. */
async function claimOf(
  told: ToldRedemption,
  staff: StaffMember,
  rules: Rules,
  at: Instant,
): Promise<OfflineClaim | Refusal> {
  const known = await findClaim(told.redeemId)
  if (known) return known.staffId === staff.staffId ? known : new Refusal('COMMAND_ID_REUSED', {})
  const token = provenToken(told, at)
  if (token instanceof Refusal) return token
  const { orderFen, redeemId, redeemedAt } = told
  const { packId, couponId, templateId } = token
  const { staffId, storeId } = staff
  const claim: OfflineClaim = {
    ...{ redeemId, packId, couponId, templateId, orderFen, redeemedAt, staffId, storeId },
    title: rules.couponTemplates.find(template => template.templateId === templateId)?.terms.title ?? '优惠券',
    storeName: storeNameIn(rules)(storeId),
    discountFen: discountFor(couponOfToken(token), orderFen),
    receivedAt: at,
    progress: { state: 'received' },
  }
  if (await insertClaim(claim)) return claim
  const there = await findClaim(redeemId)
  return there?.staffId === staffId ? there : new Refusal('COMMAND_ID_REUSED', {})
}

/** Both signatures, and the phone's own minute beside the till's word for when it was. */
function provenToken({ redeemId, code, redeemedAt }: ToldRedemption, at: Instant): CouponToken | Refusal {
  if (isAhead(redeemId, at) || redeemedAt > later(at, 2 * MINUTE)) return new Refusal('COMMAND_ID_TIME', {})
  const read = readCouponCode(code, shopPublicKey(), verifyEd25519)
  if (!read) return new Refusal('CODE_UNKNOWN', {})
  return isFreshStepOffline(read.step, redeemedAt) ? read.token : new Refusal('CODE_EXPIRED', {})
}
