import type { RestState } from '../contract/rest'
import { type Fen, yuanText } from '../domain/money'

/** A sale of which WeChat Pay pays the rest: the same words at the till and on the phone. */
export const restWords = {
  start: (balance: Fen, rest: Fen) => `余额 ¥${yuanText(balance)} + 微信 ¥${yuanText(rest)}`,
  payable: '应付',
  byBalance: '余额支付',
  byWechat: '微信支付',
  waiting: '等会员付微信部分',
  waitingNote: '会员手机的付款码页会弹出付款，十分钟内有效；没付成余额和券都会退回',
  cancel: '取消这一单',
  next: '下一单',
  asked: (store: string) => `${store}请你付款`,
  held: '余额和券已为这一单保留，付完微信部分才一起扣',
  pay: (rest: Fen) => `微信支付 ¥${yuanText(rest)}`,
  notPaid: '还没有付款，没有扣余额',
  notPaidNext: '可以再试一次，或请店员取消这一单',
  /** to the member: the till says 已收款 */
  paid: '已付款',
  done: '完成',
  /** how it ended */
  ended: {
    waiting: { word: '等待付款', note: '' },
    crediting: { word: '已付款，正在入账', note: '通常不到一秒' },
    paid: { word: '已收款', note: '余额和微信部分都已付清' },
    closed: { word: '这一单已取消', note: '没有扣款，余额和券已退回' },
    returned: { word: '付款来晚了', note: '微信部分会原路退回，余额和券已退回' },
    suspense: { word: '付款与订单不符', note: '门店正在核对，余额和券已退回' },
  } satisfies Record<RestState, { word: string; note: string }>,
}
