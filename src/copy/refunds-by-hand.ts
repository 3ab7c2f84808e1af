import type { GivenRefund } from '../contract/shop-refunds'
import { yuanText } from '../domain/money'
import { type Instant, momentText } from '../domain/time'

export const refundsByHandWords = {
  title: '等门店人工退',
  row: ({ holder, refundFen }: GivenRefund) => `${holder} ¥${yuanText(refundFen)}`,
  since: ({ createdAt }: GivenRefund, now: Instant) => `${momentText(createdAt, now)} 起`,
  mark: '已线下退款',
  sheet: {
    title: '标记为已线下退款',
    close: '还没有退',
    effect: ({ holder, refundFen, whatToDo }: GivenRefund) => [
      ...(whatToDo === null ? [] : [whatToDo]),
      `确认 ¥${yuanText(refundFen)} 已经退给 ${holder} 本人？标记后不能撤回`,
    ],
    note: { label: '怎么退的', placeholder: '例如：现金，本人签收' },
    confirm: '确认已退款',
  },
}
