import { expiryOfClaim } from '../coupons/template'
import type { PaperBatch } from '../paper/paper-batch'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import type { Decision } from './decision'
import type { Pack } from './pack'
import { slipsLeft } from './slips'

/** From here on the slips of a batch are good: all of them are issued in one entry of the batch's own pack. */
export function printSlips(pack: Pack, batch: PaperBatch, at: Instant): Decision {
  const { batchId, template, count, staffId } = batch
  if (pack.slips) return new Refusal('COMMAND_ID_REUSED', {})
  const { templateId, terms, startsAt } = template
  // By the time at which the manager asked, not by when a flow that stopped was taken up.
  const expiresAt = expiryOfClaim(template, batch.createdAt)
  const printed = { batchId, templateId, terms, printedAt: at, startsAt, expiresAt }
  return {
    pack: { ...pack, slips: { ...printed, size: count, uses: {}, storeNames: [], gone: 0, withdrawnAt: null } },
    facts: { kind: 'paper_printed', batchId, templateId, title: terms.title, count, expiresAt, staffId },
    movements: [
      { unit: 'coupon', amount: count, from: `coupons_issued:${templateId}`, to: `paper_coupons:${batchId}` },
    ],
  }
}

/** Takes back what nobody has used, in one write: each slip is used before it or refused after it. */
export function withdrawSlips(pack: Pack, staffId: string, at: Instant): Decision {
  const { slips } = pack
  if (!slips) return new Refusal('PAPER_BATCH_UNKNOWN', {})
  if (slips.withdrawnAt !== null) return new Refusal('PAPER_WITHDRAWN', { at: slips.withdrawnAt })
  const { batchId, templateId, terms } = slips
  const count = slipsLeft(slips)
  return {
    pack: { ...pack, slips: { ...slips, gone: slips.gone + count, withdrawnAt: at } },
    facts: { kind: 'paper_withdrawn', batchId, templateId, title: terms.title, count, staffId },
    movements:
      count === 0
        ? []
        : [{ unit: 'coupon', amount: count, from: `paper_coupons:${batchId}`, to: `coupons_issued:${templateId}` }],
  }
}
