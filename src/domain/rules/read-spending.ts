import type { DebitOrder } from '../ledger/debit-order'
import { fen } from '../money'
import type { CardKind } from '../pack/pack'
import type { SpendLimits } from '../pack/spend-limits'
import type { FieldReader } from './field-reader'

/** How balance is spent, by the merchant's document `shop`. */
export interface SpendingRules {
  /** what a card may be charged in one purchase and in a day */
  spendLimits: Record<CardKind, SpendLimits>
  /** which money a charge takes first */
  debitOrder: DebitOrder
}

const debitOrders: Record<string, DebitOrder> = {
  先扣赠送: 'bonus_first',
  先扣本金: 'principal_first',
  按比例: 'proportional',
}
const cardNames = { unnamed: '不记名卡', named: '记名卡' } as const

/** Cards of a merchant who says nothing about limits. */
export const NO_SPEND_LIMITS: SpendingRules['spendLimits'] = {
  unnamed: { purchaseFen: null, dayFen: null },
  named: { purchaseFen: null, dayFen: null },
}

/** Reads the fields of `shop` about spending; all of them may be left out. */
export function readSpending(reader: FieldReader): SpendingRules {
  const order = reader.choice('debitOrder', '扣款顺序', Object.keys(debitOrders), '先扣赠送')
  return {
    spendLimits: { unnamed: readLimits(reader, 'unnamed'), named: readLimits(reader, 'named') },
    debitOrder: debitOrders[order] ?? 'bonus_first',
  }
}

function readLimits(reader: FieldReader, kind: CardKind): SpendLimits {
  const range = { least: fen(100) }
  const [one, day] = [`${kind}PurchaseLimitYuan`, `${kind}DayLimitYuan`]
  const purchaseFen = reader.yuanOrNothing(one, `${cardNames[kind]}单笔消费上限`, range)
  const dayFen = reader.yuanOrNothing(day, `${cardNames[kind]}每天消费上限`, range)
  const crossed = purchaseFen !== null && dayFen !== null && purchaseFen > dayFen
  reader.complainIf(crossed, `${cardNames[kind]}单笔消费上限 ${one} 不能高于每天消费上限 ${day}`)
  return { purchaseFen, dayFen }
}
