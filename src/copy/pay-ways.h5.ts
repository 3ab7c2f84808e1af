import type { PayWay } from '../domain/channels/channel'
import { type Fen, yuanText } from '../domain/money'

const names: Record<PayWay, string> = { wechat: '微信支付', alipay: '支付宝', unionpay: '云闪付' }

export const payWayWords = {
  name: (way: PayWay) => names[way],
  payButton: (way: PayWay, pay: Fen) => `${names[way]}${way === 'wechat' ? '' : '支付'} ¥${yuanText(pay)}`,
  opening: (way: PayWay) =>
    way === 'wechat'
      ? { title: '等待微信支付', note: '完成支付后会自动到账' }
      : { title: `正在打开${names[way]}`, note: '付款后会自动回到这里' },
  chooseAgain: '换个档位或支付方式',
  title: '支付方式',
  unsteady: '暂时不稳定，建议换一种',
}
