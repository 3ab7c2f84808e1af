import { deriveId, type PaperBatchId } from '../../src/domain/ids'
import { openPack, type Pack } from '../../src/domain/pack/pack'
import { printSlips } from '../../src/domain/pack/print-slips'
import { newPaperBatch, type PaperBatch, type PaperBatchWish } from '../../src/domain/paper/paper-batch'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { printedCodeOf, sha256, slipKeyOf } from '../_platform/secrets'
import { leftOfStock, returnBulk, takeBulk } from '../_store/bulk-stock'
import { paperPackIdOf } from '../_store/pack-id'
import { insertPack } from '../_store/packs'
import { paperBatches } from '../_store/paper-batches'
import { putSlip } from '../_store/paper-slips'
import { livePublished } from '../_store/published'
import { commitCommand } from './commit-command'
import { moveFlow } from './move-flow'

/**
 * Makes a batch of coupons on paper: its document, what is limited for all of it, where each code is found, and last the
 * one entry from which on all of its slips are good. Repeating it answers the same.
 * Throws COUPON_TEMPLATE_NOT_AVAILABLE, COUPON_FOR_TOP_UP, PAPER_STOCK_SHORT, COMMAND_ID_REUSED, COMMAND_ID_TIME.
 */
export async function makePaperBatch(wish: PaperBatchWish, rules: Rules, at: Instant): Promise<PaperBatch> {
  const there = await paperBatches.find(wish.batchId)
  if (there) return finished(await printOn(same(there, wish), at))
  const batch = newPaperBatch(wish, rules, at)
  if (batch instanceof Refusal) throw batch
  // Whoever asks for more than there is hears how many there are, and leaves no trace.
  await assertEnough(batch)
  if (!(await paperBatches.insert(batch))) return makePaperBatch(wish, rules, at)
  return finished(await printOn(batch, at))
}

function same(batch: PaperBatch, wish: PaperBatchWish): PaperBatch {
  const { template, count, note, staffId } = batch
  const isSame =
    template.templateId === wish.templateId && count === wish.count && note === wish.note && staffId === wish.staffId
  if (!isSame) throw new Refusal('COMMAND_ID_REUSED', {})
  return batch
}

async function assertEnough(batch: PaperBatch): Promise<void> {
  const left = await leftFor(batch)
  if (left < batch.count) throw new Refusal('PAPER_STOCK_SHORT', { left })
}

/** How many could be printed now, whatever this batch takes or took. */
async function leftFor({ stocks }: PaperBatch): Promise<number> {
  return Math.min(...(await Promise.all(stocks.map(leftOfStock))))
}

async function finished(batch: PaperBatch): Promise<PaperBatch> {
  if (batch.progress.state === 'sold_out') throw new Refusal('PAPER_STOCK_SHORT', { left: await leftFor(batch) })
  return batch
}

/** Brings a batch on to where its slips are good, from wherever it stopped. */
export async function printOn(batch: PaperBatch, at: Instant): Promise<PaperBatch> {
  switch (batch.progress.state) {
    case 'taking':
      return printOn(await takeStocks(batch, at), at)
    case 'coding':
      return printOn(await writeCodes(batch, batch.progress.coded, at), at)
    case 'printed':
    case 'sold_out':
    case 'withdrawing':
    case 'withdrawn':
      return batch
    default:
      return batch.progress satisfies never
  }
}

async function takeStocks(batch: PaperBatch, at: Instant): Promise<PaperBatch> {
  const { batchId, stocks, count } = batch
  const taken: number[] = []
  for (const stock of stocks) taken.push(await takeBulk(stock, batchId, count))
  if (taken.every(each => each === count)) return moveFlow(paperBatches, batch, { state: 'coding', coded: 0 })
  // Somebody else took some since they were counted.
  for (const [place, stock] of stocks.entries()) await returnBulk(stock, batchId, taken[place] ?? 0)
  return moveFlow(paperBatches, batch, { state: 'sold_out', at })
}

/** Codes that are written down before the batch remembers how far it has come. */
const CODES_PER_PAGE = 100
const AT_ONCE = 20

async function writeCodes(batch: PaperBatch, coded: number, at: Instant): Promise<PaperBatch> {
  const { batchId, count } = batch
  if (coded >= count) return issue(batch, at)
  const until = Math.min(count, coded + CODES_PER_PAGE)
  for (let first = coded + 1; first <= until; first += AT_ONCE) {
    const numbers = Array.from({ length: Math.min(AT_ONCE, until - first + 1) }, (_, place) => first + place)
    await Promise.all(numbers.map(number => putSlip(slipKeyOf(printedCodeOf(batchId, number)), { batchId, number })))
  }
  return moveFlow(paperBatches, batch, { state: 'coding', coded: until })
}

async function issue(batch: PaperBatch, at: Instant): Promise<PaperBatch> {
  const { batchId, template, count } = batch
  const packId = paperPackIdOf(batchId)
  await insertPack(openPack(packId, 'unnamed', at, sha256), at)
  const { rules } = await livePublished(at, null)
  const { entry } = await commitCommand({
    packId,
    commandId: deriveId('ppr', batchId),
    content: { templateId: template.templateId, count },
    rulesVersion: rules.version,
    at,
    decide: (pack: Pack) => printSlips(pack, batch, at),
  })
  return moveFlow(paperBatches, batch, { state: 'printed', at: entry.at })
}

/** A batch that this person may see: of their own store, or any for the owner. Others' are as unknown as none. */
export async function knownBatch(
  batchId: PaperBatchId,
  { role, storeId }: { role: string; storeId: string },
): Promise<PaperBatch> {
  const batch = await paperBatches.find(batchId)
  const isOwn = batch && (role === 'owner' || batch.storeId === storeId)
  if (!isOwn || batch.progress.state === 'sold_out') throw new Refusal('PAPER_BATCH_UNKNOWN', {})
  return batch
}
