import type { CountedBy, CounterReason, CounterVoidReason } from '../domain/counter/counter-rules'
import { addFen, type Fen, shortYuanText, yuanText } from '../domain/money'

export const counterWords = {
  way: '柜台代充',
  balance: (balance: Fen) => `余额 ¥${yuanText(balance)}`,
  left: (once: Fen, today: Fen) => `每笔最多 ¥${shortYuanText(once)}，今天还能代充 ¥${shortYuanText(today)}`,
  tiers: '档位',
  tier: (pay: Fen, bonus: Fen, coupons: number) => {
    const gifts = [...(bonus > 0 ? [shortYuanText(bonus)] : []), ...(coupons > 0 ? [`${coupons} 张券`] : [])]
    return gifts.length > 0 ? `${shortYuanText(pay)} 送 ${gifts.join('+')}` : shortYuanText(pay)
  },
  amount: { label: '收款金额', placeholder: '选档位，或输入金额' },
  by: { title: '怎么收的', cash: '现金', pos: '刷卡/扫码' } satisfies Record<CountedBy | 'title', string>,
  reason: '为什么不用手机充',
  reasons: {
    pays_cash: '付现金',
    no_phone_payment: '手机不能付',
    payment_down: '线上故障',
    other: '其他',
  } satisfies Record<CounterReason, string>,
  credit: (pay: Fen, bonus: Fen, coupons: number) => {
    const also = coupons > 0 ? `，另送 ${coupons} 张券` : ''
    return bonus > 0
      ? `入账 ¥${yuanText(addFen(pay, bonus))}，其中赠送 ¥${shortYuanText(bonus)}${also}`
      : `入账 ¥${yuanText(pay)}${also || '，没有赠送'}`
  },
  confirm: (pay: Fen, by: CountedBy) => `${by === 'cash' ? '已收现金' : '已刷卡/扫码'} ¥${yuanText(pay)}，入账`,
  confirmNothing: '入账',
  done: '已入账',
  newBalance: '会员余额',
  bonus: '赠送',
  coupons: '优惠券',
  pieces: (count: number) => `${count} 张`,
  put: { cash: '请把现金放进钱箱', pos: '请核对刷卡/扫码小票' } satisfies Record<CountedBy, string>,
  back: '返回收款',
  toShift: '去开班',
  uncertain: '还不确定是否入账',
  uncertainNext: '请点重试，同一笔重试不会重复入账',
  retry: '重试',
  leave: '返回',
  void: {
    title: '作废这笔代充',
    close: '不作废',
    reason: '作废原因',
    notPaid: '本金和赠送都会从卡里收回，没有收到的钱不用退',
    effect: (pay: Fen, by: CountedBy) =>
      by === 'cash'
        ? `本金和赠送都会从卡里收回，请从钱箱退给顾客 ¥${yuanText(pay)}`
        : `本金和赠送都会从卡里收回，请在刷卡机上退给顾客 ¥${yuanText(pay)}`,
    confirm: '确认作废',
    done: '已作废，请核对钱箱',
    reasons: {
      wrong_amount: '金额错',
      wrong_member: '会员错',
      not_paid: '没收到钱',
      other: '其他',
    } satisfies Record<CounterVoidReason, string>,
  },
}
