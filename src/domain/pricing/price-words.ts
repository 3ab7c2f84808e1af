import { percentText } from '../coupons/terms'
import { type Fen, fen } from '../money'
import type { BestPrice } from './best-price'
import type { Reduction } from './price'

/** One line of the explanation: what it is, and what it does to the price. */
export interface PriceLine {
  /** different for every line of one explanation */
  id: string
  words: string
  fen: Fen
}

/** The whole way from the listed price to what is paid, line by line: it adds up. */
export function explainPrice(best: BestPrice): PriceLine[] {
  const lines: PriceLine[] = [{ id: 'listed', words: '商品原价', fen: best.amountFen }]
  for (const reduction of best.reductions) {
    const id = reduction.kind === 'coupon' ? reduction.couponId : reduction.ruleId
    lines.push({ id, words: wordsOf(reduction), fen: fen(-reduction.offFen) })
  }
  lines.push({ id: 'payable', words: best.paidBy === 'balance' ? '应付（余额支付价）' : '应付', fen: best.payableFen })
  if (best.points > 0) lines.push({ id: 'points', words: `${best.points} 积分抵扣`, fen: fen(-best.pointsFen) })
  if (best.balanceFen > 0) lines.push({ id: 'balance', words: '余额支付', fen: fen(-best.balanceFen) })
  if (best.restFen > 0) lines.push({ id: 'rest', words: '还需支付', fen: best.restFen })
  return lines
}

/** Said under a price whose search was cut short. */
export const NOT_EXHAUSTED = '券较多，已为你选出较优的组合'

function wordsOf(reduction: Reduction): string {
  if (reduction.kind === 'member_price') return `${reduction.title} ${percentText(reduction.payPercent)}`
  return reduction.item === null ? reduction.title : `${reduction.title} · ${reduction.item}`
}
