import type { TransferView } from '../contract/transfers'
import { type Fen, yuanText } from '../domain/money'
import { type Instant, momentText } from '../domain/time'
import type { CancelReason } from '../domain/transfers/transfer'

const cancelled: Record<CancelReason, string> = {
  by_holder: '转出人取消了过户',
  by_receiver: '接收人取消了过户',
  lapsed: '一天内没有完成，过户已取消',
  refused: '接收人的卡放不下，余额已退回',
}

export const transferWords = {
  intro: { title: '把整张卡的余额过户给别人', note: '双方都确认后才转，确认前随时可以取消' },
  rules: [
    '全部余额转到对方的卡里，本金还是本金，赠送部分的有效期不变',
    '积分和优惠券留在你的卡里，不会转走',
    '有冻结金额、没完成的充值或没人领的礼金时，要先等它结束',
  ],
  start: '发起过户',
  steps: ['发出链接', '对方接受', '完成过户'],
  balance: '将转出的余额',
  willReceive: '将收到的余额',
  offered: { holder: '把链接发给接收人，等对方接受', receiver: (holder: string) => `${holder} 要把余额过户给你` },
  until: (confirmBefore: Instant, now: Instant) => `${momentText(confirmBefore, now)} 前有效`,
  share: { label: '发给接收人', title: '我要把会员卡余额过户给你，请确认接收' },
  accept: '同意接收',
  accepted: {
    holder: (receiver: string) => `${receiver} 已同意接收，请核对是不是本人`,
    receiver: '你已同意接收，等对方最后确认',
  },
  confirm: (amount: Fen) => `确认转出 ¥${yuanText(amount)}`,
  confirmSheet: {
    title: '确认过户',
    note: (receiver: string, amount: Fen) =>
      `¥${yuanText(amount)} 将转给 ${receiver}。转出后不能撤回，请先当面核对对方卡号的后四位`,
    confirm: '确认转出',
    close: '再想想',
  },
  moving: '双方已确认，余额正在转',
  done: { holder: (receiver: string) => `余额已转给 ${receiver}`, receiver: '余额已转入你的卡' },
  doneAt: (at: Instant, now: Instant) => `${momentText(at, now)} 完成`,
  cancel: '取消过户',
  cancelled: (reason: CancelReason) => cancelled[reason],
  again: '重新发起',
  past: '以前的过户',
  toCard: '去看我的卡',
  nothing: '卡里没有可以过户的余额',
  over: { message: '这次过户已经结束', nextStep: '需要的话请对方重新发起' },
}

/** One line for a transfer of the past. */
export function transferTitle({ state, receiver }: TransferView): string {
  switch (state.state) {
    case 'offered':
      return '等待对方接受'
    case 'accepted':
      return '对方已接受'
    case 'moving':
      return '正在转'
    case 'done':
      return `已转给 ${receiver ?? '对方'}`
    case 'cancelled':
      return '已取消'
    default:
      return state satisfies never
  }
}
