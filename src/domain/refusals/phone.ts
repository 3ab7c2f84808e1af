import { type Instant, momentText, SECOND } from '../time'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about a member's phone number, and the codes sent to it. */
export interface PhoneRefusals {
  PHONE_CODE_WRONG: { left: number }
  PHONE_CODE_EXPIRED: NoDetails
  PHONE_CODE_USED_UP: NoDetails
  PHONE_CODE_TOO_SOON: { againAt: Instant }
  PHONE_CODE_DAY_LIMIT: { limit: number }
  PHONE_CODE_NOT_SENT: NoDetails
  /** `from`: the number was given lately and counts from then on; null: there is none, or the shop sends no codes */
  PHONE_CODE_NOT_OFFERED: { from: Instant | null }
  PHONE_NOT_GIVEN: NoDetails
}

export const phoneWords: WordsFor<PhoneRefusals> = {
  PHONE_CODE_WRONG: ({ left }) => ({
    message: '短信验证码不对，没有扣款',
    nextStep: left > 0 ? `请再核对一次，还能试 ${left} 次` : '这个验证码不能再试了，请重新获取',
  }),
  PHONE_CODE_EXPIRED: () => ({ message: '短信验证码已失效，没有扣款', nextStep: '请重新获取' }),
  PHONE_CODE_USED_UP: () => ({ message: '这个验证码输错太多次，没有扣款', nextStep: '请重新获取' }),
  PHONE_CODE_TOO_SOON: ({ againAt }, now) => ({
    message: '验证码刚刚发过，没有重复发送',
    nextStep: `请查看短信，${Math.max(1, Math.ceil((againAt - now) / SECOND))} 秒后可以重新获取`,
  }),
  PHONE_CODE_DAY_LIMIT: ({ limit }) => ({
    message: `今天已发送 ${limit} 次验证码，没有再发`,
    nextStep: '请改用支付密码，或明天再试',
  }),
  PHONE_CODE_NOT_SENT: () => ({ message: '验证码没有发出，没有扣款', nextStep: '请稍后重新获取，或改用支付密码' }),
  PHONE_CODE_NOT_OFFERED: ({ from }, now) => ({
    message:
      from === null
        ? '现在不能用短信验证码，没有发送'
        : `手机号刚刚登记，${momentText(from, now)} 起才能收验证码，没有发送`,
    nextStep: '请改用支付密码，或联系门店',
  }),
  PHONE_NOT_GIVEN: () => ({ message: '没有拿到手机号，没有登记', nextStep: '请再点一次按钮重新授权' }),
}
