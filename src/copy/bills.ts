import type { BillDaySummary, BillDayView, LeftOutDay } from '../contract/bills'
import type { PayWay } from '../domain/channels/channel'
import { type Fen, yuanText } from '../domain/money'
import type { JudgedDifference } from '../domain/reconcile/bill-day'
import type { DifferenceKind } from '../domain/reconcile/match'
import { dayText, type Instant, momentText } from '../domain/time'
import { payWayWords } from './pay-ways'

/** What a difference is in the shop's words, and what to do about it: of a payment, and of a refund. */
const kinds: Record<DifferenceKind, Record<'payment' | 'refund', { title: string; advice: string }>> = {
  only_in_bill: {
    payment: { title: '已收款，账上没有', advice: '系统会自动补记。重新核对后仍在，请按商户订单号查这笔收款。' },
    refund: { title: '已退款，账上没有', advice: '可能是在商户平台直接退的。请查清是谁退的、为什么退。' },
  },
  only_in_books: {
    payment: { title: '账上有，账单没有', advice: '请在商户平台按订单号查询，确认这笔钱是否收到。' },
    refund: { title: '账上已退，账单没有', advice: '请在商户平台按退款单号查询，确认这笔钱是否退出。' },
  },
  amount_differs: {
    payment: { title: '金额不一致', advice: '请在商户平台按订单号查询实收金额。' },
    refund: { title: '退款金额不一致', advice: '请在商户平台按退款单号查询实退金额。' },
  },
  not_booked_yet: {
    payment: { title: '已收款，还没入账', advice: '系统会自动补记。重新核对后仍在，请查这位会员的明细。' },
    refund: { title: '已退款，还没记完', advice: '系统会自动补记。重新核对后仍在，请查这位会员的明细。' },
  },
  in_suspense: {
    payment: { title: '与订单不符，没有入账', advice: '这笔钱没有记到会员卡上。请核对后退回付款人。' },
    refund: { title: '与订单不符，没有入账', advice: '请按退款单号查询。' },
  },
}

export const billWords = {
  open: '等待签核',
  decided: '已完成',
  intro: '每天 10:00 后，自动用支付平台的账单核对前一天的收款和退款。核对无误后请签核。',
  none: '没有要签核的日子',
  empty: '还没有对账记录，每天 10:00 后自动核对前一天',
  day: (day: BillDaySummary['day'], now: Instant) => dayText(day, now),
  figures: ({ bill }: BillDaySummary) => [
    `收款 ¥${yuanText(bill.paidFen)}`,
    ...(bill.refunds > 0 ? [`退款 ¥${yuanText(bill.refundedFen)}`] : []),
  ],
  differing: (differences: number) => `${differences} 条差异`,
  matched: '核对完毕',
  signedOff: '已签核',
  quiet: '没有收款',
  leftOut: ({ readyAt }: LeftOutDay, now: Instant) =>
    now < readyAt
      ? { state: '账单未出', note: `${momentText(readyAt, now)} 后核对` }
      : { state: '没有核对', note: '点开后核对' },
  look: {
    matchedAt: ({ matchedAt }: BillDayView, now: Instant) => `${momentText(matchedAt, now)} 核对`,
    signed: ({ by, at }: NonNullable<BillDayView['signed']>, now: Instant) => `${by} · ${momentText(at, now)} 签核`,
    agreed: '核对无误',
    explained: '差异已说明',
    notYet: '这一天还没有核对',
    match: '现在核对',
    again: '重新核对',
    matchedAgain: '已重新核对',
    figures: '支付平台账单',
    of: (way: PayWay | null, what: 'payments' | 'refunds') => {
      const name = what === 'payments' ? '收款' : '退款'
      return way === null ? name : `${payWayWords.name(way)}${name}`
    },
    /** the number of payments, and whether the books say the same */
    counts: (bill: number, books: number, agrees: boolean) =>
      agrees ? [`${bill} 笔`, '账上一致'] : [`账单 ${bill} 笔`, `账上 ${books} 笔`],
    inBooks: (booked: Fen) => `账上 ¥${yuanText(booked)}`,
    signOff: '签核这一天',
    firstExplain: (differences: number) => `还有 ${differences} 条差异没有说明，逐条说明后才能签核`,
    signedNow: '已签核',
    unlisted: (differences: number) => `差异太多，另有 ${differences} 条没有列出`,
  },
  signSheet: {
    title: '签核这一天',
    close: '先不签核',
    confirm: '确认签核',
    effect: '签核后不再重新核对，差异说明也不能再改。会员余额不受影响。',
  },
  differences: { open: '等待说明', decided: '已处理', none: '差异都已说明', intro: '请查清每一条，写明原因。' },
  kind: (difference: JudgedDifference) =>
    kinds[difference.kind][difference.outRefundNo === null ? 'payment' : 'refund'],
  /** the last digits of the number that the sheet gives in full */
  tail: ({ outTradeNo, outRefundNo }: JudgedDifference) =>
    outRefundNo === null ? `订单尾号 ${outTradeNo.slice(-4)}` : `退款单尾号 ${outRefundNo.slice(-4)}`,
  resolution: ({ resolution }: JudgedDifference, now: Instant) => {
    switch (resolution.state) {
      case 'open':
        return null
      case 'settled_itself':
        return `${momentText(resolution.at, now)} 核对时已自动补记`
      case 'explained':
        return `${resolution.by} · ${momentText(resolution.at, now)} 说明`
      default:
        return resolution satisfies never
    }
  },
  sheet: {
    title: '说明这条差异',
    close: '先不处理',
    confirm: '保存说明',
    inBill: '账单金额',
    /** what is not in the books yet stands in its order alone */
    inBooks: ({ kind }: JudgedDifference) =>
      kind === 'not_booked_yet' || kind === 'in_suspense' ? '订单金额' : '账上金额',
    nothing: '没有',
    order: '商户订单号',
    refund: '商户退款单号',
    note: { label: '差异说明', placeholder: '查到的原因，怎么处理的' },
    effect: '说明会留在这一天的对账里，不改动会员余额。',
    saved: '已保存说明',
  },
}
