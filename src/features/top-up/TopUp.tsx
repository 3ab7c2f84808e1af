import { useRouter } from '@tarojs/taro'
import type { OrderId } from '../../domain/ids'
import { Screen } from '../../ui/Screen'
import { ChooseTier } from './ChooseTier'
import { OrderProgress } from './OrderProgress'
import { TopUpSkeleton } from './TopUpSkeleton'
import { useOffer } from './useOffer'
import { useTopUp } from './useTopUp'

/** Topping up: choose, pay, see it arrive. Opened with `orderId` it takes up that order. */
export function TopUp() {
  const { orderId } = useRouter().params
  const { stage, purchase } = useTopUp((orderId as OrderId | undefined) ?? null)
  const offer = useOffer()

  if (stage.stage === 'choosing' || stage.stage === 'starting') {
    return (
      <Screen>
        <ChooseTier
          offer={offer}
          starting={stage.stage === 'starting'}
          after={stage.stage === 'choosing' ? stage.after : null}
          trouble={stage.stage === 'choosing' ? stage.trouble : null}
          onPay={tier => void purchase.start(tier)}
        />
      </Screen>
    )
  }
  return (
    <Screen>
      {stage.stage === 'resuming' ? (
        <TopUpSkeleton />
      ) : (
        <OrderProgress
          stage={stage}
          onPay={order => void purchase.payFor(order)}
          onLook={order => void purchase.lookAgain(order)}
          onChooseAgain={() => {
            purchase.chooseAgain()
            void offer.ask()
          }}
        />
      )}
    </Screen>
  )
}
