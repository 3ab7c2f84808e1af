import type { HeldView } from '../contract/pack'
import { type Fen, shortYuanText } from '../domain/money'
import { dayText, type Instant, lastDayBefore, momentText } from '../domain/time'
import { pointsText } from './points-text'

export const cardPackWords = {
  balance: '余额',
  principal: '本金',
  bonus: '赠送',
  points: '积分',
  cardNumber: (tail: string) => `卡号 ${tail}`,
  expiry: (amount: Fen, expiresAt: Instant, now: Instant) =>
    `赠送 ¥${shortYuanText(amount)} 有效至 ${dayText(lastDayBefore(expiresAt), now)}`,
  actions: { payCode: '付款码', topUp: '充值', coupons: '优惠券', statement: '明细' },
  openOrder: { message: '有一笔充值还没有完成', action: '去看看' },
  nudge: {
    again: (pay: Fen) => `再充 ${shortYuanText(pay)}`,
    switchOff: '不再提醒',
    off: { message: '不会再提醒充值', nextStep: '可在「关于这张卡」里重新打开' },
  },
  welcome: {
    title: '这张卡怎么用',
    seen: '知道了',
    steps: [
      { title: '充值，到账更多', note: '充值的本金不过期，没用完可以退' },
      { title: '到店出示付款码', note: '一分钟换一次码，余额和券一起算' },
      { title: '每一笔都能查', note: '充值、消费、到期都记在明细里' },
    ],
    gift: ({ payFen, bonusFen, isFirstOffer }: { payFen: Fen; bonusFen: Fen; isFirstOffer: boolean }) => {
      const gift = bonusFen > 0 ? `送 ${shortYuanText(bonusFen)}` : ''
      return `${isFirstOffer ? '首充' : '充'} ${shortYuanText(payFen)}${gift && ` ${gift}`}`
    },
  },
  couponsTitle: '现在可用的券',
  couponsMore: '全部',
  noCoupons: { words: '还没有可用的券', action: '去领券' },
  verify: '验证账本',
  latestTitle: '最近明细',
  latestMore: '全部',
  noEntries: { words: '充值后，每一笔收支都会记在这里', action: '去充值' },
  stale: (seenAt: Instant, now: Instant) => `显示的是 ${momentText(seenAt, now)} 的余额`,
  sharedNote: '我可用',
  services: {
    title: '更多',
    points: { title: '积分', note: '签到、兑换余额' },
    pointsHeld: (points: number) => pointsText(points),
    gifts: { title: '送礼金', note: '把余额送给朋友' },
    shared: { title: '共享卡', note: '家人同事共用一张卡' },
    bind: { title: '绑定实体卡', note: '把旧卡里的余额转进来' },
  },
  held: {
    line: (held: Fen) => `冻结中 ¥${shortYuanText(held)}`,
    title: '冻结中',
    what: {
      till: (store: string) => `${store}预留`,
      checkout: (store: string) => `${store}的订单预留`,
      rest: (store: string) => `${store}等你付余下部分`,
      payment: () => '合并付款处理中',
      refund: () => '充值退款处理中',
    } satisfies Record<HeldView['what'], (store: string) => string>,
    until: (until: Instant, now: Instant) => `${momentText(until, now)} 前没有扣款就会解冻`,
    waits: '处理完就会扣除或解冻',
  },
  orderEntry: { title: '点单', note: '余额支付，优惠自动算好' },
  staffEntry: { title: '收银台', note: (store: string, name: string) => `${store} · ${name}` },
  storedValueEntry: { title: '储值概况', note: '还没花的储值，每天的收支' },
  couponReportEntry: { title: '优惠券报表', note: '发放、核销、让利和回店' },
  handOutsEntry: { title: '发券活动', note: '扫码领、送新会员、按人群发' },
  paperEntry: { title: '纸质券', note: '印在纸上发，到店扫码核销' },
  refundEntry: { title: '退充值', note: '会员没花完的充值，按规则退回' },
  adjustmentsEntry: { title: '余额更正', note: '一个人提，另一个人批' },
  conflictsEntry: { title: '离线核销冲突', note: '断网时核销、联网后不能入账的券' },
  reviewsEntry: { title: '待核对充值', note: '风控规则拦下的充值，通过后会员才能付款' },
  alarmsEntry: { title: '异常提醒', note: '反复试码、账目和付款的异常' },
  billsEntry: { title: '对账', note: '账单和账上逐笔核对，每天签核' },
  importEntry: { title: '导入实体卡', note: '旧卡换成手机卡，余额带过来' },
  closingEntry: { title: '停业退款', note: '关店时把没有用完的本金退给会员' },
  rulesEntry: { title: '规则与发布', note: '充值档位、优惠券、门店' },
  aboutCard: {
    title: '关于这张卡',
    close: '关闭',
    kind: { unnamed: '不记名卡', named: '记名卡' },
    ceiling: { title: '余额上限', note: '按单用途预付卡规定，先消费后再充' },
    principal: { title: '本金不过期', note: '充值的本金没有使用期限' },
    bonus: { title: '赠送金额有使用期限', note: '付款时先用最早到期的赠送金额' },
    topLevel: '已是最高等级',
    levelUntil: (until: Instant, now: Instant) => `至 ${dayText(lastDayBefore(until), now)}`,
    nextLevel: (name: string, more: Fen) => `再充 ¥${shortYuanText(more)} 升为${name}`,
    naming: {
      unnamed: { title: '实名登记', note: '提高余额上限，丢了也能找回' },
      named: { title: '登记信息', note: '查看或删除' },
    },
    transfer: { title: '过户', note: '把整张卡的余额转给别人' },
    reminder: { title: '充值提醒', note: '按你的节奏，快用完时在首页说一声', on: '已开启', off: '已关闭' },
    largeType: { title: '大字模式', note: '字号放大，内容排成一列', on: '已开启', off: '已关闭' },
  },
}
