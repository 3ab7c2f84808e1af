import type { PaymentOutcome } from '../../cloud/payment'
import type { Trouble } from '../../cloud/trouble'
import type { OrderRest, PaidView } from '../../contract/checkout'
import type { PackId } from '../../domain/ids'
import { type Fen, NO_MONEY, subtractFen } from '../../domain/money'
import type { Attempt } from './attempt'

/** Where the order stands on this screen. The shop's word decides; the phone only shows it. */
export type OrderStage =
  /** `over`: what was asked to be paid beside the balance was not, and nothing is held any more */
  | { stage: 'choosing'; trouble: Trouble | null; over: boolean }
  /** looking up an order that was left half way */
  | { stage: 'resuming' }
  | { stage: 'starting' }
  /** nobody knows whether the last call took effect: the same attempt again finds out */
  | { stage: 'unsure'; attempt: Attempt; trouble: Trouble }
  /** WeChat's payment sheet lies over the page */
  | { stage: 'paying'; rest: OrderRest }
  /** balance and offers are kept, the rest is not paid yet */
  | ({ stage: 'unpaid' } & Unpaid)
  | { stage: 'crediting'; attempt: Attempt; slow: boolean }
  | { stage: 'paid'; paid: PaidOrder }
  /** the money came when nothing was to be paid any more, or was another sum */
  | { stage: 'returned'; state: 'returned' | 'suspense' }

export interface Unpaid {
  attempt: Attempt
  rest: OrderRest
  /** how the last payment sheet closed without money having moved */
  after: PaymentOutcome | null
  trouble: Trouble | null
  /** it is being asked for again, or given up */
  busy: boolean
}

export const CHOOSING: OrderStage = { stage: 'choosing', trouble: null, over: false }

/** What was paid, and from where. */
export interface PaidOrder {
  /** in money: balance and WeChat Pay */
  totalFen: Fen
  savedFen: Fen
  points: number
  balanceFen: Fen
  sharedPackId: PackId | null
  restFen: Fen
  /** what is on the card afterwards; null where nobody has said */
  leftFen: Fen | null
  pointsEarned: number
}

/** Paid by points and balance alone. */
export function paidByBalance({ sharedPackId }: Attempt, paid: PaidView): PaidOrder {
  const { paidFen, savedFen, pointsUsed, balanceFen: leftFen, pointsEarned } = paid
  const money = { totalFen: paidFen, balanceFen: paidFen, restFen: NO_MONEY }
  return { ...money, savedFen, points: pointsUsed, sharedPackId: sharedPackId ?? null, leftFen, pointsEarned }
}

/** Where an order stands by the shop's word; what an unpaid one looks like is the caller's. */
export function stageOf(rest: OrderRest, unpaid: Unpaid): OrderStage {
  const { state } = rest
  switch (state) {
    case 'waiting':
      return { stage: 'unpaid', ...unpaid }
    case 'crediting':
      return { stage: 'crediting', attempt: unpaid.attempt, slow: true }
    case 'paid':
      return { stage: 'paid', paid: paidWithRest(rest) }
    case 'closed':
      return { stage: 'choosing', trouble: null, over: true }
    case 'returned':
    case 'suspense':
      return { stage: 'returned', state }
    default:
      return state satisfies never
  }
}

/** Paid with WeChat Pay beside them. */
function paidWithRest(rest: OrderRest): PaidOrder {
  const { payableFen, pointsFen, savedFen, points, balanceFen, restFen, sharedPackId } = rest
  const money = { totalFen: subtractFen(payableFen, pointsFen), balanceFen, restFen }
  return { ...money, savedFen, points, sharedPackId, leftFen: null, pointsEarned: 0 }
}
