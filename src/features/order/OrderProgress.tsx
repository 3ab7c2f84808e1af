import { View } from '@tarojs/components'
import { useWatch } from '../../cloud/useWatch'
import { orderWords as words } from '../../copy/order'
import { Button } from '../../ui/Button'
import { List } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { OnTheWay } from '../../ui/OnTheWay'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { Verdict } from '../../ui/Verdict'
import type { OrderPayment } from './order-payment'
import type { OrderStage, Unpaid } from './order-stage'
import { OrderPaid, PaidRows } from './PaidOrder'
import './Said.scss'

type Stage = Extract<OrderStage, { stage: 'paying' | 'unpaid' | 'crediting' | 'paid' | 'returned' }>

/** One order on its way: three steps, what is happening, and what can be done about it. */
export function OrderProgress(props: { stage: Stage; payment: OrderPayment; onAgain: () => void }) {
  const { stage, payment, onAgain } = props
  switch (stage.stage) {
    case 'paying':
      return <OnTheWay steps={words.steps} reached={1} {...words.opening} />
    case 'unpaid':
      return <RestUnpaid unpaid={stage} payment={payment} />
    case 'crediting':
      return (
        <>
          <OnTheWay steps={words.steps} reached={2} {...words.crediting} />
          {stage.slow && (
            <Notice
              message={words.slow.message}
              nextStep={words.slow.nextStep}
              action={{ label: words.slow.action, onPress: () => void payment.look(stage.attempt) }}
            />
          )}
        </>
      )
    case 'paid':
      return <OrderPaid paid={stage.paid} />
    case 'returned':
      return (
        <>
          <Verdict tone="bad" {...words.returned[stage.state]} />
          <ActionBar>
            <Button onPress={onAgain}>{words.again}</Button>
            <Button kind="plain" onPress={go.home}>
              {words.done}
            </Button>
          </ActionBar>
        </>
      )
    default:
      return stage satisfies never
  }
}

/** Everything is kept; WeChat's part is missing. */
function RestUnpaid(props: { unpaid: Unpaid; payment: OrderPayment }) {
  const { unpaid, payment } = props
  const { rest, after, trouble, busy } = unpaid
  useWatch(() => payment.watch(unpaid), !busy)
  return (
    <>
      <OnTheWay steps={words.steps} reached={1} halted {...words.unpaid} payFen={rest.restFen} />
      <List>
        <PaidRows {...rest} />
      </List>
      <View className="order-said">
        {trouble ? (
          <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />
        ) : after === 'cancelled' ? (
          <Notice {...words.cancelled} />
        ) : after === 'failed' ? (
          <Notice tone="bad" {...words.failed} />
        ) : null}
      </View>
      <ActionBar>
        <Button busy={busy} onPress={() => void payment.payAgain(unpaid)}>
          {words.payRest(rest.restFen)}
        </Button>
        <Button kind="plain" disabled={busy} onPress={() => void payment.giveUp(unpaid)}>
          {words.otherWay}
        </Button>
      </ActionBar>
    </>
  )
}
