import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { useGiven } from '../../cloud/useGiven'
import type { GivenCoupon } from '../../contract/coupon-gifts'
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
  const { isOpen, takingBack } = useGiven(gift, {
    name: 'take-coupon-back',
    list: () => askShopper('couponGift.list', {}),
    takeBack: wish => askShopper('couponGift.takeBack', wish),
    onChanged,
    onTakenBack: () => say(words.takenBack),
  })

  return (
    <Screen>
      <View className="coupon-gifts__spread">
        <GivenFace gift={gift} faded={!isOpen} />
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
