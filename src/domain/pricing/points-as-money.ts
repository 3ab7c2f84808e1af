import { type Fen, fen, NO_MONEY, shareOfFenRoundedDown, subtractFen, wholeYuanOf } from '../money'
import type { CheckoutSettings } from '../rules/rules'

const FEN_PER_YUAN = 100

/** As many points as may pay for this: whole yuan, within the merchant's share of the order, or none when too few. */
export function pointsFor(
  payableFen: Fen,
  points: number,
  { pointsAsMoney }: CheckoutSettings,
): { points: number; pointsFen: Fen } {
  if (pointsAsMoney === null) return { points: 0, pointsFen: NO_MONEY }
  const { perYuan, least, mostPercent } = pointsAsMoney
  const allowedYuan = wholeYuanOf(shareOfFenRoundedDown(payableFen, mostPercent, 100))
  const yuan = Math.min(Math.floor(points / perYuan), allowedYuan)
  if (yuan * perYuan < least) return { points: 0, pointsFen: NO_MONEY }
  return { points: yuan * perYuan, pointsFen: fen(yuan * FEN_PER_YUAN) }
}

/** What is to be paid in money: the price less what points pay of it. */
export function moneyOf({ payableFen, pointsFen }: { payableFen: Fen; pointsFen: Fen }): Fen {
  return subtractFen(payableFen, pointsFen)
}
