import type { PayWay } from '../domain/channels/channel'
import { type Fen, yuanText } from '../domain/money'

export const payWayWords = {
  // What was paid in a browser is told of without other services' names.
  name: (way: PayWay) => (way === 'wechat' ? '微信支付' : '网页支付'),
  payButton: (_way: PayWay, pay: Fen) => `微信支付 ¥${yuanText(pay)}`,
  opening: (_way: PayWay) => ({ title: '等待微信支付', note: '完成支付后会自动到账' }),
  chooseAgain: '换个档位',
}
