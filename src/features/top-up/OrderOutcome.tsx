import { Text, View } from '@tarojs/components'
import { useReminders } from '../../cloud/useReminders'
import type { OrderView } from '../../contract/top-up'
import { reminderWords } from '../../copy/reminders'
import { topUpWords as words } from '../../copy/top-up'
import { addFen, type Fen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { HelpLink } from '../../ui/HelpLink'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Price } from '../../ui/Price'
import { ReminderOffer } from '../../ui/ReminderOffer'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { Steps } from '../../ui/Steps'
import { RateTopUp } from './RateTopUp'

/** What becomes worth hearing of once there is money on the card. */
const toldAfterTopUp = ['bonus_expiring', 'large_charge', 'counter_top_up'] as const

/** How an order ended: the new balance and the way back, or why not and what to do, with help one tap away. */
export function OrderOutcome({ order, onChooseAgain }: { order: OrderView; onChooseAgain: () => void }) {
  const { state } = order
  if (state.state === 'settled') return <Settled order={order} balanceFen={state.balanceFen} />
  return (
    <>
      <WhyNot order={order} onChooseAgain={onChooseAgain} />
      <HelpLink about={{ orderId: order.orderId }} />
    </>
  )
}

function WhyNot({ order: { state }, onChooseAgain }: { order: OrderView; onChooseAgain: () => void }) {
  switch (state.state) {
    case 'closed':
      return (
        <Notice
          message={state.reason.message}
          nextStep={state.reason.nextStep}
          action={{ label: words.closed.action, onPress: onChooseAgain }}
        />
      )
    case 'suspense':
      return (
        <Notice
          tone="bad"
          message={state.message}
          nextStep={state.nextStep}
          action={{ label: words.backToPack, onPress: go.back }}
        />
      )
    case 'refunding':
    case 'manual_refund':
      return (
        <Notice
          message={state.message}
          nextStep={state.nextStep}
          action={{ label: words.backToPack, onPress: go.back }}
        />
      )
    case 'refunded':
      return (
        <Notice
          message={words.refunded(state.refundedFen)}
          nextStep={words.refundedNote}
          action={{ label: words.backToPack, onPress: go.back }}
        />
      )
    // Drawn by its own; an order that still moves is drawn by its progress and never comes here.
    case 'settled':
    case 'paying':
    case 'at_cashier':
    case 'crediting':
      return null
    default:
      return state satisfies never
  }
}

function Settled({ order, balanceFen }: { order: OrderView; balanceFen: Fen }) {
  const [reminders, allow] = useReminders(toldAfterTopUp, true)
  return (
    <>
      <View className="order-progress">
        <Steps names={words.steps} reached={words.steps.length} />
        <Text className="order-progress__title">{words.settled(addFen(order.payFen, order.bonusFen))}</Text>
        <Text className="order-progress__note">{words.newBalance}</Text>
        <View className="order-progress__amount">
          <Price fen={balanceFen} size="balance" />
        </View>
      </View>
      <List>
        <ListRow title={words.paid} value={<Price fen={order.payFen} />} />
        {order.bonusFen > 0 && <ListRow title={words.bonusPart} value={<Price fen={order.bonusFen} />} />}
        {order.coupons.length > 0 && (
          <ListRow
            title={words.couponsPart}
            note={words.couponsKinds(order.coupons)}
            value={words.pieces(order.coupons)}
            onPress={() => go.coupons('usable')}
          />
        )}
      </List>
      <ReminderOffer
        state={reminders.state}
        offer={reminderWords.topUp.offer}
        note={reminderWords.topUp.note}
        onAllow={allow}
      />
      <RateTopUp orderId={order.orderId} />
      <ActionBar>
        <Button onPress={go.back}>{words.done}</Button>
      </ActionBar>
    </>
  )
}
