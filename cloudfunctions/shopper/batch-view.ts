import type { BatchCardView, BatchOffer, BatchView } from '../../src/contract/batch'
import { deriveId, type PackId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { memberOf } from '../../src/domain/shared/sharing'
import type { Instant } from '../../src/domain/time'
import { isCashierPage } from '../../src/domain/top-up/order'
import { holderName } from '../_usecases/holder-name'
import type { ReadBatch } from '../_usecases/read-batch'
import { sharedName } from '../_usecases/shared-name'
import type { BatchOrder } from '../_usecases/start-batch'
import { orderView } from './order-view'

/** A payment for several cards as its payer sees it, card by card. */
export function batchView({ order, shares, refunds }: ReadBatch, at: Instant): BatchView {
  const { orderId, quote, batch } = order
  const given = new Map(refunds.map(refund => [refund.refundId, refund.progress.state]))
  const of = new Map(shares.map(share => [share.lineId, share.progress.state]))
  const cards = batch.map(({ lineId, packId, quote: { payFen, bonusFen } }): BatchCardView => {
    const refund = given.get(deriveId('rft', lineId))
    return { holder: holderName(packId), payFen, bonusFen, state: cardState(of.get(lineId), refund) }
  })
  return { orderId, payFen: quote.payFen, bonusFen: quote.bonusFen, state: batchStateView(order, at), cards }
}

type ShareState = ReadBatch['shares'][number]['progress']['state']
type RefundState = ReadBatch['refunds'][number]['progress']['state']

function cardState(share: ShareState | undefined, refund: RefundState | undefined): BatchCardView['state'] {
  switch (share) {
    case undefined:
    case 'crediting':
      return 'waiting'
    case 'credited':
      return 'credited'
    case 'diverting':
      return 'going_back'
    case 'diverted':
      return refund === 'refunded' || refund === 'paid_by_hand' ? 'given_back' : 'going_back'
    default:
      return share satisfies never
  }
}

/** Where the one payment stands. It is never refunded by itself: its cards are, one by one. */
export function batchStateView(order: BatchOrder, at: Instant): BatchView['state'] {
  const { progress } = order
  switch (progress.state) {
    case 'created':
      return { state: 'closed', message: '这次充值没有开始，没有扣款', nextStep: '请重新充值' }
    case 'settled':
    case 'refunding':
    case 'manual_refund':
    case 'refunded':
      return { state: 'settled', settledAt: progress.settledAt }
    case 'paying':
      // WeChat's sheet is the one way for several cards.
      if (isCashierPage(progress.payment)) throw new Error(`${order.orderId} is paid at a cashier`)
      return { state: 'paying', payment: progress.payment, payBefore: order.payBefore }
    case 'paid':
      return { state: 'crediting' }
    case 'given_up':
    case 'closed':
    case 'suspense': {
      const { state } = orderView(order, null, at)
      if (state.state === 'suspense') return state
      if (state.state === 'closed') return { state: 'closed', ...state.reason }
      throw new Error(`an order that is ${progress.state} is shown as ${state.state}`)
    }
    default:
      return progress satisfies never
  }
}

/** The shared cards of which somebody is the owner, with everybody else on them. */
export function ownedCards(shared: readonly Pack[], packId: PackId): BatchOffer['shared'] {
  return shared.flatMap(pack => {
    const { sharing } = pack
    if (!sharing || memberOf(sharing, packId)?.role !== 'owner') return []
    const others = sharing.members.filter(member => member.packId !== packId)
    const members = others.map(member => ({ memberPackId: member.packId, name: holderName(member.packId) }))
    return [{ sharedPackId: pack.packId, name: sharedName(pack), members }]
  })
}
