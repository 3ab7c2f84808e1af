import type { DeviceId, OrderId, PackId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { judgeTopUp } from '../../src/domain/risk/judge-top-up'
import { isAllowedBy, isWaiting, type RiskReview } from '../../src/domain/risk/review'
import type { RiskReason, RiskRules } from '../../src/domain/risk/risk-rules'
import type { StaffMember } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { accountsOnDevice } from '../_store/device-accounts'
import { findPassword } from '../_store/pay-passwords'
import { newestReviews, reviewsOf, riskReviews } from '../_store/risk-reviews'
import { moveFlow } from './move-flow'
import { assertPassword } from './pay-password'

export interface GuardedTopUp {
  orderId: OrderId
  payFen: Fen
  /** the phone, when it says which it is */
  deviceId: DeviceId | null
  /** the payment password, when it was asked for */
  password: string | null
}

/**
 * Holds a top-up that is about to be started against the merchant's rules of risk; nothing has been asked to be paid yet. Throws
 * CONFIRM_NEEDED (come again with the payment password), PASSWORD_WRONG, CODE_TOO_MANY_TRIES, TOP_UP_IN_REVIEW, TOP_UP_REJECTED.
 */
export async function guardTopUp(wish: GuardedTopUp, pack: Pack, risk: RiskRules | null, at: Instant): Promise<void> {
  if (!risk) return
  const { payFen, deviceId, password } = wish
  const deviceSince = pack.devices.find(each => each.deviceId === deviceId)?.registeredAt ?? null
  const deviceAccounts = risk.deviceAccounts && deviceId ? await accountsOnDevice(deviceId, pack.packId) : null
  const verdict = judgeTopUp({ payFen, deviceSince, deviceAccounts }, pack, risk, at)
  if (verdict.action === 'allow') return
  const known = verdict.action === 'confirm' ? await findPassword(pack.packId) : null
  // Who has no password cannot confirm with one, and whoever holds a stolen phone could set one: the shop looks instead.
  if (!known) return review(wish, pack.packId, verdict.why, at)
  if (password === null) throw new Refusal('CONFIRM_NEEDED', { why: verdict.why })
  await assertPassword(pack.packId, password, known, at)
}

async function review(
  { orderId, payFen }: GuardedTopUp,
  packId: PackId,
  why: RiskReason[],
  at: Instant,
): Promise<void> {
  const earlier = await reviewsOf(packId)
  if (earlier.some(each => isAllowedBy(each, payFen, at))) return
  const same = earlier.find(each => each.orderId === orderId)
  if (same?.progress.state === 'rejected') throw new Refusal('TOP_UP_REJECTED', { note: same.progress.note })
  const waits = earlier.some(each => isWaiting(each, at) && each.payFen === payFen)
  if (!waits) {
    await riskReviews.insert({ orderId, packId, payFen, why, askedAt: at, progress: { state: 'waiting' } })
  }
  throw new Refusal('TOP_UP_IN_REVIEW', { why })
}

const MOST_REVIEWS = 100

/** The newest top-ups that the shop should look at, or has. */
export function listReviews(): Promise<RiskReview[]> {
  return newestReviews(MOST_REVIEWS)
}

/** The shop allows a top-up or does not, once. Nobody decides about their own. Throws REVIEW_UNKNOWN, REVIEW_OVER, OWN_CARD. */
export async function decideReview(
  { orderId, verdict, note }: { orderId: OrderId; verdict: 'approve' | 'reject'; note: string },
  { member, packId }: { member: StaffMember; packId: PackId },
  at: Instant,
): Promise<RiskReview> {
  const wanted = await riskReviews.find(orderId)
  if (!wanted) throw new Refusal('REVIEW_UNKNOWN', {})
  if (wanted.packId === packId) throw new Refusal('OWN_CARD', {})
  const { staffId } = member
  const state = verdict === 'approve' ? 'approved' : 'rejected'
  if (wanted.progress.state !== 'waiting') {
    if (wanted.progress.state === state) return wanted
    throw new Refusal('REVIEW_OVER', {})
  }
  const decided = await moveFlow(
    riskReviews,
    wanted,
    verdict === 'approve' ? { state: 'approved', staffId, at } : { state: 'rejected', staffId, at, note },
  )
  if (decided.progress.state !== state) throw new Refusal('REVIEW_OVER', {})
  return decided
}
