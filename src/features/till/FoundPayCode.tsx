import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { counterWords } from '../../copy/counter'
import { restWords } from '../../copy/rest'
import { tillWords as words } from '../../copy/till'
import { togetherWords } from '../../copy/together'
import { type Fen, fenFromYuan } from '../../domain/money'
import { moneyOf } from '../../domain/pricing/points-as-money'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { PointsRow } from '../../ui/PointsRow'
import { Pressable } from '../../ui/Pressable'
import { PriceBreakdown } from '../../ui/PriceBreakdown'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { ResetPassword } from './ResetPassword'
import type { ChargedPrice } from './till-work'
import { useQuote } from './useQuote'

/** A pay code that was recognised: whose, and the best price of what is bought, with every offer on a line of its own. */
export function FoundPayCode(props: {
  holder: string
  ticket: string
  /** more than the charge itself is a manager's */
  isManager: boolean
  busy: boolean
  onCharge: (amountFen: Fen, price: ChargedPrice) => void
  /** another card is to pay what this one does not */
  onTogether: (amountFen: Fen) => void
  onRest: (amountFen: Fen, price: { payableFen: Fen; restFen: Fen }) => void
  onCancel: () => void
}) {
  const { holder, ticket, isManager, busy, onCharge, onTogether, onRest, onCancel } = props
  const [amount, setAmount] = useState('')
  const amountFen = fenFromYuan(amount)
  const [usePoints, setUsePoints] = useState(false)
  const { price, trouble } = useQuote(ticket, amountFen, usePoints)
  // With a rest that another way must pay, points stay with the member.
  const offer = price && (usePoints || price.restFen === 0) ? price.pointsOffer : null
  const confirm = () => {
    if (price && amountFen !== null && !busy) onCharge(amountFen, price)
  }
  return (
    <View className="till__found">
      <View className="till__holder">{holder}</View>
      <Field
        kind="amount"
        label={words.chargeAmount.label}
        placeholder={words.chargeAmount.placeholder}
        value={amount}
        focus
        onChange={setAmount}
        onConfirm={confirm}
      />
      {amount !== '' && !(amountFen !== null && amountFen > 0) && <View className="till__hint">{words.badAmount}</View>}
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      {price && (price.discountFen > 0 || price.points > 0 || price.restFen > 0) && (
        <PriceBreakdown explanation={price.explanation} note={price.note} />
      )}
      {price && price.restFen > 0 && amountFen !== null && (
        <List>
          <ListRow icon="scan" title={togetherWords.entry} onPress={busy ? undefined : () => onTogether(amountFen)} />
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
          <Button busy={busy} onPress={() => amountFen !== null && onRest(amountFen, price)}>
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
