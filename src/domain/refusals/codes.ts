import type { NoDetails, WordsFor } from './words'

/** Expected noes about codes shown and typed at the till. */
export interface CodeRefusals {
  CODE_UNKNOWN: NoDetails
  CODE_EXPIRED: NoDetails
  CODE_USED: NoDetails
  CODE_TOO_MANY_TRIES: { minutes: number }
  DEVICE_UNKNOWN: NoDetails
}

export const codeWords: WordsFor<CodeRefusals> = {
  CODE_UNKNOWN: () => ({ message: '无法识别这个码', nextStep: '请会员打开卡包，出示最新的码' }),
  CODE_EXPIRED: () => ({ message: '这个码已过期', nextStep: '请会员刷新后重新出示' }),
  CODE_USED: () => ({ message: '这个付款码已经用过', nextStep: '请会员刷新付款码后再扫' }),
  CODE_TOO_MANY_TRIES: ({ minutes }) => ({
    message: '输错次数太多，已暂停识别',
    nextStep: `请 ${minutes} 分钟后再试，或直接扫码`,
  }),
  DEVICE_UNKNOWN: () => ({ message: '这台手机还不能离线出示', nextStep: '请连上网络重新打开卡包' }),
}
