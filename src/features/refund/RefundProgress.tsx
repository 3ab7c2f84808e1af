import { Text, View } from '@tarojs/components'
import type { RefundView } from '../../contract/refunds'
import { refundWords as words } from '../../copy/refund'
import { Button } from '../../ui/Button'
import { Hero } from '../../ui/Hero'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { Steps } from '../../ui/Steps'
import { RefundRules } from './RefundRules'
import type { Started } from './useRefund'

const reached: Record<RefundView['state'], number> = { under_way: 1, by_hand: 1, released: 1, refunded: 3 }

/** A refund on its way: where it stands, what that means for the money, and the way back. */
export function RefundProgress(props: { refund: Started; asking: boolean; onLook: () => void; onAskAnew: () => void }) {
  const { refund, asking, onLook, onAskAnew } = props
  const { state, refundFen } = refund
  const { title, note } = words.state[state]
  return (
    <>
      <View className="refund__steps">
        <Steps names={words.steps} reached={reached[state]} halted={state !== 'under_way'} />
      </View>
      <View className="refund__words" role="status">
        <Text className="refund__title">{title}</Text>
        <Text className="hero__note">{note}</Text>
      </View>
      <Hero label={words.amount} figure={<Price fen={refundFen} size="balance" />} />
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
