import type { RefundView } from '../contract/refunds'
import { addFen, type Fen, shortYuanText, yuanText } from '../domain/money'
import type { TopUpRefundReason } from '../domain/refunds/refund-terms'

export const refundWords = {
  willGet: '可退金额',
  way: { original: '原路退回微信支付，一般几分钟内到账', by_hand: '在门店付的，或付款超过一年，由门店当面退给你' },
  steps: ['已申请', '退款中', '已退款'],
  lines: {
    paid: '当时实付',
    bonus: '当时赠送',
    used: '已用',
    usedNote: '包括用掉的赠送；到期没用的赠送不算',
    charged: '扣除已用',
    chargedNote: {
      cooling_off: () => undefined,
      consumer: (used, paid, bonus) =>
        `${shortYuanText(used)} × ${shortYuanText(paid)} ÷ ${shortYuanText(addFen(paid, bonus))}，零头不扣`,
      merchant: (used, _paid, bonus) => `${shortYuanText(used)} − 赠送 ${shortYuanText(bonus)}，用掉的赠送不扣`,
    } satisfies Record<TopUpRefundReason, (used: Fen, paid: Fen, bonus: Fen) => string | undefined>,
    coupons: (count: number) => `扣除用掉的 ${count} 张券`,
    couponsNote: '随这笔充值送的，按实际优惠计',
    before: '减去之前退过的',
    refund: '退回',
    withdrawn: '同时收回',
    withdrawnNote: '充值时送的部分，退款后不再保留',
  },
  submit: (refund: Fen) => `确认退款 ¥${yuanText(refund)}`,
  sheet: {
    title: '确认退款',
    note: (refund: Fen, leaves: Fen) =>
      `退回 ¥${yuanText(refund)}，卡里会减少 ¥${yuanText(leaves)}。退款处理时这部分余额先冻结`,
    confirm: '确认退款',
    close: '不退了',
  },
  state: {
    under_way: { title: '退款处理中', note: '微信支付正在退款，离开也会继续' },
    refunded: { title: '已退款', note: '请在微信支付的账单里查看' },
    released: { title: '没有退成，余额已恢复', note: '微信支付没有接受这笔退款，请联系门店' },
    by_hand: { title: '等待门店人工退款', note: '在门店付的，或付款超过一年，由门店当面退给你，退完这里会更新' },
  } satisfies Record<RefundView['state'], { title: string; note: string }>,
  amount: '退款金额',
  rulesTitle: '退款规则',
  rules: [
    '付款后 7 天内、这笔充值和送的券都没有用过：全额退回实付金额，赠送部分收回',
    '会员主动退款：退款 = 实付 −（已用金额 × 实付 ÷ 到账总额）。已用金额包括用掉的赠送；到期没用的赠送不算已用',
    '随充值送的券：没用的收回；用掉的或送给朋友的，会员主动退款时按实际优惠扣除，过期没用的不扣',
    '门店停业或无法继续服务：用掉的赠送不扣，退回没有用完的实付金额',
    '例：充 300 送 30，用掉 48。会员主动退款退 256.37 元；门店停业退 282 元',
    '原路退回微信支付；付款超过一年的，由门店人工付款',
  ],
  done: '完成',
  again: '再查一次',
  askAnew: '重新申请',
}
