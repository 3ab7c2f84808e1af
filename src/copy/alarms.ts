import type { AlarmKind } from '../domain/audit/alarm'

const kinds: Record<AlarmKind, string> = {
  pack_seal_broken: '卡包被改动',
  entry_differs: '账目不一致',
  audit_differs: '对账差异',
  rules_seal_broken: '规则被改动',
  payment_differs: '付款不符',
  coupons_left_out: '券没有发出',
  refund_by_hand: '待人工退款',
  codes_guessed: '试探券码',
  code_tried_again: '反复出示废码',
  message_refused: '消息发不出去',
  ticket_overdue: '提问超时未回复',
}

export const alarmWords = {
  title: '异常提醒',
  kind: (kind: AlarmKind) => kinds[kind],
  none: '没有需要留意的异常',
}
