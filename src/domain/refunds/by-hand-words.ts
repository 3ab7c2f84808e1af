import { yuanText } from '../money'
import type { TopUpRefund } from './top-up-refund'

/** What the shop has to do about a refund that cannot go back by itself, in Chinese. */
export function byHandWords({
  refundFen,
  sale,
  uncredited,
}: Pick<TopUpRefund, 'refundFen' | 'sale' | 'uncredited'>): string {
  const amount = `¥${yuanText(refundFen)}`
  if (sale) return `这笔消费里微信支付的部分不能原路退回。请把 ${amount} 退给会员本人并留好凭证，再标记为已退款`
  if (uncredited) {
    return `这笔付款与订单不符，没有入账，也不能原路退回。请把 ${amount} 退给付款人并留好凭证，再标记为已退款`
  }
  return `这笔充值不能原路退回。请把 ${amount} 退给会员本人并留好凭证，再标记为已退款；在此之前，这笔余额保持冻结`
}
