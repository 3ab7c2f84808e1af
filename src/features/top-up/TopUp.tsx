import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useCodeByText, useConfirmation } from '../../cloud/useConfirmation'
import type { OrderId, PackId } from '../../domain/ids'
import { ConfirmSheet } from '../../ui/ConfirmSheet'
import { Screen } from '../../ui/Screen'
import { ChooseTier } from './ChooseTier'
import { deskOf } from './desk'
import { OrderProgress } from './OrderProgress'
import { TopUpSkeleton } from './TopUpSkeleton'
import { useOffer } from './useOffer'
import { useRepeat } from './useRepeat'
import { useTopUp } from './useTopUp'

/**
 * Topping up: choose, pay, see it arrive. Opened with `orderId` it takes up that order, with `sharedPackId` the money goes
 * to that shared card, with `again` (a tier) that tier is asked for at once, as long as it can be had, with `amount` that many
 * yuan stand typed.
 */
export function TopUp() {
  const { orderId, sharedPackId, again, amount } = useRouter().params
  const [desk] = useState(() => deskOf((sharedPackId as PackId | undefined) ?? null))
  const { stage, purchase } = useTopUp(desk, (orderId as OrderId | undefined) ?? null)
  const offer = useOffer(desk)
  useRepeat(again, offer.answer, purchase)
  const trouble = stage.stage === 'choosing' ? stage.trouble : null
  const busy = stage.stage === 'starting'
  const { asked, decline } = useConfirmation(busy, trouble)
  const text = useCodeByText(asked)

  if (stage.stage === 'choosing' || stage.stage === 'starting') {
    const toConfirm = stage.stage === 'choosing' ? stage.toConfirm : stage.confirming
    return (
      <Screen>
        <ChooseTier
          offer={offer}
          unpaid={desk.intents.kept()}
          amount={amount}
          starting={busy}
          after={stage.stage === 'choosing' ? stage.after : null}
          trouble={trouble}
          onPay={wanted => void purchase.start(wanted)}
        />
        {asked && toConfirm && (
          <ConfirmSheet
            {...{ asked, busy, trouble, text }}
            onConfirm={proof => void purchase.start(toConfirm, proof)}
            onClose={() => {
              decline()
              purchase.decline(asked.orderId)
            }}
          />
        )}
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
          onLook={(order, isPaid) => void purchase.lookAgain(order, isPaid)}
          onChooseAgain={() => {
            purchase.chooseAgain()
            void offer.ask()
          }}
        />
      )}
    </Screen>
  )
}
