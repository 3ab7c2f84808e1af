import type { PromisedCouponsView } from '../contract/top-up'
import { type Fen, shortYuanText, yuanText } from '../domain/money'

/** How many coupons these are. */
export function piecesOf(coupons: readonly PromisedCouponsView[]): number {
  return coupons.reduce((sum, { count }) => sum + count, 0)
}

export const topUpWords = {
  balance: (balance: Fen) => `当前余额 ¥${yuanText(balance)}`,
  bonus: (bonus: Fen) => `送 ${shortYuanText(bonus)}`,
  noBonus: '无赠送',
  /** "另送 满减券 2 张"; several kinds are named below, where there is room */
  coupons: (coupons: readonly PromisedCouponsView[]) => {
    const [only, ...others] = coupons
    return only && others.length === 0 ? `另送 ${only.title} ${only.count} 张` : `另送 ${piecesOf(coupons)} 张券`
  },
  coupon: {
    note: (pay: Fen, credit: Fen) => `实付 ${shortYuanText(pay)}，到账 ${shortYuanText(credit)}`,
    used: '已选用',
    unused: '不使用',
    kept: '充值券',
  },
  couponsPart: '优惠券',
  pieces: (coupons: readonly PromisedCouponsView[]) => `${piecesOf(coupons)} 张`,
  couponsKinds: (coupons: readonly PromisedCouponsView[]) => coupons.map(({ title }) => title).join('、'),
  credit: (credit: Fen) => `到账 ${shortYuanText(credit)}`,
  climb: (morePay: Fen, moreBonus: Fen) => `再充 ${shortYuanText(morePay)}，多得 ${shortYuanText(moreBonus)}`,
  rulesTitle: '充值说明',
  own: {
    title: '其他金额',
    range: (least: Fen, most: Fen) => `${shortYuanText(least)} 到 ${shortYuanText(most)} 元`,
    label: '充值金额',
    placeholder: (least: Fen, most: Fen) => `${shortYuanText(least)} 到 ${shortYuanText(most)}`,
    brings: (bonus: Fen, credit: Fen) =>
      bonus > 0 ? `送 ${shortYuanText(bonus)}，到账 ¥${yuanText(credit)}` : `到账 ¥${yuanText(credit)}，没有赠送`,
    pay: '输入金额后支付',
  },
  nothingFits: '暂时没有可充的档位',
  noTiers: '门店还没有开放充值',
  backToPack: '返回卡包',
  steps: ['支付中', '到账中', '已完成'],
  crediting: { title: '已付款，正在到账', note: '通常不到一秒，离开也会继续到账' },
  slow: {
    message: '已付款，到账比平时慢',
    nextStep: '款项不会丢，系统会自动入账；也可以现在再查一次',
    action: '再查一次',
  },
  settled: (credit: Fen) => `到账 ¥${yuanText(credit)}`,
  newBalance: '现在的余额',
  paid: '支付',
  bonusPart: '赠送',
  done: '完成',
  unpaid: { title: '还没有付款', note: '订单为你保留，没有扣款' },
  cancelled: { title: '支付已取消', note: '没有扣款，订单为你保留' },
  failed: { title: '支付没有成功', note: '没有扣款，可以再试一次' },
  refunded: (paidBack: Fen) => `已退款 ¥${yuanText(paidBack)}`,
  refundedNote: '退回原支付方式，可在支付账单里查看',
  closed: { action: '重新选择' },
}
