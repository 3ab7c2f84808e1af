import { type Fen, yuanText } from '../money'

/** What the shop has to do about a refund that cannot go back by itself, in Chinese. */
export function byHandWords(refundFen: Fen): string {
  return `这笔充值不能原路退回。请把 ¥${yuanText(refundFen)} 退给会员本人并留好凭证，再标记为已退款；在此之前，这笔余额保持冻结`
}
