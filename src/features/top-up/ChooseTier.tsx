import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { PaymentOutcome } from '../../cloud/payment'
import type { Trouble } from '../../cloud/trouble'
import type { TierView, TierWithCoupon, TopUpOffer } from '../../contract/shopper'
import { payPasswordWords } from '../../copy/pay-password'
import { payWayWords } from '../../copy/pay-ways'
import { planWords } from '../../copy/plans'
import { piecesOf, topUpWords as words } from '../../copy/top-up'
import type { PayWay } from '../../domain/channels/channel'
import { addFen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { wayOut } from '../../ui/Stopped'
import { TroubleNotice } from '../../ui/TroubleNotice'
import { OwnAmount } from './OwnAmount'
import { PayWays } from './PayWays'
import type { PurchaseIntent, Wanted } from './purchase-intent'
import { TierGrid } from './TierGrid'
import { TopUpSkeleton } from './TopUpSkeleton'
import { firstChoice, type Offer } from './useOffer'
import { useOwnAmount } from './useOwnAmount'
import './ChooseTier.scss'

const plans = planWords.entry

/** The tiers, what each gives, and the one button that says what will happen. */
export function ChooseTier(props: {
  offer: Offer
  /** the wish of an order that was left unpaid */
  unpaid: PurchaseIntent | null
  starting: boolean
  after: PaymentOutcome | null
  trouble: Trouble | null
  onPay: (wanted: Wanted) => void
}) {
  const { offer, unpaid, starting, after, trouble, onPay } = props
  const { answer, ask } = offer

  // A refused start means that the screen is behind the shop: draw it anew.
  useEffect(() => {
    if (trouble && !isAsking(trouble)) void ask()
  }, [trouble, ask])

  if (!answer) {
    if (!offer.trouble) return <TopUpSkeleton />
    return <TroubleNotice trouble={offer.trouble} busy={offer.asking} onRetry={() => void ask()} />
  }
  return (
    <>
      <View className="choose-tier__balance">{words.balance(answer.balanceFen)}</View>
      {answer.renewal && <View className="choose-tier__renewal">{answer.renewal}</View>}
      <View className="choose-tier__happened">
        <Happened after={after} trouble={trouble} />
      </View>
      <Choice offer={answer} unpaid={unpaid} starting={starting} onPay={onPay} />
    </>
  )
}

/** The shop wants the payment password: that is no failure. */
function isAsking({ code }: Trouble): boolean {
  return code === 'CONFIRM_NEEDED' || code === 'PASSWORD_WRONG'
}

/** What became of the last try, the money first. */
function Happened({ after, trouble }: { after: PaymentOutcome | null; trouble: Trouble | null }) {
  // Asked for in a sheet of its own.
  if (trouble && isAsking(trouble)) return null
  if (trouble) {
    const { message, nextStep, code } = trouble
    return <Notice tone="bad" message={message} nextStep={nextStep} action={wayOut(code)} />
  }
  if (after === 'cancelled') return <Notice message={words.cancelled.title} nextStep={words.cancelled.note} />
  if (after === 'failed') return <Notice tone="bad" message={words.failed.title} nextStep={words.failed.note} />
  return null
}

function Choice(props: {
  offer: TopUpOffer
  unpaid: PurchaseIntent | null
  starting: boolean
  onPay: (wanted: Wanted) => void
}) {
  const { offer, unpaid, starting, onPay } = props
  const [chosenId, choose] = useState<string | null>(null)
  const [amount, setAmount] = useState<string | null>(null)
  const [usesCoupon, setUsesCoupon] = useState(true)
  const own = useOwnAmount(amount)
  const [chosenWay, chooseWay] = useState<PayWay | null>(null)
  const offered = offer.ways.find(each => each.way === chosenWay) ?? offer.ways[0]
  const way = offered?.way ?? 'wechat'
  const usable = offer.tiers.find(tier => tier.tierId === chosenId && tier.unavailable === null)
  const tier = usable ?? firstChoice(offer, unpaid?.tierId ?? null)
  const chosen = amount === null ? tier : (own.answer ?? null)
  const ownTier = own.answer?.unavailable === null ? { ...own.answer, tierId: null } : null
  const coupon = amount === null && tier ? (tier.withCoupon ?? couponOf(unpaid, tier)) : null
  const wish = amount === null ? tier : ownTier
  const wanted: Wanted | null = wish && {
    ...{ ...wish, coupons: piecesOf(wish.coupons), way },
    ...(usesCoupon && coupon && { payFen: coupon.payFen, bonusFen: coupon.bonusFen, couponId: coupon.couponId }),
  }

  if (offer.tiers.length === 0) {
    return <Empty icon="top-up" words={words.noTiers} action={{ label: words.backToPack, onPress: go.back }} />
  }
  return (
    <>
      <TierGrid
        offer={offer}
        chosenId={amount === null ? (tier?.tierId ?? null) : null}
        onChoose={tierId => {
          setAmount(null)
          choose(tierId)
        }}
        ownChosen={amount !== null}
        onOwn={() => setAmount(amount ?? '')}
      />
      {amount !== null && offer.custom && (
        <OwnAmount
          range={offer.custom}
          amount={amount}
          answer={own.answer}
          trouble={own.trouble}
          onAmount={setAmount}
        />
      )}
      {coupon && (
        <View className="choose-tier__coupon">
          <List>
            <ListRow
              icon="coupon"
              title={coupon.title}
              note={words.coupon.note(coupon.payFen, coupon.creditFen)}
              value={usesCoupon ? words.coupon.used : words.coupon.unused}
              onPress={() => setUsesCoupon(!usesCoupon)}
            />
          </List>
        </View>
      )}
      <NamingHelps tiers={offer.tiers} />
      {chosen && chosen.rules.length > 0 && (
        <View className="choose-tier__rules">
          <Text className="choose-tier__rules-title">{words.rulesTitle}</Text>
          {chosen.rules.map(rule => (
            <Text key={rule} className="choose-tier__rule">
              {rule}
            </Text>
          ))}
        </View>
      )}
      <PayWays ways={offer.ways} chosen={way} onChoose={chooseWay} />
      {offer.hasPlans && (
        <List>
          <ListRow title={plans.title} note={plans.note} onPress={go.plans} />
        </List>
      )}
      {offer.asksPassword && (
        <Pressable className="choose-tier__password" onPress={go.payPassword}>
          <Text>{payPasswordWords.title}</Text>
        </Pressable>
      )}
      <ActionBar>
        {wanted ? (
          <Button busy={starting} onPress={() => onPay(wanted)}>
            {payWayWords.payButton(way, wanted.payFen)}
          </Button>
        ) : amount !== null ? (
          <Button disabled onPress={go.back}>
            {words.own.pay}
          </Button>
        ) : (
          <Button disabled onPress={go.back}>
            {words.nothingFits}
          </Button>
        )}
      </ActionBar>
    </>
  )
}

/** The coupon that the unpaid order for this tier keeps: to the shop it is in use, and it still goes with this wish. */
function couponOf(unpaid: PurchaseIntent | null, { tierId }: TierView): TierWithCoupon | null {
  if (!unpaid?.couponId || unpaid.tierId !== tierId) return null
  const { couponId, payFen, bonusFen } = unpaid
  return { couponId, title: words.coupon.kept, payFen, bonusFen, creditFen: addFen(payFen, bonusFen) }
}

/** Tiers that only a name on the card would open: said once beneath them, with the way there and back. */
function NamingHelps({ tiers }: { tiers: TierView[] }) {
  const needs = tiers.find(tier => tier.unavailable?.code === 'NAMING_REQUIRED')?.unavailable
  if (!needs) return null
  return (
    <View className="choose-tier__naming">
      <Notice message={needs.nextStep} action={wayOut(needs.code)} />
    </View>
  )
}
