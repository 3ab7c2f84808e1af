import { useRef, useState } from 'react'
import { askMerchant } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { useIntention } from '../../cloud/useIntention'
import { useView } from '../../cloud/useView'
import { useWatch } from '../../cloud/useWatch'
import type { MerchantInputs } from '../../contract/merchant'
import type { GivenRefund, ShopRefundQuote, ShopRefundReason } from '../../contract/shop-refunds'
import type { OrderId, TopUpRefundId } from '../../domain/ids'

/** What the page draws: what would go back, or how far it has come. */
export type GiveBackStage = { stage: 'quoted'; quote: ShopRefundQuote } | { stage: 'given'; refund: GivenRefund }

/** One top-up that a manager gives back, from its quote to its end; with a refund's id it is looked on from there. */
export function useGiveBack(orderId: OrderId, begun: TopUpRefundId | null) {
  const refundId = useRef(begun)
  const wanted = useRef<ShopRefundReason>('consumer')
  const [reason, setReason] = useState(wanted.current)
  const view = useView<GiveBackStage>(async () => {
    if (refundId.current === null) {
      return { stage: 'quoted', quote: await askMerchant('refund.quote', { orderId, reason: wanted.current }) }
    }
    return { stage: 'given', refund: await askMerchant('refund.read', { refundId: refundId.current }) }
  })
  const show = (refund: GivenRefund) => {
    refundId.current = refund.refundId
    view.show({ stage: 'given', refund })
  }
  const giving = useIntention<MerchantInputs['refund.give'], GivenRefund>(
    `give-back.${orderId}`,
    wish => askMerchant('refund.give', wish),
    show,
    () => void view.ask(),
  )
  const stage = view.answer
  useWatch(view.ask, stage?.stage === 'given' && isMoving(stage.refund))

  const chooseReason = (next: ShopRefundReason) => {
    wanted.current = next
    setReason(next)
    void view.ask()
  }
  const give = ({ refundFen, reason: quotedFor }: ShopRefundQuote) =>
    giving.begin(async () => ({
      refundId: await newId('rft'),
      orderId,
      reason: quotedFor,
      expectedFen: refundFen,
    }))
  /** What came to nothing has left the money on the card: it may be given back anew. */
  const askAnew = () => {
    refundId.current = null
    void view.ask()
  }
  return { ...view, show, giving, reason, chooseReason, give, askAnew }
}

/** It goes on by itself. */
function isMoving({ state }: GivenRefund): boolean {
  return state === 'holding' || state === 'requested' || state === 'failed' || state === 'paying_by_hand'
}
