import { deriveId } from '../../src/domain/ids'
import { withdrawSlips } from '../../src/domain/pack/print-slips'
import type { PaperBatch } from '../../src/domain/paper/paper-batch'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { returnBulk } from '../_store/bulk-stock'
import { paperPackIdOf } from '../_store/pack-id'
import { paperBatches } from '../_store/paper-batches'
import { livePublished } from '../_store/published'
import { commitCommand } from './commit-command'
import { printOn } from './make-paper-batch'
import { moveFlow } from './move-flow'
import { sweepFlows } from './sweep-flows'

/**
 * Withdraws what is left of a batch: from the entry on no slip of it is good, and what was taken for those that nobody used
 * is there again. Repeating it answers the same. Throws PAPER_BATCH_UNFINISHED.
 */
export async function withdrawPaperBatch(batch: PaperBatch, staffId: string, at: Instant): Promise<PaperBatch> {
  switch (batch.progress.state) {
    case 'taking':
    case 'coding':
    case 'sold_out':
      throw new Refusal('PAPER_BATCH_UNFINISHED', {})
    case 'printed':
      return withdrawOn(await moveFlow(paperBatches, batch, { state: 'withdrawing', by: staffId, at }), at)
    case 'withdrawing':
    case 'withdrawn':
      return withdrawOn(batch, at)
    default:
      return batch.progress satisfies never
  }
}

async function withdrawOn(batch: PaperBatch, at: Instant): Promise<PaperBatch> {
  const { batchId, stocks, progress } = batch
  if (progress.state !== 'withdrawing') return batch
  const { by } = progress
  const { rules } = await livePublished(at, null)
  const { entry } = await commitCommand({
    packId: paperPackIdOf(batchId),
    commandId: deriveId('pwd', batchId),
    content: { withdraw: batchId, by },
    rulesVersion: rules.version,
    at,
    decide: pack => withdrawSlips(pack, by, at),
  })
  const count = entry.facts.kind === 'paper_withdrawn' ? entry.facts.count : 0
  for (const stock of stocks) await returnBulk(stock, batchId, count)
  return moveFlow(paperBatches, batch, { state: 'withdrawn', by, at: entry.at, count })
}

/** The clock's part: batches whose making or withdrawal stopped half way. */
export function sweepPaperBatches(at: Instant): Promise<number> {
  return sweepFlows(paperBatches, at, batch =>
    batch.progress.state === 'withdrawing' ? withdrawOn(batch, at) : printOn(batch, at),
  )
}
