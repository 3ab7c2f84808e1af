import type { CheckoutPrice } from '../../contract/checkout'
import { orderWords as words } from '../../copy/order'
import { moneyOf } from '../../domain/pricing/points-as-money'
import { Button } from '../../ui/Button'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import type { Attempt } from './attempt'
import type { OrderStage } from './order-stage'
import { useEnoughTopUp } from './useEnoughTopUp'

/** What will be paid, from where; and where the balance is short, the top-up that would do instead. */
export function PayButtons(props: {
  price: CheckoutPrice | null
  /** nothing is chosen yet */
  isEmpty: boolean
  /** whether the price is about the basket as it is now */
  isCurrent: boolean
  stage: Extract<OrderStage, { stage: 'choosing' | 'starting' | 'unsure' }>
  onPay: () => void
  onGoOn: (attempt: Attempt) => void
}) {
  const { price, isEmpty, isCurrent, stage, onPay, onGoOn } = props
  if (stage.stage === 'unsure') {
    return (
      <ActionBar>
        <Button onPress={() => onGoOn(stage.attempt)}>{words.unsure}</Button>
      </ActionBar>
    )
  }
  const busy = stage.stage === 'starting'
  return (
    <ActionBar>
      <Button busy={busy} disabled={!price || !isCurrent} onPress={onPay}>
        {price ? payWords(price) : isEmpty ? words.choose : words.pricing}
      </Button>
      {price && price.restFen > 0 && price.topUpHelps && !busy && <TopUpInstead price={price} />}
    </ActionBar>
  )
}

function payWords(price: CheckoutPrice): string {
  const { balanceFen, restFen, sharedPackId, cards } = price
  const card = sharedPackId && (cards.find(each => each.sharedPackId === sharedPackId)?.name ?? null)
  return restFen > 0 ? words.payBoth(balanceFen, restFen, card) : words.pay(moneyOf(price), card)
}

/** Tops up and comes back: the basket stays as it is. */
function TopUpInstead({ price: { restFen, sharedPackId } }: { price: CheckoutPrice }) {
  const enough = useEnoughTopUp(sharedPackId === null ? restFen : null)
  if (sharedPackId !== null) {
    return (
      <Button kind="plain" onPress={() => go.topUpShared(sharedPackId)}>
        {words.topUpShared}
      </Button>
    )
  }
  const topUp = () => {
    if (enough?.kind === 'tier') go.topUpAgain(enough.tierId)
    else if (enough) go.topUpAmount(enough.payFen)
    else go.topUp()
  }
  return (
    <Button kind="plain" onPress={topUp}>
      {words.topUp(enough)}
    </Button>
  )
}
