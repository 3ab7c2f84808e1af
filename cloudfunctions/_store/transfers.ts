import type { PackId } from '../../src/domain/ids'
import { type Transfer, transferDueAt } from '../../src/domain/transfers/transfer'
import { Flows } from './flows'

export const transfers = new Flows<Transfer, 'transferId'>({
  collection: 'transfers',
  idField: 'transferId',
  dueAtOf: transferDueAt,
})

/** The newest transfers that a member started. */
export function transfersFrom(holderPackId: PackId, limit: number): Promise<Transfer[]> {
  return transfers.list({ where: { holderPackId }, orderBy: ['createdAt', 'desc'], limit })
}
