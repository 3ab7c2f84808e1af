import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CheckoutPrice, Menu } from '../../contract/checkout'
import { orderWords as words } from '../../copy/order'
import type { PackId } from '../../domain/ids'
import { wantedOf } from '../../domain/pricing/basket'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { PointsRow } from '../../ui/PointsRow'
import { PriceBreakdown } from '../../ui/PriceBreakdown'
import { ProductList } from '../../ui/ProductList'
import { Section } from '../../ui/Section'
import { Segments } from '../../ui/Segments'
import type { Wanted } from './attempt'
import { CardRow } from './CardRow'
import type { OrderPayment } from './order-payment'
import type { OrderStage } from './order-stage'
import { PayButtons } from './PayButtons'
import { useBasket } from './useBasket'
import { useOrderPrice } from './useOrderPrice'
import './Said.scss'

type Stage = Extract<OrderStage, { stage: 'choosing' | 'starting' | 'unsure' }>

/** What is wanted, the best price for it line by line, which card pays, and the button that says how. */
export function Choosing(props: { menu: Menu; stage: Stage; payment: OrderPayment }) {
  const { menu, stage, payment } = props
  const { storeId, basket, chooseStore, changeProduct } = useBasket(menu)
  const [usePoints, setUsePoints] = useState(false)
  const [sharedPackId, chooseCard] = useState<PackId | 'any' | null>('any')
  const refused = stage.stage === 'choosing' ? stage.trouble : null
  // A no means that the screen is behind the shop.
  const round = useRounds(refused)
  const priced = useOrderPrice({ basket, storeId, usePoints, sharedPackId, round })
  const { price } = priced
  const fixed = stage.stage !== 'choosing'
  const met = stage.stage === 'unsure' ? stage.trouble : (refused ?? priced.trouble)
  return (
    <>
      {menu.stores.length > 1 && storeId !== null && (
        <Segments
          segments={menu.stores.map(store => ({ key: store.storeId, label: store.name }))}
          chosen={storeId}
          onChoose={chosen => !fixed && chooseStore(chosen)}
        />
      )}
      <ProductList products={menu.products} basket={basket} disabled={fixed} onChange={changeProduct} />
      {price && <Explained price={price} />}
      {price && <CardRow price={price} disabled={fixed} onChoose={chooseCard} />}
      <PointsRow
        offer={price?.pointsOffer ?? null}
        used={usePoints}
        disabled={fixed}
        onToggle={() => setUsePoints(!usePoints)}
      />
      <View className="order-said">
        {stage.stage === 'choosing' && stage.over && <Notice {...words.over} />}
        {met && <Notice tone="bad" message={met.message} nextStep={met.nextStep} />}
      </View>
      <PayButtons
        price={price}
        isEmpty={wantedOf(basket).length === 0}
        isCurrent={priced.isCurrent}
        stage={stage}
        onPay={() => price && storeId !== null && void payment.start(wantedBy(price, storeId, basket))}
        onGoOn={attempt => void payment.goOn(attempt)}
      />
    </>
  )
}

function wantedBy(price: CheckoutPrice, storeId: string, basket: Record<string, number>): Wanted {
  const { payableFen, restFen, points, pointsFen, sharedPackId } = price
  return {
    ...{ storeId, lines: wantedOf(basket), expectedPayableFen: payableFen, expectedRestFen: restFen },
    ...(points > 0 && { points: { points, pointsFen } }),
    ...(sharedPackId && { sharedPackId }),
  }
}

/** Grows with every new refusal. */
function useRounds(refused: object | null): number {
  const [seen, setSeen] = useState<{ refused: object | null; round: number }>({ refused, round: 0 })
  if (seen.refused === refused) return seen.round
  const round = refused ? seen.round + 1 : seen.round
  setSeen({ refused, round })
  return round
}

function Explained({ price }: { price: CheckoutPrice }) {
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
