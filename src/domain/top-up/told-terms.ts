import type { Fen } from '../money'
import { countOf } from './promise'
import type { Quote } from './quote'

/** What a top-up was told to come to, before somebody said yes to it. Anything else is refused, never charged. */
export interface ToldTerms {
  expectedPayFen: Fen
  expectedBonusFen: Fen
  /** absent: not compared */
  expectedCoupons?: number | undefined
}

/** Whether a quote is what was told. */
export function isAsTold({ payFen, bonusFen, coupons }: Quote, told: ToldTerms): boolean {
  const { expectedPayFen, expectedBonusFen, expectedCoupons = countOf(coupons) } = told
  return payFen === expectedPayFen && bonusFen === expectedBonusFen && countOf(coupons) === expectedCoupons
}
