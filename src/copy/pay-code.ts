import { type Fen, yuanText } from '../domain/money'

export const payCodeWords = {
  hint: '请出示给店员扫码付款',
  shortCode: '扫不出来，可以报这串数字',
  offline: { message: '离线可用', note: '手机没有网络也能付款，付款结果以门店为准' },
  refresh: '刷新',
  autoRefresh: '每分钟自动刷新，请勿截图转发',
  balance: (balance: Fen) => `可用余额 ¥${yuanText(balance)}`,
  topUp: '充值',
  qrLabel: '付款二维码',
  paid: '已付款',
  done: '完成',
  left: (balance: Fen) => `余额 ¥${yuanText(balance)}`,
}
