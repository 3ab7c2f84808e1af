import type { OrderId } from '../../src/domain/ids'
import type { BatchShare } from '../../src/domain/top-up/batch'
import { Flows } from './flows'

/** The order drives them: the clock looks at it, and so none of these has a time of its own. */
export const batchShares = new Flows<BatchShare, 'lineId'>({
  collection: 'batch_shares',
  idField: 'lineId',
  dueAtOf: () => null,
})

const MOST_LINES = 50

/** The shares of one payment, those that it has come to. */
export function sharesOf(orderId: OrderId): Promise<BatchShare[]> {
  return batchShares.list({ where: { orderId }, limit: MOST_LINES })
}
