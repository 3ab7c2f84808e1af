import type { GiftStateView } from '../contract/gifts'
import type { Greeting } from '../domain/gifts/gift'
import { type Fen, shortYuanText, yuanText } from '../domain/money'

/** What a giver may say; free text there is none. */
export const greetingWords: Record<Greeting, string> = {
  coffee: '请你喝一杯',
  thanks: '谢谢你',
  birthday: '生日快乐',
  festival: '节日快乐',
}

/** Above the choice of them. */
export const greetingTitle = '附上一句话'

const stateWords: Record<GiftStateView, string> = {
  preparing: '准备中',
  open: '等待领取',
  received: '已领取',
  returned: '已退回',
  withdrawn: '未送出',
}

export const giftWords = {
  intro: { title: '把余额送给朋友', note: '送出的余额放进一张礼金卡，朋友领取后到店就能用；7 天没人领会退回' },
  give: '送一份礼金',
  given: '送出的',
  received: '收到的',
  none: { given: '还没有送出过礼金', received: '还没有收到过礼金' },
  state: (state: GiftStateView) => stateWords[state],
  from: (from: string) => `来自 ${from}`,
  form: {
    amount: { label: '送多少', placeholder: '输入金额' },
    quick: (yuan: number) => `¥${yuan}`,
    balance: (balance: Fen) => `余额 ¥${yuanText(balance)}`,
    noAmount: '请输入金额',
    tooMuch: (balance: Fen) => `最多 ¥${shortYuanText(balance)}`,
    submit: (amount: Fen) => `从余额送出 ¥${yuanText(amount)}`,
    rules: [
      '送出后这笔余额先离开你的卡，朋友领取前你随时可以收回',
      '7 天内没人领取，会原样退回你的卡',
      '本金还是本金，赠送部分的有效期不变；7 天内到期的赠送不会送出',
    ],
  },
  share: { label: '发给微信好友', title: (greeting: string) => `${greeting}，一份礼金等你领取` },
  takeBack: '收回礼金',
  takeBackSheet: {
    title: '收回这份礼金',
    note: '收回后链接失效，余额原样退回你的卡',
    confirm: '确认收回',
    close: '不收回',
  },
  takenBack: '礼金已收回，余额已退回',
  claim: (amount: Fen) => `领取 ¥${yuanText(amount)}`,
  claimHint: '领取后存入你的会员卡；还没有卡，会自动开一张',
  claimed: '已领取',
  claimedNote: '已存入你的会员卡，到店付款码就能用',
  toCard: '去看我的卡',
  own: '这是你送出的礼金，转发给朋友就能领取',
  trail: '经过',
  steps: {
    preparing: '余额没有丢，稍后再看',
    withdrawn: '没有送出，余额没有变动',
    refused: { giver: '对方的卡放不下', friend: '领取人的卡放不下' },
  },
  gone: { message: '没有找到这份礼金', nextStep: '只保留最近 20 份记录，更早的请看明细' },
}
