import type { PackId, PhoneCodeId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import {
  type ConfirmedByCode,
  isCodeFor,
  type KnownPhone,
  MOST_CODE_TRIES,
  nextPhoneCode,
  type PhoneCode,
  settledAt,
} from '../../src/domain/risk/phone-code'
import type { RiskRules } from '../../src/domain/risk/risk-rules'
import type { Instant } from '../../src/domain/time'
import { sendTextMessage } from '../_platform/messages/text-message'
import { areSixDigits, sixDigits } from '../_platform/secrets'
import { findPhoneCode, notePhoneCodeSent, putPhoneCode, takePhoneCodeTry } from '../_store/phone-codes'
import { findPhone } from '../_store/phones'

/** The number that codes may be sent to; null while there is none that counts, or the shop sends none. */
export async function phoneForCodes(packId: PackId, risk: RiskRules | null, at: Instant): Promise<KnownPhone | null> {
  const phone = risk?.smsTemplateId === undefined ? null : await findPhone(packId)
  return phone && at >= settledAt(phone) ? phone : null
}

interface Wish extends ConfirmedByCode {
  codeId: PhoneCodeId
  packId: PackId
}

/**
 * Sends a code for one payment to the member's phone; the same wish again sends nothing more, unless it died before it
 * did. Throws PHONE_CODE_NOT_OFFERED, PHONE_CODE_TOO_SOON, PHONE_CODE_DAY_LIMIT, PHONE_CODE_NOT_SENT, COMMAND_ID_REUSED.
 */
export async function sendPhoneCode(
  { packId, ...wish }: Wish,
  { risk, env }: { risk: RiskRules | null; env: string },
  at: Instant,
): Promise<{ code: PhoneCode; phone: KnownPhone }> {
  const [phone, before] = await Promise.all([findPhone(packId), findPhoneCode(packId)])
  const templateId = risk?.smsTemplateId
  if (!phone || templateId === undefined) throw new Refusal('PHONE_CODE_NOT_OFFERED', { from: null })
  if (at < settledAt(phone)) throw new Refusal('PHONE_CODE_NOT_OFFERED', { from: settledAt(phone) })
  const code = nextPhoneCode(wish, before, at)
  if (code instanceof Refusal) throw code
  if (code.isSent) return { code, phone }
  if (!(await putPhoneCode(packId, code, before))) throw new Refusal('TRY_AGAIN', {})
  const values = [sixDigits(madeFrom(packId, code))]
  const delivery = await sendTextMessage({ number: phone.number, templateId, values, env })
  if (delivery === 'refused') throw new Refusal('PHONE_CODE_NOT_SENT', {})
  // Nobody knows whether it went: the same wish sends the same digits again, as one more of the day.
  if (delivery === 'unknown') throw new Refusal('TRY_AGAIN', {})
  await notePhoneCodeSent(packId, code.codeId)
  return { code, phone }
}

/**
 * Whether what was typed is the code sent for this payment. It may be said again for the same payment: a lost answer is no
 * reason for another message. Throws PHONE_CODE_EXPIRED, PHONE_CODE_USED_UP, PHONE_CODE_WRONG.
 */
export async function assertPhoneCode(
  packId: PackId,
  what: ConfirmedByCode,
  typed: string,
  at: Instant,
): Promise<void> {
  const code = await findPhoneCode(packId)
  if (!isCodeFor(code, what, at)) throw new Refusal('PHONE_CODE_EXPIRED', {})
  if (!(await takePhoneCodeTry(packId, code.codeId))) throw new Refusal('PHONE_CODE_USED_UP', {})
  if (areSixDigits(madeFrom(packId, code), typed)) return
  throw new Refusal('PHONE_CODE_WRONG', { left: Math.max(0, MOST_CODE_TRIES - code.tries - 1) })
}

/** What a code's digits are the keyed hash of. */
function madeFrom(packId: PackId, { codeId, orderId, payFen }: PhoneCode): string {
  return [packId, codeId, orderId, payFen].join('|')
}
