import { isFreshStep } from '../../src/domain/codes/code-step'
import type { CodeSubject } from '../../src/domain/codes/code-subject'
import { readCouponCode } from '../../src/domain/codes/coupon-code'
import { readPayCode, spendIdOf } from '../../src/domain/codes/pay-code'
import { readPrintedCode } from '../../src/domain/codes/printed-code'
import { readShortCode } from '../../src/domain/codes/short-code'
import { CODE_LIFE, readCode } from '../../src/domain/codes/shown-code'
import type { DeviceId } from '../../src/domain/ids'
import { slipCouponId } from '../../src/domain/numbered-ids'
import { Refusal } from '../../src/domain/refusal'
import type { StaffMember } from '../../src/domain/rules/rules'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { codeMac, payMacOf, sha256, slipKeyOf } from '../_platform/secrets'
import { shopPublicKey, verifyEd25519 } from '../_platform/signing'
import { findShortCode } from '../_store/codes'
import { paperPackIdOf } from '../_store/pack-id'
import { findSlip } from '../_store/paper-slips'
import { giveBackTry, TRIES_WINDOW_MINUTES, takeTry, tillGuessers } from '../_store/tries'

/** A code that was understood: what it stands for, and the phone that showed it (null: the server made the code). */
export interface KnownCode {
  subject: CodeSubject
  deviceId: DeviceId | null
}

/**
 * What a scanned or typed code stands for. Unknown and forged codes get one answer, and each costs a try before it is
 * looked at, so that nobody learns anything by guessing, however many guess at once.
 * Throws CODE_UNKNOWN, CODE_EXPIRED, CODE_TOO_MANY_TRIES.
 */
export async function lookUpCode(text: string, staff: StaffMember, at: Instant): Promise<KnownCode> {
  return scannedCode(text, at) ?? typedCode(text, staff, at)
}

/** A code that carries its own proof; null when it has none. Nothing is asked of the database. */
function scannedCode(text: string, at: Instant): KnownCode | null {
  const byServer = readCode(text, codeMac)
  if (byServer) {
    return fresh(at < later(byServer.madeAt, CODE_LIFE) && byServer.madeAt <= later(at, MINUTE), {
      subject: byServer.subject,
      deviceId: null,
    })
  }
  const pay = readPayCode(text, payMacOf)
  if (pay) {
    const subject: CodeSubject = { what: 'pay', packId: pay.packId, spendId: spendIdOf(pay, sha256) }
    return fresh(isFreshStep(pay.step, at), { subject, deviceId: pay.deviceId })
  }
  const coupon = readCouponCode(text, shopPublicKey(), verifyEd25519)
  if (!coupon) return null
  const { packId, couponId, deviceId } = coupon.token
  return fresh(isFreshStep(coupon.step, at), { subject: { what: 'coupon', packId, couponId }, deviceId })
}

function fresh(isFresh: boolean, known: KnownCode): KnownCode {
  if (!isFresh) throw new Refusal('CODE_EXPIRED', {})
  return known
}

/** Everything else is a guess until it is found: it takes a try first, and gets it back when it was right. */
async function typedCode(text: string, staff: StaffMember, at: Instant): Promise<KnownCode> {
  const guessers = tillGuessers(staff)
  if (!(await takeTry(guessers, at))) throw new Refusal('CODE_TOO_MANY_TRIES', { minutes: TRIES_WINDOW_MINUTES })
  const subject = (await saidAloud(text, at)) ?? (await onPaper(text))
  if (!subject) throw new Refusal('CODE_UNKNOWN', {})
  await giveBackTry(guessers, at)
  return { subject, deviceId: null }
}

async function saidAloud(text: string, at: Instant): Promise<CodeSubject | null> {
  const shortCode = readShortCode(text)
  const found = shortCode === null ? null : await findShortCode(shortCode)
  return found && at < found.expiresAt ? found.subject : null
}

/** A code that was printed: scanned or typed, it is the same text and the same guess. */
async function onPaper(text: string): Promise<CodeSubject | null> {
  const printed = readPrintedCode(text)
  const slip = printed === null ? null : await findSlip(slipKeyOf(printed))
  if (!slip) return null
  const { batchId, number } = slip
  return { what: 'coupon', packId: paperPackIdOf(batchId), couponId: slipCouponId(batchId, number) }
}
