import type { PhoneOutputs, PhoneStanding, phoneInputs } from '../../src/contract/phone'
import { codeAgainAt, codeUntil, type KnownPhone, maskedPhone, settledAt } from '../../src/domain/risk/phone-code'
import type { RiskRules } from '../../src/domain/risk/risk-rules'
import type { Actions } from '../_platform/serve'
import { publishedFor, type Shopper } from '../_usecases/actors'
import { forgetPhone, givePhone, phoneOf } from '../_usecases/phone'
import { sendPhoneCode } from '../_usecases/phone-code'

/** A member's phone number, and the codes sent to it that confirm an unusual payment. */
export const phoneActions: Actions<typeof phoneInputs, PhoneOutputs, Shopper> = {
  'phone.give': async ({ code }, { packId }, call) => {
    const { rules } = await publishedFor(call)
    return standing(await givePhone(packId, code, call.at), rules.risk)
  },
  'phone.state': async (_input, { packId }, call) => {
    const [{ rules }, phone] = await Promise.all([publishedFor(call), phoneOf(packId)])
    return standing(phone, rules.risk)
  },
  'phone.erase': async (_input, { packId }, call) => {
    const { rules } = await publishedFor(call)
    await forgetPhone(packId)
    return standing(null, rules.risk)
  },
  'phoneCode.send': async (wish, { packId }, call) => {
    const { rules } = await publishedFor(call)
    const { env } = call.caller
    const { code, phone } = await sendPhoneCode({ ...wish, packId }, { risk: rules.risk, env }, call.at)
    return { to: maskedPhone(phone.number), until: codeUntil(code), againAt: codeAgainAt(code) }
  },
}

function standing(phone: KnownPhone | null, risk: RiskRules | null): PhoneStanding {
  return {
    phone: phone && { masked: maskedPhone(phone.number), from: settledAt(phone) },
    isUsed: risk?.smsTemplateId !== undefined,
  }
}
