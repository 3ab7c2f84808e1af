import type { GivenRefund, OtherMoney, ShopRefundQuote, ShopRefundReason, TopUpOnCard } from '../contract/shop-refunds'
import { countedBy } from '../domain/counter/counter-rules'
import { addFen, type Fen, shortYuanText, yuanText } from '../domain/money'
import { type Instant, momentText } from '../domain/time'
import { memberCodeWords } from './member-code'
import { payWayWords } from './pay-ways'
import { paidByWords } from './till-day'

/** How far a refund is, as the shop follows it. `held`: nothing more happens before somebody does it. */
interface Standing {
  reached: number
  halted: boolean
  title: string
  note: string
}

/** A manager gives a member's top-up back. */
export const shopRefundWords = {
  find: {
    ...memberCodeWords,
    code: { label: '付款码或订单号', placeholder: '扫码枪扫入，或输入充值的订单号' },
    lookUp: '查找充值',
  },
  findNote: '请会员出示付款码；会员不在，可以让会员在明细里点开那笔充值，把订单号发来',
  another: '换一位会员',
  list: '还能退的充值',
  member: '持卡人',
  none: '没有还能退的充值，用完或退完的不在这里',
  notListed: (count: number) => `还有 ${count} 笔更早的没有列出，请输入订单号查找`,
  tier: ({ payFen, bonusFen }: TopUpOnCard) =>
    bonusFen > 0 ? `充 ${shortYuanText(payFen)} 送 ${shortYuanText(bonusFen)}` : `充 ${shortYuanText(payFen)}`,
  paid: ({ paidAt }: { paidAt: Instant }, now: Instant) => momentText(paidAt, now),
  paidBy: (way: TopUpOnCard['paidBy'], storeName: string | null) => {
    const counted = countedBy.find(each => each === way)
    return counted ? `${storeName ?? '门店'}${paidByWords[counted]}` : payWayWords.name(way as never)
  },
  share: '和别的卡一起付的，退给付款的人',
  left: '还剩',
  underWay: '退款中',
  others: '不是充值来的余额',
  othersNote: '没有对应的付款，不能按充值退；要退请先做余额更正，再当面付款',
  cameBy: {
    gift: '朋友送的礼金',
    transfer: '过户转入',
    physical_card: '旧卡转入',
    correction: '更正补入',
    points: '积分兑换',
    other: '其他',
  } satisfies Record<OtherMoney, string>,
  willGet: (holder: string) => `退给 ${holder}`,
  paidOn: '这笔充值',
  how: '怎么算的',
  way: { original: '原路退回付款的人，一般几分钟内到账', by_hand: '不能原路退：先冻结余额，请当面退，再标记为已退' },
  reason: '退款原因',
  reasons: { consumer: '会员要退', merchant: '门店原因' } satisfies Record<ShopRefundReason, string>,
  reasonNote: {
    consumer: '用掉的按实付比例扣，赠送收回',
    merchant: '门店不能继续服务：用掉的赠送不扣，只退没用完的实付',
  } satisfies Record<ShopRefundReason, string>,
  submit: (refund: Fen) => `退 ¥${yuanText(refund)}`,
  sheet: { title: '确认退款', confirm: '确认退款', close: '先不退' },
  effect: ({ holder, refundFen, principalLeftFen, bonusLeftFen, way }: ShopRefundQuote) => [
    `退 ¥${yuanText(refundFen)} 给 ${holder}，卡里会减少 ¥${yuanText(addFen(principalLeftFen, bonusLeftFen))}`,
    way === 'original'
      ? '余额先冻结，微信退款成功后扣除；提交后不能撤回'
      : '余额先冻结；请当面退给会员本人并留好凭证，再标记为已退',
  ],
  steps: ['冻结余额', '退款', '已退款'],
  amount: '退款金额',
  again: '再查一次',
  done: '完成',
  askAnew: '重新算一次',
} as const

/** Where a refund stands and what that means for the money, for whoever gave it. */
export function standingOf({ state, why, whatToDo, note }: GivenRefund): Standing {
  switch (state) {
    case 'holding':
      return { reached: 0, halted: false, title: '正在冻结余额', note: '冻结后才会退款，离开也会继续' }
    case 'requested':
      return { reached: 1, halted: false, title: '微信支付退款中', note: '一般几分钟内到账，离开也会继续' }
    case 'failed':
      return { reached: 1, halted: true, title: '微信支付没有退成', note: '正在把余额还给会员' }
    case 'released':
      return {
        reached: 1,
        halted: true,
        title: '没有退成，余额已恢复',
        note: `${why ?? '微信支付没有接受'}，请重新算一次`,
      }
    case 'manual':
      return { reached: 1, halted: true, title: '等门店当面退款', note: whatToDo ?? '' }
    case 'paying_by_hand':
      return { reached: 2, halted: false, title: '正在扣除余额', note: '已标记为线下退款' }
    case 'refunded':
      return { reached: 3, halted: false, title: '已退款', note: '会员在微信支付的账单和明细里都能看到' }
    case 'paid_by_hand':
      return { reached: 3, halted: false, title: '已线下退款', note: note ?? '会员在明细里能看到' }
    default:
      return state satisfies never
  }
}
