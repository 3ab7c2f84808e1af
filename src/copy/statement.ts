import { dayText, type Instant, lastDayBefore, type ShopDay } from '../domain/time'

export const statementWords = {
  allMonths: '全部',
  month: (month: string, thisYear: string) => {
    const [year = '', number = ''] = month.split('-')
    return year === thisYear ? `${Number(number)}月` : `${year}年${Number(number)}月`
  },
  groups: {
    all: '全部类型',
    top_up: '充值',
    spend: '消费',
    refund: '退款',
    gift: '转赠',
    expiry: '到期',
    coupon: '优惠券',
    points: '积分',
    other: '其他',
  },
  verify: { title: '验证账本', note: '让手机把每一笔重新算一遍' },
  save: {
    title: '导出',
    note: '把全部明细存成表格',
    busy: (lines: number) => `正在导出，已读 ${lines} 笔`,
    done: '已导出',
    fileName: (day: string) => `会员卡明细-${day}.csv`,
  },
  more: '更早的明细',
  end: '没有更早的明细了',
  line: {
    close: '关闭',
    help: '有疑问，问门店',
    change: '变动',
    when: '时间',
    store: '门店',
    order: '订单号',
    copy: '复制',
    copied: '已复制订单号',
    number: '第几笔',
    place: (seq: number) => `第 ${seq} 笔`,
    lots: '动用的余额',
    lot: { principal: '本金', bonus: '赠送', unknown: '余额' },
    never: '不过期',
    until: (expiresAt: Instant, now: Instant) => `有效至${dayText(lastDayBefore(expiresAt), now)}`,
    points: '积分',
    balance: '这笔之后的余额',
    proof: '凭证',
    verdict: {
      in_root: (day: ShopDay, now: Instant) => `在${dayText(day, now)}公布的指纹里，核对无误`,
      whole: () => '内容和它的指纹相符，当天的指纹公布后可再核对',
      broken: () => '对不上，请验证账本后联系门店',
    },
  },
  empty: { words: '这里没有记录' },
  emptyAll: { words: '充值后，每一笔收支都会记在这里', action: '去充值' },
}
