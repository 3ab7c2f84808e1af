import { useRef } from 'react'
import { askShopper } from '../../cloud/client'
import { shelf } from '../../cloud/memory'
import { newId } from '../../cloud/new-id'
import { Trouble } from '../../cloud/trouble'
import { useIntention } from '../../cloud/useIntention'
import { useView } from '../../cloud/useView'
import { useWatch } from '../../cloud/useWatch'
import type { RefundQuote, RefundView } from '../../contract/refunds'
import type { ShopperInputs } from '../../contract/shopper'
import type { OrderId, TopUpRefundId } from '../../domain/ids'

/** What the page draws: what would come back, or how far it has come. */
export type RefundStage =
  | { stage: 'quoted'; quote: RefundQuote; reason: ShopperInputs['refund.start']['reason'] }
  | { stage: 'started'; refund: Started }

/** How far a refund has come. */
export type Started = Pick<RefundView, 'state' | 'refundFen'>

/** Refunds asked for on this phone, by order: their page goes on where it was left. */
const started = shelf<Record<string, TopUpRefundId>>('refunds', 1)

/** So many are kept; who gives back more has finished the first long ago. */
const MOST_KEPT = 20

/** A refund from its quote to its end; one that was begun here before is taken up again. */
export function useRefund(orderId: OrderId) {
  const refundId = useRef(started.read()?.[orderId] ?? null)
  const view = useView<RefundStage>(async () => {
    if (refundId.current === null) return quotedOrStarted(orderId)
    return { stage: 'started', refund: await askShopper('refund.read', { refundId: refundId.current }) }
  })
  const refunding = useIntention<ShopperInputs['refund.start'], RefundView>(
    `refund.${orderId}`,
    wish => askShopper('refund.start', wish),
    refund => {
      started.write(withRefund(started.read() ?? {}, orderId, refund.refundId))
      refundId.current = refund.refundId
      view.show({ stage: 'started', refund })
    },
    () => void view.ask(),
  )
  const stage = view.answer
  useWatch(view.ask, stage?.stage === 'started' && stage.refund.state === 'under_way')

  const start = ({ quote, reason }: Extract<RefundStage, { stage: 'quoted' }>) =>
    refunding.begin(async () => ({ refundId: await newId('rft'), orderId, reason, expectedFen: quote.refundFen }))

  /** A refund that came to nothing has left the money on the card: it may be asked for again. */
  const askAnew = () => {
    started.write(withoutRefund(started.read() ?? {}, orderId))
    refundId.current = null
    void view.ask()
  }

  return { ...view, refunding, start, askAnew }
}

/** A refund that was asked for on another phone, or at the till, stands in the way of a quote: the order tells of it. */
async function quotedOrStarted(orderId: OrderId): Promise<RefundStage> {
  try {
    return await quoted(orderId)
  } catch (error) {
    const stands = error instanceof Trouble && (error.code === 'REFUND_HELD' || error.code === 'NOTHING_TO_REFUND')
    const refund = stands ? await startedElsewhere(orderId).catch(() => null) : null
    if (refund === null) throw error
    return { stage: 'started', refund }
  }
}

async function startedElsewhere(orderId: OrderId): Promise<Started | null> {
  const { state } = await askShopper('topUp.read', { orderId })
  switch (state.state) {
    case 'refunding':
      return { state: 'under_way', refundFen: state.refundFen }
    case 'manual_refund':
      return { state: 'by_hand', refundFen: state.refundFen }
    case 'refunded':
      return { state: 'refunded', refundFen: state.refundedFen }
    default:
      return null
  }
}

/** Within the cooling-off period by its rule, later by the one for members who ask; both are the server's to judge. */
async function quoted(orderId: OrderId): Promise<RefundStage> {
  try {
    const quote = await askShopper('refund.quote', { orderId, reason: 'cooling_off' })
    return { stage: 'quoted', quote, reason: 'cooling_off' }
  } catch (error) {
    if (!(error instanceof Trouble) || error.code !== 'COOLING_OFF_OVER') throw error
    return {
      stage: 'quoted',
      quote: await askShopper('refund.quote', { orderId, reason: 'consumer' }),
      reason: 'consumer',
    }
  }
}

function withRefund(kept: Record<string, TopUpRefundId>, orderId: OrderId, refundId: TopUpRefundId) {
  const others = Object.entries(withoutRefund(kept, orderId))
  return Object.fromEntries([...others, [orderId, refundId]].slice(-MOST_KEPT))
}

function withoutRefund(kept: Record<string, TopUpRefundId>, orderId: OrderId): Record<string, TopUpRefundId> {
  return Object.fromEntries(Object.entries(kept).filter(([each]) => each !== orderId))
}
