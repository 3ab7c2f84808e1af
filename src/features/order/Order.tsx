import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { useAnswer } from '../../cloud/useAnswer'
import type { Menu, PaidView, PriceView } from '../../contract/checkout'
import { orderWords as words } from '../../copy/order'
import { type Basket, withChange } from '../../domain/pricing/basket'
import { moneyOf } from '../../domain/pricing/points-as-money'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { PointsRow } from '../../ui/PointsRow'
import { Price } from '../../ui/Price'
import { PriceBreakdown } from '../../ui/PriceBreakdown'
import { ProductList } from '../../ui/ProductList'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Segments } from '../../ui/Segments'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { Verdict } from '../../ui/Verdict'
import { useOrderPrice } from './useOrderPrice'
import { usePayment } from './usePayment'

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
  const [storeId, setStoreId] = useState(menu.stores[0]?.storeId ?? null)
  const [basket, setBasket] = useState<Basket>({})
  const [usePoints, setUsePoints] = useState(false)
  const [round, setRound] = useState(0)
  const { price, isCurrent, trouble } = useOrderPrice(basket, storeId, usePoints, round)
  const payment = usePayment(() => setRound(round + 1))
  if (payment.paid) return <Paid paid={payment.paid} />
  if (storeId === null || menu.products.length === 0) {
    return <Empty icon="shop" words={words.empty.words} action={{ label: words.empty.action, onPress: go.back }} />
  }
  const fixed = payment.paying || payment.isOpen
  const met = payment.trouble ?? trouble
  const pay = () => {
    if (price && (isCurrent || payment.isOpen)) void payment.pay(basket, storeId, price)
  }
  return (
    <>
      {menu.stores.length > 1 && (
        <Segments
          segments={menu.stores.map(store => ({ key: store.storeId, label: store.name }))}
          chosen={storeId}
          onChoose={chosen => !fixed && setStoreId(chosen)}
        />
      )}
      <ProductList
        products={menu.products}
        basket={basket}
        disabled={fixed}
        onChange={(productId, change) => setBasket(before => withChange(before, productId, change))}
      />
      {price && <Explained price={price} />}
      <PointsRow
        offer={price?.pointsOffer ?? null}
        used={usePoints}
        disabled={fixed}
        onToggle={() => setUsePoints(!usePoints)}
      />
      {met && <Notice tone="bad" message={met.message} nextStep={met.nextStep} />}
      <ActionBar>
        {price && price.restFen > 0 && isCurrent ? (
          <Button onPress={() => go.topUp()}>{words.short(price.restFen)}</Button>
        ) : (
          <Button busy={payment.paying} disabled={!price || !(isCurrent || payment.isOpen)} onPress={pay}>
            {payment.isOpen && !payment.paying ? words.retry : price ? words.pay(moneyOf(price)) : words.choose}
          </Button>
        )}
      </ActionBar>
    </>
  )
}

function Explained({ price }: { price: PriceView }) {
  return (
    <>
      <Section title={words.priceTitle}>
        <PriceBreakdown explanation={price.explanation} note={price.note} />
      </Section>
      {price.unused.length > 0 && (
        <Section title={words.unusedTitle}>
          <List>
            {price.unused.map(({ couponId, title, reason }) => (
              <ListRow key={couponId} title={title} note={reason?.message ?? words.otherCombination} />
            ))}
          </List>
        </Section>
      )}
    </>
  )
}

function Paid({ paid }: { paid: PaidView }) {
  return (
    <>
      <Verdict tone="good" word={words.paid}>
        <Price fen={paid.paidFen} size="balance" />
      </Verdict>
      <List>
        {paid.savedFen > 0 && <ListRow title={words.saved} value={<Price fen={paid.savedFen} />} />}
        {paid.pointsUsed > 0 && <ListRow title={words.pointsUsed} value={words.pieces(paid.pointsUsed)} />}
        <ListRow title={words.left} note={words.points(paid.pointsEarned)} value={<Price fen={paid.balanceFen} />} />
      </List>
      <ActionBar>
        <Button onPress={go.home}>{words.done}</Button>
      </ActionBar>
    </>
  )
}
