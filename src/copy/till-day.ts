import type { RefundReceipt } from '../contract/charges'
import type { ShiftView, TillLine } from '../contract/till-day'
import type { CountedBy } from '../domain/counter/counter-rules'
import { type Fen, fen, shortYuanText, yuanText } from '../domain/money'
import { type Instant, momentText } from '../domain/time'

export const paidByWords: Record<CountedBy, string> = { cash: '现金', pos: '刷卡/扫码' }

export const tillDayWords = {
  totals: '今日合计',
  charged: '储值收款',
  refunded: '储值退款',
  rest: '微信支付补足',
  restBack: { wechat: '补足部分退回微信', by_hand: '补足部分线下退款' },
  redeemed: '核销',
  undone: '撤销核销',
  count: (count: number) => `${count} 笔`,
  pieces: (count: number) => `${count} 张`,
  discount: (discount: Fen) => `优惠 ¥${shortYuanText(discount)}`,
  lines: '记录',
  newestOnly: '只显示最近 100 笔，合计包含全部',
  none: '今天还没有收款和核销',
  toppedUp: (by: CountedBy) => `代充收款（${paidByWords[by]}）`,
  void: '作废',
  wasVoided: '已作废',
  undo: '撤销',
  wasUndone: '已撤销',
  undoSheet: {
    title: '撤销这笔核销',
    close: '不撤销',
    effect: '券会退回会员卡包，有效期不变；顾客少付的部分请当面收回',
    effectOnPaper: '这张纸质券恢复可用，请交还顾客；顾客少付的部分请当面收回',
    confirm: '确认撤销',
  },
  undoDone: '已撤销，券已恢复可用',
  refund: '退款',
  wasRefunded: '已退',
  refundSheet: {
    title: '退这笔收款',
    close: '不退款',
    amount: '退款金额',
    reason: '退款原因',
    upTo: (left: number) => `最多可退 ¥${yuanText(fen(left))}`,
    effect: {
      alone: '退回会员卡里付款时的本金和赠送，用掉的券按券的规则退回',
      withRest: '储值付的退回会员卡，超出的部分原路退回微信；用掉的积分会一并退回',
      together: '只退这张卡付的部分，其他卡请分别退；用掉的券随出券的卡全额退款时，按券的规则退回',
    },
    confirm: '确认退款',
  },
  refundDone: {
    none: '已退回会员卡',
    under_way: '已受理，微信的部分正在原路退回',
    refunded: '已退回会员卡和微信',
    by_hand: '会员卡的部分已退回，微信的部分请人工退',
  } satisfies Record<RefundReceipt['wechat'], string>,
  shift: {
    title: '我的班次',
    none: '还没有开班',
    open: '开班',
    float: { label: '备用金', placeholder: '钱箱里现在有多少，没有就填 0' },
    drawer: { float: '备用金', cash: '代充现金', pos: '代充刷卡/扫码', counted: '实点现金', expected: '应有现金' },
    short: (amount: Fen) => `少 ¥${yuanText(amount)}`,
    over: (amount: Fen) => `多 ¥${yuanText(amount)}`,
    even: '账实相符',
    count: { label: '实点现金', placeholder: '清点钱箱里的现金' },
    differs: { label: '差异原因', placeholder: '写明为什么对不上' },
    opened: (at: Instant, now: Instant) => `${momentText(at, now)}开班`,
    close: '交班',
    sheet: { title: '确认交班', close: '先不交班', confirm: '确认交班', note: '交班后这一班的数字不再变动' },
    handedOver: '交班单',
    span: ({ openedAt, closedAt }: ShiftView, now: Instant) =>
      `${momentText(openedAt, now)}至${momentText(closedAt ?? now, now)}`,
  },
}

/** What was done, in one line. */
export function tillLineTitle({ did }: TillLine): string {
  switch (did.kind) {
    case 'charged':
      return did.together ? '储值收款 · 合付' : '储值收款'
    case 'given_back':
      return '储值退款'
    case 'redeemed':
      return `核销 ${did.title}`
    case 'undone':
      return `撤销核销 ${did.title}`
    case 'topped_up':
      return `代充 · ${paidByWords[did.by]}`
    case 'top_up_voided':
      return `作废代充 · ${paidByWords[did.by]}`
    case 'password_reset':
      return '协助重设支付密码'
    default:
      return did satisfies never
  }
}

/** When, whose, and by whom: in phrases, so that lines break between them. */
export function tillLineNotes(line: TillLine, now: Instant): string[] {
  const { did } = line
  const together = did.kind === 'charged' ? did.together : null
  const whole = together ? [`${together.packs} 张卡合付共 ¥${yuanText(together.paidFen)}`] : []
  return [momentText(line.at, now), line.holder, line.staffName, ...whole]
}
