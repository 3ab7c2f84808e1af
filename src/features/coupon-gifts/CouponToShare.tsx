import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { useIntention } from '../../cloud/useIntention'
import { useWatch } from '../../cloud/useWatch'
import type { GivenCoupon } from '../../contract/coupon-gifts'
import type { ShopperInputs } from '../../contract/shopper'
import { couponGiftWords as words } from '../../copy/coupon-gifts'
import { greetingWords } from '../../copy/gifts'
import { linkTo } from '../../ui/routes'
import { Screen } from '../../ui/Screen'
import { ShareOrTakeBack } from '../../ui/ShareOrTakeBack'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'
import { GivenFace, GivenStory } from './GivenFace'
import './CouponGifts.scss'

/** A given coupon as its giver has it: to be sent while nobody has claimed it, and what became of it afterwards. */
export function CouponToShare({ gift, onChanged }: { gift: GivenCoupon; onChanged: (gift: GivenCoupon) => void }) {
  const takingBack = useIntention<ShopperInputs['couponGift.takeBack'], GivenCoupon>(
    `take-coupon-back.${gift.giftId}`,
    wish => askShopper('couponGift.takeBack', wish),
    returned => {
      say(words.takenBack)
      onChanged(returned)
    },
  )
  const open = gift.state === 'open' || gift.state === 'preparing'
  // A friend may claim it while the giver looks on.
  useWatch(async () => {
    const { given } = await askShopper('couponGift.list', {}).catch(() => ({ given: [] }))
    const now = given.find(each => each.giftId === gift.giftId)
    if (now && now.state !== gift.state) onChanged(now)
  }, open)

  return (
    <Screen>
      <View className="coupon-gifts__spread">
        <GivenFace gift={gift} faded={!open} />
        <Stopped {...takingBack} onRetry={() => void takingBack.retry()} />
      </View>
      <GivenStory gift={gift} />
      {gift.token !== null && (
        <ShareOrTakeBack
          words={words}
          title={words.share.title(greetingWords[gift.greeting], gift.title)}
          path={linkTo.couponGift(gift.token)}
          busy={takingBack.busy}
          onTakeBack={() => void takingBack.begin(async () => ({ giftId: gift.giftId }))}
        />
      )}
    </Screen>
  )
}
