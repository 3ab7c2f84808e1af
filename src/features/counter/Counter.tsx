import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { CounterOffer, CounterQuote } from '../../contract/counter'
import { counterWords as words } from '../../copy/counter'
import { type CountedBy, type CounterReason, countedBy, counterReasons } from '../../domain/counter/counter-rules'
import { fenFromYuan, shortYuanText } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { Field } from '../../ui/Field'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Skeleton } from '../../ui/Skeleton'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { CounterOutcome } from './CounterOutcome'
import { useCounterOffer } from './useCounterOffer'
import { useCounterTopUp } from './useCounterTopUp'
import './Counter.scss'

/** A member pays in the shop: how much, how, why; then it is on the card. Opened with the ticket of a pay code. */
export function Counter() {
  const { ticket = '' } = useRouter().params
  const looked = decodeURIComponent(ticket)
  const [amount, setAmount] = useState('')
  const amountFen = fenFromYuan(amount)
  const { offer, trouble, quote } = useCounterOffer(looked, amountFen)
  const { stage, topUp } = useCounterTopUp(looked)

  if (stage.stage === 'done' || stage.stage === 'unsure') {
    return (
      <Screen>
        <CounterOutcome stage={stage} />
      </Screen>
    )
  }
  return (
    <Screen>
      {!offer && !trouble && <Skeleton height={420} radius={24} />}
      {trouble && <TroubleNotice trouble={trouble} busy={false} onRetry={() => setAmount('')} />}
      {offer?.refusal && (
        <Notice
          tone="bad"
          message={offer.refusal.message}
          nextStep={offer.refusal.nextStep}
          {...(offer.refusal.code === 'COUNTER_NO_SHIFT' && { action: { label: words.toShift, onPress: go.tillDay } })}
        />
      )}
      {offer && !offer.refusal && (
        <Choice
          offer={offer}
          quote={quote}
          amount={amount}
          onAmount={setAmount}
          busy={stage.stage === 'sending'}
          trouble={stage.stage === 'choosing' ? stage.trouble : null}
          onTopUp={topUp}
        />
      )}
    </Screen>
  )
}

function Choice(props: {
  offer: CounterOffer
  quote: CounterQuote | null
  amount: string
  onAmount: (amount: string) => void
  busy: boolean
  trouble: { message: string; nextStep: string } | null
  onTopUp: (quote: CounterQuote, by: CountedBy, reason: CounterReason) => void
}) {
  const { offer, quote, amount, onAmount, busy, trouble, onTopUp } = props
  const [by, setBy] = useState<CountedBy>('cash')
  const [reason, setReason] = useState<CounterReason>('pays_cash')
  const open = offer.tiers.filter(tier => tier.unavailable === null)
  const chosen = open.find(tier => tier.tierId === quote?.tierId)?.tierId ?? null
  const pay = (way: CountedBy) => {
    setBy(way)
    setReason(way === 'cash' ? 'pays_cash' : 'no_phone_payment')
  }
  return (
    <View className="counter">
      <View>
        <View className="counter__holder">{offer.holder}</View>
        <Text className="counter__note">{words.balance(offer.balanceFen)}</Text>
      </View>
      {open.length > 0 && (
        <Choices
          title={words.tiers}
          choices={open.map(tier => ({
            key: tier.tierId ?? '',
            label: words.tier(tier.payFen, tier.bonusFen, tier.coupons),
          }))}
          chosen={chosen}
          onChoose={tierId => {
            const tier = open.find(each => each.tierId === tierId)
            if (tier) onAmount(shortYuanText(tier.payFen).replace(/,/g, ''))
          }}
        />
      )}
      <Field kind="amount" {...words.amount} value={amount} onChange={onAmount} />
      {offer.mine && <Text className="counter__note">{words.left(offer.mine.onceFen, offer.mine.leftTodayFen)}</Text>}
      <Choices
        title={words.by.title}
        choices={countedBy.map(key => ({ key, label: words.by[key] }))}
        chosen={by}
        onChoose={pay}
      />
      <Choices
        title={words.reason}
        choices={counterReasons.map(key => ({ key, label: words.reasons[key] }))}
        chosen={reason}
        onChoose={setReason}
      />
      {quote?.unavailable && <Notice tone="bad" {...quote.unavailable} />}
      {trouble && <Notice tone="bad" message={trouble.message} nextStep={trouble.nextStep} />}
      <ActionBar>
        {quote && !quote.unavailable && (
          <Text className="counter__credit">{words.credit(quote.payFen, quote.bonusFen, quote.coupons)}</Text>
        )}
        <Button
          busy={busy}
          disabled={!quote || quote.unavailable !== null}
          onPress={() => quote && onTopUp(quote, by, reason)}
        >
          {quote && !quote.unavailable ? words.confirm(quote.payFen, by) : words.confirmNothing}
        </Button>
      </ActionBar>
    </View>
  )
}
