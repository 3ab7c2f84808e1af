import { type Fen, shortYuanText, yuanText } from '../domain/money'

export const orderWords = {
  store: '取餐门店',
  priceTitle: '优惠明细',
  unusedTitle: '这一单用不上的券',
  otherCombination: '已选更优惠的组合',
  choose: '请选择商品',
  pay: (payable: Fen) => `余额支付 ¥${yuanText(payable)}`,
  short: (rest: Fen) => `还差 ¥${shortYuanText(rest)}，去充值`,
  paid: '已支付',
  saved: '本单已优惠',
  left: '余额',
  points: (points: number) => `本单积分 +${points}`,
  pointsUsed: '用积分抵扣',
  pieces: (points: number) => `${points} 积分`,
  done: '返回卡包',
  empty: { words: '门店还没有可以在线点的商品', action: '返回卡包' },
  retry: '继续支付',
}
