import type { ConflictView } from '../contract/offline'
import { type Instant, momentText } from '../domain/time'

/** Redemptions done without a network that did not fit what had happened meanwhile. */
export const conflictWords = {
  open: '等待处理',
  decided: '已处理',
  none: '没有要处理的冲突',
  intro: '断网时核销的券，联网后发现不能入账。余额没有变动，请逐笔决定由谁承担。',
  here: '这次核销',
  there: '不能入账的原因',
  order: '订单金额',
  sheet: { title: '处理这笔冲突', close: '先不处理' },
  honour: '门店承担',
  reject: '不认可',
  honourNote: '已优惠的金额由门店承担，会员明细会写明',
  rejectNote: '由核销门店向顾客收回优惠，会员明细会写明',
  onceOnly: '决定后不能更改',
  done: { honour: '已记为门店承担', reject: '已记为不认可' },
  at: (conflict: ConflictView, now: Instant) => `${momentText(conflict.redeemedAt, now)} 在${conflict.storeName}核销`,
  told: (conflict: ConflictView, now: Instant) => `${momentText(conflict.receivedAt, now)} 上传`,
  decidedAt: (policy: 'honour' | 'reject', at: Instant, now: Instant) =>
    `${policy === 'honour' ? '门店承担' : '不认可'} · ${momentText(at, now)}`,
}
