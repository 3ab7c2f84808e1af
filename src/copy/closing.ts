import type { ClosingReport, ClosingView, Sum } from '../contract/closing'
import { yuanText } from '../domain/money'
import { type Instant, momentText } from '../domain/time'

export const closingWords = {
  intro: '停业后不再接受充值。系统会把每位会员没有用完的本金按规则退回：一年内的原路退回微信，其余列出来由门店人工退。',
  rule: '按「门店停业」退款：用掉的赠送不扣，退回没有用完的实付金额',
  reason: { label: '停业原因', placeholder: '例如：租约到期' },
  start: '开始停业退款',
  sheet: {
    title: '确认停业退款',
    close: '先不开始',
    effect: '开始后会员马上不能充值，退款会陆续发出。已发出的退款不能撤回。',
    label: '输入店名确认',
    confirm: '确认停业并退款',
  },
  state: {
    running: '正在退款',
    paused: '已暂停',
    done: '全部处理完',
    reopened: '已恢复营业',
  } satisfies Record<ClosingView['state'], string>,
  since: ({ reason, startedAt }: ClosingView, now: Instant) => `${reason} · ${momentText(startedAt, now)} 开始`,
  progress: ({ state, round, looked }: ClosingView) =>
    state === 'running' || state === 'paused' ? `第 ${round} 轮，已核对 ${looked} 张卡` : `共核对 ${round} 轮`,
  refunded: '已退回',
  underWay: '退款中',
  byHand: '待人工退款',
  sum: ({ count }: Sum) => `${count} 笔`,
  amount: ({ fen }: Sum) => `¥${yuanText(fen)}`,
  pause: '暂停',
  resume: '继续退款',
  reopen: '恢复营业',
  reopenSheet: {
    title: '恢复营业',
    close: '先不恢复',
    effect: '会员又可以充值。已退回的不会收回，还没退的不再退。',
    confirm: '确认恢复营业',
  },
  report: '下载退款清单',
  saved: '退款清单已保存',
  fileName: (startedAt: Instant, now: Instant) => `停业退款 ${momentText(startedAt, now)}.csv`.replace(/[:/]/g, '-'),
  file: {
    ways: { original: '原路退回', byHand: '人工退款' },
    states: {
      holding: '处理中',
      requested: '退款中',
      refunded: '已退回',
      failed: '处理中',
      released: '未退（金额有变化，另有一笔）',
      manual: '待人工退款',
      paying_by_hand: '处理中',
      paid_by_hand: '已人工退款',
    } satisfies Record<ClosingReport['refunds'][number]['state'], string>,
    leftover: '没有对应的付款，请人工退还',
    frozen: '卡包已停用，请核对后人工退还',
  },
}
