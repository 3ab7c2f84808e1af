import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { newId } from '../../cloud/new-id'
import { useAnswer } from '../../cloud/useAnswer'
import { useIntention } from '../../cloud/useIntention'
import type { GivenCoupon } from '../../contract/coupon-gifts'
import type { CouponView } from '../../contract/coupons'
import type { ShopperInputs } from '../../contract/shopper'
import { couponGiftWords as words } from '../../copy/coupon-gifts'
import { conditionText, couponNote } from '../../copy/coupons'
import type { Greeting } from '../../domain/gifts/gift'
import { Button } from '../../ui/Button'
import { CouponValue } from '../../ui/CouponValue'
import { GreetingChoice } from '../../ui/GreetingChoice'
import { Notice } from '../../ui/Notice'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Stopped } from '../../ui/Stopped'
import { Terms } from '../../ui/Terms'
import { Ticket } from '../../ui/Ticket'
import { Waiting } from '../../ui/Waiting'
import { CouponToShare } from './CouponToShare'
import './CouponGifts.scss'

/** A coupon is given: with which words; it leaves the wallet with the one button and is then to be sent. */
export function GiveCoupon() {
  const { couponId } = useRouter().params
  const [made, setMade] = useState<GivenCoupon | null>(null)
  const giving = useIntention<ShopperInputs['couponGift.create'], GivenCoupon>(
    `give-coupon.${couponId}`,
    wish => askShopper('couponGift.create', wish),
    setMade,
  )
  const asked = useAnswer(() => askShopper('coupons.wallet', {}))
  const { answer } = asked
  if (made) return <CouponToShare gift={made} onChanged={setMade} />
  const coupon = answer?.usable.find(each => each.couponId === couponId && each.transferable)
  return (
    <Screen>
      <Waiting {...asked} height={720} />
      <Stopped {...giving} onRetry={() => void giving.retry()} />
      {answer && !coupon && !giving.busy && (
        <Notice {...words.notGivable} action={{ label: words.toWallet, onPress: go.back }} />
      )}
      {coupon && (
        <Form
          coupon={coupon}
          busy={giving.busy}
          onGive={greeting =>
            void giving.begin(async () => ({ giftId: await newId('cgf'), couponId: coupon.couponId, greeting }))
          }
        />
      )}
    </Screen>
  )
}

function Form({ coupon, busy, onGive }: { coupon: CouponView; busy: boolean; onGive: (greeting: Greeting) => void }) {
  const [greeting, setGreeting] = useState<Greeting>('coffee')
  return (
    <>
      <View className="coupon-gifts__spread">
        <Ticket
          value={<CouponValue face={coupon.face} />}
          condition={conditionText(coupon.face)}
          title={coupon.title}
          note={couponNote(coupon, serverNow())}
        />
        <GreetingChoice chosen={greeting} onChoose={setGreeting} />
        <Terms rules={words.rules} fine />
      </View>
      <ActionBar>
        <Button busy={busy} onPress={() => onGive(greeting)}>
          {words.submit}
        </Button>
      </ActionBar>
    </>
  )
}
