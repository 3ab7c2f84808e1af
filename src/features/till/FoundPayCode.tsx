import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { PriceView } from '../../contract/checkout'
import { counterWords } from '../../copy/counter'
import { restWords } from '../../copy/rest'
import { tillWords as words } from '../../copy/till'
import { togetherWords } from '../../copy/together'
import type { Fen } from '../../domain/money'
import { moneyOf } from '../../domain/pricing/points-as-money'
import type { Product } from '../../domain/pricing/product'
import type { TillGoods } from '../../domain/pricing/till-goods'
import { Button } from '../../ui/Button'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { PointsRow } from '../../ui/PointsRow'
import { Pressable } from '../../ui/Pressable'
import { PriceBreakdown } from '../../ui/PriceBreakdown'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { GoodsEntry } from './GoodsEntry'
import { ResetPassword } from './ResetPassword'
import type { ChargedPrice, RestPrice } from './till-work'
import { useQuote } from './useQuote'
import { useTillGoods } from './useTillGoods'

/** A pay code that was recognised: whose, and the best price of what is bought, with every offer on a line of its own. */
export function FoundPayCode(props: {
  holder: string
  ticket: string
  /** what the shop sells; none, and only an amount can be said */
  products: readonly Product[]
  /** more than the charge itself is a manager's */
  isManager: boolean
  busy: boolean
  onCharge: (goods: TillGoods, price: ChargedPrice) => void
  /** another card is to pay what this one does not */
  onTogether: (goods: TillGoods, amountFen: Fen) => void
  onRest: (goods: TillGoods, price: RestPrice) => void
  onCancel: () => void
}) {
  const { holder, ticket, products, isManager, busy, onCharge, onTogether, onRest, onCancel } = props
  const work = useTillGoods(products.length > 0)
  const { goods } = work
  const [usePoints, setUsePoints] = useState(false)
  const { price, trouble } = useQuote(ticket, goods, usePoints)
  // With a rest that another way must pay, points stay with the member.
  const offer = price && (usePoints || price.restFen === 0) ? price.pointsOffer : null
  const confirm = () => {
    if (price && goods && !busy) onCharge(goods, price)
  }
  return (
    <View className="till__found">
      <View className="till__holder">{holder}</View>
      <GoodsEntry products={products} work={work} disabled={busy} onConfirm={confirm} />
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      {price && isTelling(price, goods) && <PriceBreakdown explanation={price.explanation} note={price.note} />}
      {price && goods && price.restFen > 0 && (
        <List>
          <ListRow
            icon="scan"
            title={togetherWords.entry}
            onPress={busy ? undefined : () => onTogether(goods, price.amountFen)}
          />
        </List>
      )}
      <PointsRow offer={offer} used={usePoints} disabled={busy} onToggle={() => setUsePoints(!usePoints)} />
      {isManager && (
        <View className="till__asides">
          <Pressable className="till__aside" onPress={() => go.findTopUp(ticket)}>
            <Text>{words.refundTopUp}</Text>
          </Pressable>
          <Pressable className="till__aside" onPress={() => go.adjust(ticket)}>
            <Text>{words.adjust}</Text>
          </Pressable>
          <ResetPassword ticket={ticket} holder={holder} />
        </View>
      )}
      <ActionBar>
        {price && price.restFen > 0 && price.balanceFen > 0 && !usePoints ? (
          <Button busy={busy} onPress={() => goods && onRest(goods, price)}>
            {restWords.start(price.balanceFen, price.restFen)}
          </Button>
        ) : (
          <Button busy={busy} disabled={!price} onPress={confirm}>
            {price ? words.chargeFor(moneyOf(price)) : words.charge}
          </Button>
        )}
        <Button kind="quiet" disabled={busy} onPress={() => go.counter(ticket)}>
          {counterWords.way}
        </Button>
        <Button kind="plain" disabled={busy} onPress={onCancel}>
          {words.cancel}
        </Button>
      </ActionBar>
    </View>
  )
}

/** An amount that is charged as it was typed needs no lines about it. */
function isTelling({ discountFen, points, restFen }: PriceView, goods: TillGoods | null): boolean {
  return discountFen > 0 || points > 0 || restFen > 0 || (goods !== null && 'lines' in goods)
}
