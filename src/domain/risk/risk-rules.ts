import type { Fen } from '../money'

/** How a member shows once more that it is them: by the payment password, or by a code sent to their phone. */
export const confirmWays = ['password', 'phone_code'] as const
export type ConfirmWay = (typeof confirmWays)[number]

/** What a rule asks for: a second confirmation, in whichever way or in this one, or a look by the shop before anything is paid. */
export type RiskAction = 'confirm' | ConfirmWay | 'hold'

/** A way of confirming, as it is named to shoppers. */
export const confirmWayWords: Record<ConfirmWay, string> = { password: '支付密码', phone_code: '短信验证码' }

/** The ways that satisfy what a rule asks for; none does when the shop wants to look itself. */
export function waysOf(action: RiskAction): readonly ConfirmWay[] {
  switch (action) {
    case 'confirm':
      return confirmWays
    case 'password':
    case 'phone_code':
      return [action]
    case 'hold':
      return []
    default:
      return action satisfies never
  }
}

/** When a top-up is unusual, by the merchant's document `risk` of `settings`. A rule that is null is none. */
export interface RiskRules {
  /** at least this much at once */
  amount: { fromFen: Fen; action: RiskAction } | null
  /** more top-ups than this within the minutes, this one included */
  speed: { topUps: number; minutes: number; action: RiskAction } | null
  /** at least this much from a phone that the member has used for less than these hours, or never */
  newDevice: { hours: number; fromFen: Fen; action: RiskAction } | null
  /** a phone that more accounts than this have topped up from */
  deviceAccounts: { accounts: number; action: RiskAction } | null
  /** how long who has forgotten the payment password waits before another can be set; absent in rules published before */
  resetHours?: number
  /** WeChat's number for the template of the text message that brings a code; absent: the shop sends none */
  smsTemplateId?: string
}

/** Where the merchant says nothing else. */
export const USUAL_RESET_HOURS = 72

const riskReasons = ['amount', 'speed', 'new_device', 'device_accounts'] as const
export type RiskReason = (typeof riskReasons)[number]

const reasonWords: Record<RiskReason, string> = {
  amount: '金额较大',
  speed: '短时间内多次充值',
  new_device: '新手机上的较大充值',
  device_accounts: '同一部手机上有多个账号',
}

/** Why a payment is unusual, as the shopper and the shop read it. */
export function riskReasonsText(why: readonly RiskReason[]): string {
  return why.map(each => reasonWords[each]).join('、')
}
