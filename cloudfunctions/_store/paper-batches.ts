import type { PackId, PaperBatchId } from '../../src/domain/ids'
import type { Slips } from '../../src/domain/pack/slips'
import { type PaperBatch, paperDueAt } from '../../src/domain/paper/paper-batch'
import type { Instant } from '../../src/domain/time'
import { _ } from '../_platform/cloud'
import { findDocuments, updateWhere } from './documents'
import { Flows } from './flows'

export const paperBatches = new Flows<PaperBatch, 'batchId'>({
  collection: 'paper_batches',
  idField: 'batchId',
  dueAtOf: paperDueAt,
})

/** The newest batches, of one store or of all (null). */
export function newestPaperBatches(storeId: string | null, limit: number): Promise<PaperBatch[]> {
  return paperBatches.list({ where: storeId === null ? {} : { storeId }, orderBy: ['createdAt', 'desc'], limit })
}

/** Who last fetched the codes of a batch. */
export async function noteOpened(batchId: PaperBatchId, opened: { staffId: string; at: Instant }): Promise<void> {
  await updateWhere('paper_batches', { _id: batchId }, { opened })
}

/** What became of the slips of some batches, unchecked: for a list to look at, and one question for all of them. */
export async function slipsAsTheyLie(packIds: readonly PackId[]): Promise<Map<PackId, Slips>> {
  if (packIds.length === 0) return new Map()
  const query = { where: { _id: _.in([...packIds]) }, limit: packIds.length, fields: ['_id', 'slips'] }
  const found = await findDocuments<{ slips: Slips | null }>('packs', query)
  return new Map(found.flatMap(({ _id, slips }): [PackId, Slips][] => (slips ? [[_id as PackId, slips]] : [])))
}
