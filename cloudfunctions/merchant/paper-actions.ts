import type { PaperBatchView, PaperOutputs, paperInputs } from '../../src/contract/paper'
import { couponRules } from '../../src/domain/coupons/coupon-rules'
import { expiryOfClaim } from '../../src/domain/coupons/template'
import { benefitText } from '../../src/domain/coupons/terms'
import type { Slips } from '../../src/domain/pack/slips'
import { slipsLeft } from '../../src/domain/pack/slips'
import type { PaperBatch } from '../../src/domain/paper/paper-batch'
import type { Published } from '../../src/domain/rules/publish'
import { storeNameIn } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Actions } from '../_platform/serve'
import type { StaffActor } from '../_usecases/actors'
import { knownBatch, makePaperBatch } from '../_usecases/make-paper-batch'
import { listPaper, paperCodes, slipsOfBatch } from '../_usecases/read-paper'
import { staffNameIn } from '../_usecases/staff-name'
import { withdrawPaperBatch } from '../_usecases/withdraw-paper-batch'

/** Coupons on paper, for managers. */
export const paperActions: Actions<typeof paperInputs, PaperOutputs, StaffActor> = {
  'paper.list': async (_input, { member, published }, { at }) => {
    const { batches, printable } = await listPaper(member, published.rules, at)
    return {
      batches: batches.map(({ batch, slips }) => batchView(batch, slips, published, at)),
      templates: printable.map(({ template, left }) => ({
        templateId: template.templateId,
        title: template.terms.title,
        benefit: benefitText(template.terms.benefit),
        expiresAt: expiryOfClaim(template, at),
        left,
      })),
    }
  },
  'paper.make': async (wish, { member, published }, { at }) => {
    const { staffId, storeId } = member
    const batch = await makePaperBatch({ ...wish, staffId, storeId }, published.rules, at)
    return batchView(batch, await slipsOfBatch(batch), published, at)
  },
  'paper.codes': async ({ batchId, after }, { member, published: { rules } }, { at }) => {
    const batch = await knownBatch(batchId, member)
    const { slips, page, next } = await paperCodes(batch, after, member.staffId, at)
    const { terms, startsAt, expiresAt } = slips
    return {
      ...{ shopName: rules.shop.shopName, title: terms.title, face: terms.benefit, startsAt, expiresAt, next },
      rules: couponRules(terms, storeNameIn(rules)),
      ...{ note: batch.note, count: batch.count, slips: page },
    }
  },
  'paper.withdraw': async ({ batchId }, { member, published }, { at }) => {
    const batch = await withdrawPaperBatch(await knownBatch(batchId, member), member.staffId, at)
    return batchView(batch, await slipsOfBatch(batch), published, at)
  },
}

function batchView(batch: PaperBatch, slips: Slips | null, { rules, people }: Published, at: Instant): PaperBatchView {
  const { batchId, template, note, storeId, createdAt, count, opened } = batch
  return {
    ...{ batchId, title: template.terms.title, note, storeName: storeNameIn(rules)(storeId), createdAt, count },
    state: stateOf(batch, slips, at),
    redeemed: slips ? Object.keys(slips.uses).length : 0,
    left: slips && at < slips.expiresAt && slips.withdrawnAt === null ? slipsLeft(slips) : 0,
    expiresAt: slips?.expiresAt ?? null,
    opened: opened ? { at: opened.at, staffName: staffNameIn(people)(opened.staffId) } : null,
  }
}

function stateOf({ progress }: PaperBatch, slips: Slips | null, at: Instant): PaperBatchView['state'] {
  switch (progress.state) {
    case 'taking':
    case 'coding':
    case 'sold_out':
      return 'making'
    case 'withdrawing':
    case 'withdrawn':
      return 'withdrawn'
    case 'printed':
      return slips && at >= slips.expiresAt ? 'over' : 'good'
    default:
      return progress satisfies never
  }
}
