import { Text, View } from '@tarojs/components'
import type { TierView, TopUpOffer } from '../../contract/top-up'
import { batchWords } from '../../copy/batch'
import { payPasswordWords } from '../../copy/pay-password'
import { payWayWords } from '../../copy/pay-ways'
import { planWords } from '../../copy/plans'
import { topUpWords as words } from '../../copy/top-up'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { HelpLink } from '../../ui/HelpLink'
import { List, ListRow } from '../../ui/ListRow'
import { Notice } from '../../ui/Notice'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'
import { ActionBar } from '../../ui/Screen'
import { wayOut } from '../../ui/Stopped'
import { OwnAmount } from './OwnAmount'
import { PayWays } from './PayWays'
import type { PurchaseIntent, Wanted } from './purchase-intent'
import { TierGrid } from './TierGrid'
import { useChoice } from './useChoice'

const plans = planWords.entry

/** The grid, what goes with the tier that is chosen, and the button. `unpaid` is the wish of an order that was left so. */
export function Choice(props: {
  offer: TopUpOffer
  unpaid: PurchaseIntent | null
  /** yuan that stand typed when the page opens */
  typed?: string | undefined
  starting: boolean
  onPay: (wanted: Wanted) => void
}) {
  const { offer, unpaid, typed, starting, onPay } = props
  const choice = useChoice(offer, unpaid, typed)
  const { tier, rules, amount, setAmount, own, coupon, way, wanted } = choice

  if (offer.tiers.length === 0) {
    return <Empty icon="top-up" words={words.noTiers} action={{ label: words.backToPack, onPress: go.back }} />
  }
  return (
    <>
      <TierGrid
        offer={offer}
        chosenId={tier?.tierId ?? null}
        onChoose={choice.choose}
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
              value={coupon.isUsed ? words.coupon.used : words.coupon.unused}
              onPress={coupon.toggle}
            />
          </List>
        </View>
      )}
      <NamingHelps tiers={offer.tiers} />
      <Rules rules={rules} />
      <PayWays ways={offer.ways} chosen={way} onChoose={choice.chooseWay} />
      {(offer.hasPlans || offer.hasBatch) && (
        <List>
          {offer.hasPlans && <ListRow title={plans.title} note={plans.note} onPress={go.plans} />}
          {offer.hasBatch && <ListRow {...batchWords.entry} onPress={go.batch} />}
        </List>
      )}
      <HelpLink />
      {offer.asksPassword && (
        <Pressable className="choose-tier__password" onPress={go.payPassword}>
          <Text>{payPasswordWords.title}</Text>
        </Pressable>
      )}
      <ActionBar>
        <Button busy={starting} disabled={!wanted} onPress={() => wanted && onPay(wanted)}>
          {wanted ? payWayWords.payButton(way, wanted.payFen) : amount === null ? words.nothingFits : words.own.pay}
        </Button>
      </ActionBar>
    </>
  )
}

function Rules({ rules }: { rules: string[] }) {
  if (rules.length === 0) return null
  return (
    <View className="choose-tier__rules">
      <Text className="choose-tier__rules-title">{words.rulesTitle}</Text>
      {rules.map(rule => (
        <Text key={rule} className="choose-tier__rule">
          {rule}
        </Text>
      ))}
    </View>
  )
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
