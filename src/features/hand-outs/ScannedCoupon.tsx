import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { askShopper } from '../../cloud/client'
import { useIntention } from '../../cloud/useIntention'
import { useView } from '../../cloud/useView'
import type { ScannedCoupon as Scanned } from '../../contract/hand-outs'
import type { ShopperInputs } from '../../contract/shopper'
import { conditionText } from '../../copy/coupons'
import { handOutWords } from '../../copy/hand-outs'
import { Button } from '../../ui/Button'
import { CouponValue } from '../../ui/CouponValue'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Skeleton } from '../../ui/Skeleton'
import { Stopped } from '../../ui/Stopped'
import { Terms } from '../../ui/Terms'
import { Ticket } from '../../ui/Ticket'
import './HandOuts.scss'

const words = handOutWords.scanned

/** The coupon behind a code that the shop put up: one tap claims it, also for somebody who has no card yet. */
export function ScannedCoupon() {
  const scene = decodeURIComponent(useRouter().params.scene ?? '')
  const { answer, trouble, asking, ask, show } = useView<Scanned>(() => askShopper('handOut.read', { scene }))
  if (answer) return <Offered coupon={answer} scene={scene} onChanged={show} />
  return (
    <Screen>
      {trouble && <Stopped trouble={trouble} isOpen={false} busy={asking} onRetry={() => void ask()} />}
      {!trouble && <Skeleton height={360} radius={24} />}
    </Screen>
  )
}

function Offered(props: { coupon: Scanned; scene: string; onChanged: (coupon: Scanned) => void }) {
  const { coupon, scene, onChanged } = props
  const { name, face, title, rules, couponId, refusal } = coupon
  const claiming = useIntention<ShopperInputs['handOut.claim'], Scanned>(
    `claim-hand-out.${scene}`,
    wish => askShopper('handOut.claim', wish),
    onChanged,
  )
  const mayClaim = couponId === null && refusal === null
  return (
    <Screen>
      <View className="hand-outs__spread">
        <View>
          <Text className="hand-outs__name">{name}</Text>
          <Text className="hand-outs__given">{words.given}</Text>
        </View>
        <Ticket
          value={<CouponValue face={face} />}
          condition={conditionText(face)}
          title={title}
          note={rules.at(-1) ?? ''}
          faded={refusal !== null}
        />
        <Stopped {...claiming} onRetry={() => void claiming.retry()} />
        {couponId !== null && <Notice tone="good" {...words.claimed} />}
        {couponId === null && refusal && <Notice message={refusal.message} nextStep={refusal.nextStep} />}
      </View>
      <Section title={words.rulesTitle}>
        <Terms rules={rules} fine />
      </Section>
      <ActionBar>
        {mayClaim && (
          <Button busy={claiming.busy} onPress={() => void claiming.begin(async () => ({ scene }))}>
            {words.claim}
          </Button>
        )}
        {couponId !== null && <Button onPress={() => go.coupon(couponId)}>{words.use}</Button>}
        {couponId === null && refusal && <Button onPress={() => go.coupons('usable')}>{words.toWallet}</Button>}
      </ActionBar>
    </Screen>
  )
}
