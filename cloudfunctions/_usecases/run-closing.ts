import {
  afterPage,
  bringsPrincipal,
  type Closing,
  type ClosingState,
  packsPerTick,
} from '../../src/domain/closing/closing'
import { bodyOf, ID_RANDOM_BYTES, makeId, type OrderId, type PackId, type TopUpRefundId } from '../../src/domain/ids'
import { freeFen } from '../../src/domain/ledger/lots'
import { type Fen, sumFen } from '../../src/domain/money'
import { lotsOf, openReservations, type Pack } from '../../src/domain/pack/pack'
import type { TopUpRefund } from '../../src/domain/refunds/top-up-refund'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { sha256 } from '../_platform/secrets'
import { packIdsAfter } from '../_store/audits'
import { closings, putLeftover } from '../_store/closings'
import { wereWritten } from '../_store/entries'
import { loadPack } from '../_store/packs'
import { refunds } from '../_store/refunds'
import { bringRefundOn } from './bring-refund-on'
import { moveFlow } from './move-flow'
import { sweepFlows } from './sweep-flows'
import { quoteTopUpRefund } from './top-up-refund'

/** Packs that are looked at beside one another. */
const AT_ONCE = 5

/** The clock's part: a page of packs of the closing that is running. */
export function runClosings(at: Instant): Promise<number> {
  return sweepFlows(closings, at, closing => walkOn(closing, at))
}

async function walkOn(closing: Closing, at: Instant): Promise<void> {
  const { progress } = closing
  if (progress.state !== 'running') return
  const packIds = await packIdsAfter(progress.after, packsPerTick)
  let unsettled = 0
  for (let from = 0; from < packIds.length; from += AT_ONCE) {
    const some = packIds.slice(from, from + AT_ONCE).map(packId => settlePack(closing, packId, at))
    unsettled += (await Promise.all(some)).filter(isSettled => !isSettled).length
  }
  const isLast = packIds.length < packsPerTick
  // It may have come to a card that had been looked at: a gift from one that had not, or a sale given back.
  if (isLast && unsettled === 0 && (await wereWritten(bringsPrincipal, progress.roundBegan))) unsettled = 1
  const page = { last: packIds.at(-1) ?? null, looked: packIds.length, unsettled, isLast }
  const next: ClosingState = afterPage(closing, progress, page, at)
  await moveFlow(closings, closing, next)
}

/**
 * Begins the refund of every top-up that a pack still holds something of, each under an id that follows from the closing:
 * a page that is walked twice gives nothing back twice. False while something was begun or is still in the way.
 */
async function settlePack({ closingId, staffId, startedAt }: Closing, packId: PackId, at: Instant): Promise<boolean> {
  try {
    const pack = await loadPack(packId, at)
    let isSettled = !isMoving(pack, at)
    const unexplained: Fen[] = []
    for (const lot of lotsOf(pack)) {
      if (lot.kind !== 'principal' || lot.leftFen === 0) continue
      const orderId = `ord_${bodyOf(lot.lotId)}` as OrderId
      const given = await giveBack({ closingId, staffId, startedAt, packId, orderId }, pack, at)
      if (given === 'no_payment') unexplained.push(lot.leftFen)
      // What a refund by hand holds is paid with it; what has come to the same lot since is not.
      if (given === 'by_hand') unexplained.push(freeFen(lot))
      if (given === 'begun' || given === 'later') isSettled = false
    }
    await putLeftover({ closingId, packId, principalFen: sumFen(unexplained) })
    return isSettled
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'TRY_AGAIN') {
      log('pack of a closing left for the next round', { error: errorText(error) })
      return false
    }
    // Frozen: a person looks at it anyway, and settles it by hand.
    await putLeftover({ closingId, packId, principalFen: null })
    return true
  }
}

/** Something is on its way in or out, and will lie in the pack, or be gone, by a later round. Refunds are looked at one by one. */
function isMoving(pack: Pack, at: Instant): boolean {
  const isKept = pack.holds.some(({ owner }) => owner.kind !== 'refund')
  return isKept || Object.keys(pack.parcels).length > 0 || openReservations(pack, at).length > 0
}

interface OfTopUp extends Pick<Closing, 'closingId' | 'staffId' | 'startedAt'> {
  packId: PackId
  orderId: OrderId
}

/** What is left of one top-up is given back so often; then the rest of it is left to the shop. */
const MOST_ATTEMPTS = 9

async function giveBack(
  of: OfTopUp,
  pack: Pack,
  at: Instant,
): Promise<'begun' | 'later' | 'by_hand' | 'no_payment' | 'nothing'> {
  const { closingId, staffId, packId, orderId } = of
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const refundId = refundIdOf(of, attempt)
    const there = await refunds.find(refundId)
    // What came to nothing is begun anew; and money may have come back to what was given back, a gift or a sale.
    if (there && isOver(there)) continue
    if (there) return there.progress.state === 'manual' ? 'by_hand' : 'later'
    try {
      const wish = { orderId, packId, reason: 'merchant' as const }
      const { order, paid, refundFen } = await quoteTopUpRefund(wish, at)
      const refund: TopUpRefund = {
        ...{ refundId, ...wish, refundFen, staffId, closingId },
        ...{ paidFen: paid.quote.payFen, paidAt: paid.paidAt, createdAt: at, progress: { state: 'holding' } },
        ...(order.paidUnder && { paidUnder: order.paidUnder }),
      }
      if (await refunds.insert(refund)) await bringOn(refund, at)
      return 'begun'
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'ORDER_UNKNOWN') return 'no_payment'
      if (error.code === 'NOTHING_TO_REFUND') return 'nothing'
      if (error.code === 'REFUND_HELD') return (await waitsForHand(pack)) ? 'by_hand' : 'later'
      throw error
    }
  }
  return 'no_payment'
}

function isOver({ progress: { state } }: TopUpRefund): boolean {
  return state === 'released' || state === 'refunded' || state === 'paid_by_hand'
}

/** Whether the member had asked before, and the shop has yet to pay by hand: that may take as long as it likes. */
async function waitsForHand({ holds }: Pack): Promise<boolean> {
  for (const { owner } of holds) {
    const refund = owner.kind === 'refund' ? await refunds.find(owner.refundId) : null
    if (refund?.progress.state === 'manual') return true
  }
  return false
}

/** As far as it goes now; the clock goes on with what stops on the way. */
async function bringOn(refund: TopUpRefund, at: Instant): Promise<void> {
  try {
    await bringRefundOn(refund, at)
  } catch (error) {
    log('refund of a closing left to the clock', { reason: error instanceof Refusal ? error.code : errorText(error) })
  }
}

function refundIdOf({ closingId, startedAt, orderId }: OfTopUp, attempt: number): TopUpRefundId {
  const hash = sha256(`${closingId}:${orderId}:${attempt}`)
  return makeId('rft', startedAt, Uint8Array.from(Buffer.from(hash.slice(0, 2 * ID_RANDOM_BYTES), 'hex')))
}
