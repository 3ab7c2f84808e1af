import { Text } from '@tarojs/components'
import type { OrderView } from '../../contract/top-up'
import { payWayWords } from '../../copy/pay-ways'
import { topUpWords as words } from '../../copy/top-up'
import type { OrderId } from '../../domain/ids'
import { Button } from '../../ui/Button'
import { HelpLink } from '../../ui/HelpLink'
import { Notice } from '../../ui/Notice'
import { OnTheWay } from '../../ui/OnTheWay'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { OrderOutcome } from './OrderOutcome'
import type { TopUpStage } from './top-up-stage'

type Stage = Exclude<TopUpStage, { stage: 'choosing' | 'starting' | 'resuming' }>

/** One order on its way: the three steps, what is happening, and what can be done about it. */
export function OrderProgress(props: {
  stage: Stage
  onPay: (order: OrderView) => void
  onLook: (orderId: OrderId, isPaid: boolean) => void
  onChooseAgain: () => void
}) {
  const { stage, onPay, onLook, onChooseAgain } = props
  switch (stage.stage) {
    case 'paying':
      return <OnTheWay steps={words.steps} reached={0} {...payWayWords.opening(stage.order.way)} />
    case 'unpaid':
      return <Unpaid order={stage.order} onPay={onPay} onChooseAgain={onChooseAgain} />
    case 'crediting':
      return (
        <>
          <OnTheWay steps={words.steps} reached={1} title={words.crediting.title} note={words.crediting.note} />
          {stage.slow && (
            <Notice
              message={stage.trouble?.message ?? words.slow.message}
              nextStep={words.slow.nextStep}
              action={{ label: words.slow.action, onPress: () => onLook(stage.orderId, true) }}
            />
          )}
          {stage.slow && <HelpLink about={{ orderId: stage.orderId }} />}
        </>
      )
    case 'final':
      return <OrderOutcome order={stage.order} onChooseAgain={onChooseAgain} />
    case 'unknown':
      return (
        <>
          <TroubleNotice trouble={stage.trouble} busy={false} onRetry={() => onLook(stage.orderId, false)} />
          <HelpLink about={{ orderId: stage.orderId }} />
        </>
      )
    default:
      return stage satisfies never
  }
}

function Unpaid(props: { order: OrderView; onPay: (order: OrderView) => void; onChooseAgain: () => void }) {
  const { order, onPay, onChooseAgain } = props
  return (
    <>
      <OnTheWay steps={words.steps} reached={0} halted {...words.unpaid} payFen={order.payFen}>
        {order.bonusFen > 0 && <Text className="on-the-way__note">{words.bonus(order.bonusFen)}</Text>}
        {order.coupons.length > 0 && <Text className="on-the-way__note">{words.coupons(order.coupons)}</Text>}
      </OnTheWay>
      <ActionBar>
        <Button onPress={() => onPay(order)}>{payWayWords.payButton(order.way, order.payFen)}</Button>
        <Button kind="plain" onPress={onChooseAgain}>
          {payWayWords.chooseAgain}
        </Button>
        <Button kind="plain" onPress={go.back}>
          {words.backToPack}
        </Button>
      </ActionBar>
    </>
  )
}
