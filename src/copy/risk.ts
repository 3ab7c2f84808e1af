import type { ReviewStanding, RiskReviewView } from '../contract/risk'
import { shortYuanText, yuanText } from '../domain/money'
import { type Instant, momentText } from '../domain/time'

/** What whoever wants to pay reads while the shop looks, and after it. The money first. */
export function reviewWords({ state, payFen, reason, note, until }: ReviewStanding, now: Instant) {
  switch (state) {
    case 'waiting':
      return {
        message: `¥${shortYuanText(payFen)} 正在等门店核对，没有扣款`,
        nextStep: `${reason}。核对后会显示在这里，着急可联系门店`,
      }
    case 'approved':
      return {
        message: `门店已核对，可以充 ¥${shortYuanText(payFen)} 以内`,
        nextStep: `${momentText(until, now)} 前有效，请选好后再付一次`,
      }
    case 'rejected':
      return {
        message: `门店没有通过 ¥${shortYuanText(payFen)}，没有扣款`,
        nextStep: `${note ?? reason}。请联系门店了解`,
      }
    default:
      return state satisfies never
  }
}

/** The shop's side. */
export const riskWords = {
  intro: '这些充值触发了风控规则，还没有扣款。请先和会员核对，再决定。',
  open: '等待核对',
  decided: '已处理',
  none: '没有要核对的充值',
  states: { waiting: '等待核对', approved: '已通过', rejected: '未通过', expired: '一天没有处理，已过期' },
  asked: ({ askedAt }: RiskReviewView, now: Instant) => `${momentText(askedAt, now)} 申请`,
  sheet: { title: '核对这笔充值', close: '先不处理' },
  title: ({ what, payFen }: RiskReviewView) => `${what} ¥${yuanText(payFen)}`,
  holder: '会员',
  reason: '触发的规则',
  note: { label: '核对说明', placeholder: '怎么核对的，或为什么不通过' },
  noteShown: '不通过时，会员会看到这段说明',
  approve: '通过',
  approveNote: '会员一天内可充这个金额以内',
  reject: '不通过',
  done: { approve: '已通过，会员可以付款了', reject: '已告知会员没有通过' },
  verdict: { approved: '通过', rejected: '不通过' },
  decidedBy: ({ verdict, by, at }: RiskReviewView['decisions'][number], now: Instant) =>
    `${by} · ${momentText(at, now)} ${riskWords.verdict[verdict]}`,
  again: '改为通过',
}
