import { type Adjustment, adjustmentDueAt } from '../../src/domain/adjustments/adjustment'
import { Flows } from './flows'

export const adjustments = new Flows<Adjustment, 'adjustmentId'>({
  collection: 'adjustments',
  idField: 'adjustmentId',
  dueAtOf: adjustmentDueAt,
})

/** The newest corrections, whatever became of them. */
export function newestAdjustments(limit: number): Promise<Adjustment[]> {
  return adjustments.list({ where: {}, orderBy: ['createdAt', 'desc'], limit })
}
