import { deriveId } from '../../src/domain/ids'
import { settleTopUp as credit } from '../../src/domain/pack/settle-top-up'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { type BatchLine, type BatchShare, creditedAs, isGivenUp } from '../../src/domain/top-up/batch'
import { batchShares } from '../_store/batch-shares'
import { refunds } from '../_store/refunds'
import { commitCommand } from './commit-command'
import { moveFlow } from './move-flow'
import type { BatchOrder } from './start-batch'

/** Cards that are credited beside one another: a payment for many is done in a second or two. */
const AT_ONCE = 5

interface Paid {
  transactionId: string
  paidAt: Instant
}

/**
 * Credits every card of a payment, each exactly once under its own id. One that cannot take it now keeps none of the others
 * from theirs; it is tried again, and after an hour its share becomes the payer's and goes back by the ordinary refund. Throws
 * what stood in the way while a share is not at its end.
 */
export async function creditBatch(order: BatchOrder, paid: Paid, at: Instant): Promise<void> {
  const inTheWay: unknown[] = []
  for (let from = 0; from < order.batch.length; from += AT_ONCE) {
    const some = order.batch.slice(from, from + AT_ONCE).map(line => creditLine(order, line, paid, at))
    for (const done of await Promise.allSettled(some)) if (done.status === 'rejected') inTheWay.push(done.reason)
  }
  if (inTheWay.length > 0) throw inTheWay[0]
}

async function creditLine(order: BatchOrder, line: BatchLine, paid: Paid, at: Instant): Promise<void> {
  const share = await shareOf(order, line, paid)
  switch (share.progress.state) {
    case 'credited':
    case 'diverted':
      return
    case 'crediting':
      return toItsCard(share, order, paid, at)
    case 'diverting':
      return toThePayer(share, order, paid, at)
    default:
      return share.progress satisfies never
  }
}

/** The share's document comes first: it says where the money goes, whoever brings it there. */
async function shareOf({ orderId, quote, packId }: BatchOrder, line: BatchLine, { paidAt }: Paid): Promise<BatchShare> {
  const there = await batchShares.find(line.lineId)
  if (there) return there
  const of = { orderId, totalFen: quote.payFen, payerPackId: packId, paidAt }
  const share: BatchShare = { ...line, ...of, progress: { state: 'crediting' } }
  if (await batchShares.insert(share)) return share
  const other = await batchShares.find(line.lineId)
  if (!other) throw new Refusal('TRY_AGAIN', {})
  return other
}

async function toItsCard(share: BatchShare, order: BatchOrder, paid: Paid, at: Instant): Promise<void> {
  try {
    await book(share, order, paid, at)
  } catch (error) {
    const canNot = error instanceof Refusal && (error.code === 'PACK_FROZEN' || error.code === 'PACK_NOT_OPENED')
    if (!canNot || !isGivenUp(share, at)) throw error
    const diverting = await moveFlow(batchShares, share, { state: 'diverting', since: at })
    if (diverting.progress.state === 'diverting') await toThePayer(diverting, order, paid, at)
    return
  }
  await moveFlow(batchShares, share, { state: 'credited', creditedAt: at })
}

async function toThePayer(share: BatchShare, order: BatchOrder, paid: Paid, at: Instant): Promise<void> {
  await book(share, order, paid, at)
  const { lineId, orderId, totalFen, payerPackId, quote } = share
  const { payFen: paidFen } = quote
  // The clock takes it from here: held, given back by WeChat, closed.
  await refunds.insert({
    ...{ refundId: deriveId('rft', lineId), orderId: lineId, packId: payerPackId, reason: 'merchant' },
    ...{ refundFen: paidFen, paidFen, paidAt: paid.paidAt, paidUnder: { orderId, totalFen } },
    ...{ staffId: null, createdAt: at, progress: { state: 'holding' } },
  })
  await moveFlow(batchShares, share, { state: 'diverted', creditedAt: at })
}

async function book(share: BatchShare, { packId: payer }: BatchOrder, paid: Paid, at: Instant): Promise<void> {
  const { lineId } = share
  const { packId, quote } = creditedAs(share)
  const by = packId === payer ? {} : { payerPackId: payer }
  await commitCommand({
    packId,
    commandId: deriveId('top', lineId),
    content: { orderId: lineId, payFen: quote.payFen, bonusFen: quote.bonusFen },
    rulesVersion: quote.rulesVersion,
    at,
    decide: pack => credit(pack, { orderId: lineId, quote, ...paid, ...by }, at),
  })
}
