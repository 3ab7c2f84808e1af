import type { DeviceId, OrderId, PackId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import type { Pack } from '../../src/domain/pack/pack'
import { Refusal } from '../../src/domain/refusal'
import { judgeTopUp } from '../../src/domain/risk/judge-top-up'
import { type KnownPhone, maskedPhone } from '../../src/domain/risk/phone-code'
import {
  decidedReview,
  type ReviewedWhat,
  type RiskReview,
  shopsAnswerTo,
  standingReview,
} from '../../src/domain/risk/review'
import { type ConfirmWay, confirmWays, type RiskReason, type RiskRules } from '../../src/domain/risk/risk-rules'
import type { StaffMember } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { accountsOnDevice } from '../_store/device-accounts'
import { loadPack } from '../_store/packs'
import { findPassword, type KeptPassword } from '../_store/pay-passwords'
import { newestReviews, reviewsOf, riskReviews } from '../_store/risk-reviews'
import { moveFlow } from './move-flow'
import { assertPassword } from './pay-password'
import { assertPhoneCode, phoneForCodes } from './phone-code'

/** Who pays, from which phone, and what for. */
export interface TopUpGuard {
  /** whose pack the rules look at, and who waits for the shop: the payer, whichever card the money is for */
  payerPackId: PackId
  what: ReviewedWhat
  /** the phone, when it says which it is */
  deviceId: DeviceId | null
  /** the payment password, when it was asked for */
  password: string | null
  /** the code sent to the payer's phone, likewise */
  phoneCode: string | null
}

export interface GuardedTopUp extends TopUpGuard {
  orderId: OrderId
  payFen: Fen
}

/**
 * Holds a payment that is about to be started against the merchant's rules of risk; nothing has been asked to be paid yet.
 * `into` is the pack that the money goes to. Throws CONFIRM_NEEDED (come again with the payment password, or a code sent to
 * the phone), PASSWORD_WRONG, CODE_TOO_MANY_TRIES, what `assertPhoneCode` throws, TOP_UP_IN_REVIEW, TOP_UP_REJECTED.
 */
export async function guardTopUp(wish: GuardedTopUp, into: Pack, risk: RiskRules | null, at: Instant): Promise<void> {
  if (!risk) return
  const { payFen, deviceId, payerPackId } = wish
  const isOwn = payerPackId === into.packId
  const payer = isOwn ? into : await loadPack(payerPackId, at)
  const deviceSince = payer.devices.find(each => each.deviceId === deviceId)?.registeredAt ?? null
  const deviceAccounts = risk.deviceAccounts && deviceId ? await accountsOnDevice(deviceId, payerPackId) : null
  const verdict = judgeTopUp({ payFen, deviceSince, deviceAccounts }, isOwn ? [payer] : [payer, into], risk, at)
  if (verdict.action === 'allow') return
  if (verdict.action === 'hold') return review(wish, verdict.why, at)
  const open = await waysOpenTo(payerPackId, verdict.ways, risk, at)
  // Who has nothing to confirm with cannot, and whoever holds a stolen phone could set a password: the shop looks instead.
  if (!open.password && !open.phone) return review(wish, verdict.why, at)
  await confirm(wish, open, verdict.why, at)
}

/** By what a member can confirm now, of the ways that the rules take. */
interface OpenWays {
  password: KeptPassword | null
  phone: KnownPhone | null
}

async function waysOpenTo(
  packId: PackId,
  ways: readonly ConfirmWay[],
  risk: RiskRules,
  at: Instant,
): Promise<OpenWays> {
  const [password, phone] = await Promise.all([
    ways.includes('password') ? findPassword(packId) : null,
    ways.includes('phone_code') ? phoneForCodes(packId, risk, at) : null,
  ])
  return { password, phone }
}

async function confirm(wish: GuardedTopUp, open: OpenWays, why: RiskReason[], at: Instant): Promise<void> {
  const { orderId, payFen, payerPackId, password, phoneCode } = wish
  if (open.password && password !== null) return assertPassword(payerPackId, password, open.password, at)
  if (open.phone && phoneCode !== null) return assertPhoneCode(payerPackId, { orderId, payFen }, phoneCode, at)
  const ways = confirmWays.filter(way => (way === 'password' ? open.password : open.phone))
  const phone = open.phone && maskedPhone(open.phone.number)
  throw new Refusal('CONFIRM_NEEDED', { why, ways, phone, orderId, payFen })
}

async function review(
  { orderId, payFen, payerPackId, what }: GuardedTopUp,
  why: RiskReason[],
  at: Instant,
): Promise<void> {
  const shop = shopsAnswerTo(payFen, await reviewsOf(payerPackId), at)
  switch (shop.answer) {
    case 'allowed':
      return
    case 'rejected':
      throw new Refusal('TOP_UP_REJECTED', { note: shop.note })
    case 'none':
      await riskReviews.insert({
        ...{ orderId, packId: payerPackId, what, payFen, why, askedAt: at },
        progress: { state: 'waiting' },
      })
      throw new Refusal('TOP_UP_IN_REVIEW', { why })
    case 'waiting':
      throw new Refusal('TOP_UP_IN_REVIEW', { why })
    default:
      return shop satisfies never
  }
}

/** What a member should know of the shop's looking at their payments; null while there is nothing, or no rule could ask. */
export async function standingReviewOf(
  packId: PackId,
  risk: RiskRules | null,
  at: Instant,
): Promise<RiskReview | null> {
  return risk && standingReview(await reviewsOf(packId), at)
}

const MOST_REVIEWS = 100

/** The newest payments that the shop should look at, or has. */
export function listReviews(): Promise<RiskReview[]> {
  return newestReviews(MOST_REVIEWS)
}

/**
 * The shop allows a payment or does not; a no may become a yes later. Nobody decides about their own. Throws
 * REVIEW_UNKNOWN, REVIEW_OVER, OWN_CARD.
 */
export async function decideReview(
  { orderId, verdict, note }: { orderId: OrderId; verdict: 'approve' | 'reject'; note: string },
  { member, packId }: { member: StaffMember; packId: PackId },
  at: Instant,
): Promise<RiskReview> {
  const wanted = await riskReviews.find(orderId)
  if (!wanted) throw new Refusal('REVIEW_UNKNOWN', {})
  if (wanted.packId === packId) throw new Refusal('OWN_CARD', {})
  const state = verdict === 'approve' ? 'approved' : 'rejected'
  if (wanted.progress.state === state) return wanted
  const next = decidedReview(wanted.progress, verdict, { staffId: member.staffId, at, note })
  const decided = next && (await moveFlow(riskReviews, wanted, next))
  if (decided?.progress.state !== state) throw new Refusal('REVIEW_OVER', {})
  return decided
}
