import type { Slip } from '../../src/domain/ledger/facts/paper-facts'
import { insertDocument, readDocument } from './documents'

/** Remembers which slip a code is; again it changes nothing. */
export async function putSlip(slipKey: string, { batchId, number }: Slip): Promise<void> {
  await insertDocument('paper_slips', { _id: slipKey, batchId, number })
}

/** The slip that a code was printed for, by the code’s keyed hash; null for a code that nobody printed. */
export function findSlip(slipKey: string): Promise<Slip | null> {
  return readDocument<Slip>('paper_slips', slipKey)
}
