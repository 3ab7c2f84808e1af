import { dayText, type Instant, lastDayBefore } from '../domain/time'

export const couponGiftWords = {
  submit: '送出这张券',
  rules: [
    '送出后这张券先离开你的卡包，朋友领取前你随时可以收回',
    '7 天内（且在券到期前）没人领取，会原样退回',
    '朋友领取后不能再转赠，并计入他的每人限领',
  ],
  notGivable: { message: '这张券现在不能送出', nextStep: '它可能已经用掉、送出，或仅限本人使用' },
  share: { label: '发给微信好友', title: (greeting: string, title: string) => `${greeting}，一张${title}等你领取` },
  validUntil: (expiresAt: Instant, now: Instant) => `有效至 ${dayText(lastDayBefore(expiresAt), now)}`,
  from: (from: string) => `来自 ${from}`,
  claim: '领取这张券',
  claimHint: '领取后放进你的卡包；还没有卡，会自动开一张',
  claimed: { message: '已领取', nextStep: '已放进你的卡包，到店出示券码就能用' },
  use: '去使用',
  own: '这是你送出的券，转发给朋友就能领取',
  toWallet: '看我的券',
  takeBack: '收回这张券',
  takeBackSheet: {
    title: '收回这张券',
    note: '收回后链接失效，券原样退回你的卡包',
    confirm: '确认收回',
    close: '不收回',
  },
  takenBack: '券已收回，在卡包里',
  rulesTitle: '使用规则',
  trail: '经过',
  steps: {
    preparing: '券没有丢，稍后再看',
    withdrawn: '没有送出，券还在卡包里',
    refused: { giver: '对方已领满', friend: '领取人已领满' },
  },
  gone: { message: '没有找到这张券', nextStep: '请让赠送人重新发一次链接' },
}
