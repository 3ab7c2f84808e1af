import { type Fen, NO_MONEY, shortYuanText, yuanText } from '../domain/money'
import type { EnoughTopUp } from '../domain/top-up/enough'

export const orderWords = {
  priceTitle: '优惠明细',
  unusedTitle: '这一单用不上的券',
  otherCombination: '已选更优惠的组合',
  choose: '请选择商品',
  pricing: '正在算最优惠的价格',
  /** by the balance alone, or of another card */
  pay: (payable: Fen, card: string | null) => `${card ?? '余额'}支付 ¥${yuanText(payable)}`,
  /** what the balance pays, and what WeChat Pay does */
  payBoth: (balance: Fen, rest: Fen, card: string | null) =>
    balance === NO_MONEY
      ? `微信支付 ¥${yuanText(rest)}`
      : `${card === null ? '余额' : '共享卡'} ¥${yuanText(balance)} + 微信 ¥${yuanText(rest)}`,
  topUp: (enough: EnoughTopUp | null) => {
    if (enough === null) return '先充值，再用余额支付'
    const gift = enough.kind === 'tier' && enough.bonusFen > 0 ? `（送 ${shortYuanText(enough.bonusFen)}）` : ''
    return `充值 ¥${shortYuanText(enough.payFen)} 再付${gift}`
  },
  topUpShared: '给这张卡充值再付',
  card: {
    title: '付款卡',
    own: '我的卡',
    choose: '用哪张卡付',
    close: '关闭',
    enough: (payable: Fen) => `付 ¥${yuanText(payable)}，余额够`,
    short: (payable: Fen, rest: Fen) => `付 ¥${yuanText(payable)}，还差 ¥${yuanText(rest)}`,
  },
  steps: ['保留余额', '微信付款', '完成'],
  opening: { title: '等待微信支付', note: '余额和优惠已为这一单保留，付完才一起扣' },
  crediting: { title: '已付款，正在入账', note: '通常不到一秒，离开也会继续' },
  slow: { message: '已付款，入账比平时慢', nextStep: '款项不会丢，系统会自动入账；也可以再查一次', action: '再查一次' },
  unpaid: { title: '还差微信付款', note: '余额和优惠已保留，没有扣款；十分钟没付会自动退回' },
  cancelled: { message: '支付已取消，没有扣款', nextStep: '可以再付一次，或换一种方式' },
  failed: { message: '支付没有成功，没有扣款', nextStep: '可以再付一次，或换一种方式' },
  payRest: (rest: Fen) => `微信支付 ¥${yuanText(rest)}`,
  otherWay: '换一种方式付',
  over: { message: '上一次没有付成，没有扣款', nextStep: '余额和优惠已退回，可以重新支付' },
  unsure: '继续支付，不会重复扣款',
  returned: {
    returned: { word: '付款来晚了', note: '微信部分会原路退回，余额和优惠已退回' },
    suspense: { word: '付款与订单不符', note: '门店正在核对，余额和优惠已退回' },
  },
  again: '重新下单',
  paid: '已支付',
  byBalance: '余额支付',
  byShared: '共享卡支付',
  byWechat: '微信支付',
  saved: '本单已优惠',
  left: '余额',
  points: (points: number) => `本单积分 +${points}`,
  pointsUsed: '积分抵扣',
  pieces: (points: number) => `${points} 积分`,
  done: '返回卡包',
  empty: { words: '门店还没有可以在线点的商品', action: '返回卡包' },
}
