import { type CounterTopUp, counterTopUpDueAt } from '../../src/domain/counter/counter-top-up'
import type { ShiftId } from '../../src/domain/ids'
import { _ } from '../_platform/cloud'
import { Flows } from './flows'

export const counterTopUps = new Flows<CounterTopUp, 'orderId'>({
  collection: 'counter_top_ups',
  idField: 'orderId',
  dueAtOf: counterTopUpDueAt,
})

/** Those of a shift that are neither credited nor over: it cannot be counted before they are. */
export function unfinishedOfShift(shiftId: ShiftId, limit: number): Promise<CounterTopUp[]> {
  return counterTopUps.list({ where: { shiftId, 'progress.state': _.in(['taking', 'voiding']) }, limit })
}
