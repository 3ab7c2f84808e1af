import type { RefundView } from '../../contract/refunds'
import { refundWords as words } from '../../copy/refund'
import { Button } from '../../ui/Button'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { RefundRules } from './RefundRules'
import { RefundStanding } from './RefundStanding'
import type { Started } from './useRefund'

const reached: Record<RefundView['state'], number> = { under_way: 1, by_hand: 1, released: 1, refunded: 3 }

/** A refund on its way: where it stands, what that means for the money, and the way back. */
export function RefundProgress(props: { refund: Started; asking: boolean; onLook: () => void; onAskAnew: () => void }) {
  const { refund, asking, onLook, onAskAnew } = props
  const { state, refundFen } = refund
  const standing = { reached: reached[state], halted: state !== 'under_way', ...words.state[state] }
  return (
    <>
      <RefundStanding steps={words.steps} {...standing} amount={words.amount} refundFen={refundFen} />
      <RefundRules />
      <ActionBar>
        <Button onPress={go.back}>{words.done}</Button>
        {state === 'released' && (
          <Button kind="plain" busy={asking} onPress={onAskAnew}>
            {words.askAnew}
          </Button>
        )}
        {state === 'under_way' && (
          <Button kind="plain" busy={asking} onPress={onLook}>
            {words.again}
          </Button>
        )}
      </ActionBar>
    </>
  )
}
