import type { CouponTemplate } from '../../src/domain/coupons/template'
import { MOST_SLIPS, type Slips } from '../../src/domain/pack/slips'
import { type PaperBatch, whyNotPrintable } from '../../src/domain/paper/paper-batch'
import { Refusal } from '../../src/domain/refusal'
import type { Rules, StaffMember } from '../../src/domain/rules/rules'
import { stocksOf } from '../../src/domain/stock/shards'
import type { Instant } from '../../src/domain/time'
import { printedCodeOf } from '../_platform/secrets'
import { leftOfStock } from '../_store/bulk-stock'
import { paperPackIdOf } from '../_store/pack-id'
import { findPack } from '../_store/packs'
import { newestPaperBatches, noteOpened, slipsAsTheyLie } from '../_store/paper-batches'

const NEWEST = 50

/** The newest batches that this person may see, with what became of their slips; and what can be printed now. */
export async function listPaper({ role, storeId }: StaffMember, rules: Rules, at: Instant) {
  const found = await newestPaperBatches(role === 'owner' ? null : storeId, NEWEST)
  const batches = found.filter(({ progress }) => progress.state !== 'sold_out')
  const [slips, printable] = await Promise.all([
    slipsAsTheyLie(batches.map(({ batchId }) => paperPackIdOf(batchId))),
    Promise.all(
      rules.couponTemplates
        .filter(template => whyNotPrintable(template, at) === null)
        .map(async template => ({ template, left: await leftOf(template, at) })),
    ),
  ])
  return {
    batches: batches.map(batch => ({ batch, slips: slips.get(paperPackIdOf(batch.batchId)) ?? null })),
    printable,
  }
}

async function leftOf(template: CouponTemplate, at: Instant): Promise<number | null> {
  const stocks = stocksOf(template, at)
  return stocks.length === 0 ? null : Math.min(...(await Promise.all(stocks.map(leftOfStock))))
}

/** What became of a batch's slips; null while there are none. */
export async function slipsOfBatch({ batchId }: PaperBatch): Promise<Slips | null> {
  const packId = paperPackIdOf(batchId)
  return (await slipsAsTheyLie([packId])).get(packId) ?? null
}

const CODES_PER_PAGE = 100

/** One slip as it is printed. */
export interface PrintedSlip {
  number: number
  code: string
  used: boolean
}

/**
 * A page of the codes of a good batch, computed anew each time. Who fetched them last is written down first: they are worth
 * money. Throws PAPER_BATCH_UNFINISHED, PAPER_WITHDRAWN, COUPON_EXPIRED.
 */
export async function paperCodes(
  batch: PaperBatch,
  after: number,
  staffId: string,
  at: Instant,
): Promise<{ slips: Slips; page: PrintedSlip[]; next: number | null }> {
  const { batchId, count } = batch
  const pack = await findPack(paperPackIdOf(batchId), at)
  if (!pack?.slips) throw new Refusal('PAPER_BATCH_UNFINISHED', {})
  const { slips } = pack
  if (slips.withdrawnAt !== null) throw new Refusal('PAPER_WITHDRAWN', { at: slips.withdrawnAt })
  if (at >= slips.expiresAt) throw new Refusal('COUPON_EXPIRED', { expiresAt: slips.expiresAt })
  await noteOpened(batchId, { staffId, at })
  const last = Math.min(count, after + CODES_PER_PAGE, MOST_SLIPS)
  const numbers = Array.from({ length: Math.max(0, last - after) }, (_, place) => after + place + 1)
  const page = numbers.map(number => {
    return { number, code: printedCodeOf(batchId, number), used: slips.uses[number] !== undefined }
  })
  return { slips, page, next: last < count ? last : null }
}
