import { useState } from 'react'
import type { GivenRefund } from '../../contract/shop-refunds'
import { refundsByHandWords } from '../../copy/refunds-by-hand'
import { standingOf, shopRefundWords as words } from '../../copy/shop-refund'
import { Button } from '../../ui/Button'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { PaidSheet } from './PaidSheet'
import { RefundStanding } from './RefundStanding'

/** A refund that the shop gave, on its way; what WeChat cannot pay is marked here once it was paid by hand. */
export function GivenProgress(props: {
  refund: GivenRefund
  asking: boolean
  onLook: () => void
  onAskAnew: () => void
  onPaid: (paid: GivenRefund) => void
}) {
  const { refund, asking, onLook, onAskAnew, onPaid } = props
  const { state, refundFen } = refund
  const [marking, setMarking] = useState(false)
  return (
    <>
      <RefundStanding {...standingOf(refund)} steps={words.steps} amount={words.amount} refundFen={refundFen} />
      <ActionBar>
        {state === 'manual' && <Button onPress={() => setMarking(true)}>{refundsByHandWords.mark}</Button>}
        {state === 'released' && (
          <Button busy={asking} onPress={onAskAnew}>
            {words.askAnew}
          </Button>
        )}
        <Button kind={state === 'manual' || state === 'released' ? 'plain' : 'primary'} onPress={go.back}>
          {words.done}
        </Button>
        {state === 'requested' && (
          <Button kind="plain" busy={asking} onPress={onLook}>
            {words.again}
          </Button>
        )}
      </ActionBar>
      {marking && (
        <PaidSheet
          refund={refund}
          onPaid={paid => {
            setMarking(false)
            onPaid(paid)
          }}
          onClose={() => setMarking(false)}
        />
      )}
    </>
  )
}
