import type { Fen } from '../../src/domain/money'
import type { TillGoods, TillLine } from '../../src/domain/pricing/till-goods'
import { Refusal } from '../../src/domain/refusal'

/** What is sold, as the contract lets it be asked: an amount or lines, and never both. */
export function goodsOf({
  amountFen,
  lines,
}: {
  amountFen?: Fen | undefined
  lines?: TillLine[] | undefined
}): TillGoods {
  if (lines !== undefined) return { lines }
  if (amountFen !== undefined) return { amountFen }
  throw new Refusal('INPUT_INVALID', { field: 'amountFen' })
}
