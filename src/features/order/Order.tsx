import { useEffect } from 'react'
import { askShopper } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import type { Menu } from '../../contract/checkout'
import { orderWords as words } from '../../copy/order'
import { Empty } from '../../ui/Empty'
import { go } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { Choosing } from './Choosing'
import { OrderProgress } from './OrderProgress'
import { emptyBasket } from './useBasket'
import { useOrderPayment } from './useOrderPayment'

/** Ordering from the shop with balance, member prices and coupons, none of which has to be typed. */
export function Order() {
  const { answer: menu, trouble, asking, ask } = useAnswer(() => askShopper('checkout.menu', {}))
  return (
    <Screen>
      {menu ? (
        <OpenMenu menu={menu} />
      ) : trouble ? (
        <TroubleNotice trouble={trouble} busy={asking} onRetry={() => void ask()} />
      ) : (
        <Skeleton height={560} />
      )}
    </Screen>
  )
}

function OpenMenu({ menu }: { menu: Menu }) {
  const { stage, payment, chooseAgain } = useOrderPayment()
  const isPaid = stage.stage === 'paid'
  useEffect(() => {
    if (isPaid) emptyBasket()
  }, [isPaid])
  if (menu.stores.length === 0 || menu.products.length === 0) {
    return <Empty icon="shop" words={words.empty.words} action={{ label: words.empty.action, onPress: go.back }} />
  }
  switch (stage.stage) {
    case 'choosing':
    case 'starting':
    case 'unsure':
      return <Choosing menu={menu} stage={stage} payment={payment} />
    case 'resuming':
      return <Skeleton height={560} />
    default:
      return <OrderProgress stage={stage} payment={payment} onAgain={chooseAgain} />
  }
}
