import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { useIntention } from '../../cloud/useIntention'
import { useWatch } from '../../cloud/useWatch'
import type { GivenCoupon } from '../../contract/coupon-gifts'
import type { ShopperInputs } from '../../contract/shopper'
import { couponGiftWords as words } from '../../copy/coupon-gifts'
import { greetingWords } from '../../copy/gifts'
import { Button } from '../../ui/Button'
import { linkTo } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { ShareLink } from '../../ui/ShareLink'
import { Sheet } from '../../ui/Sheet'
import { Stopped } from '../../ui/Stopped'
import { say } from '../../ui/toast'
import { GivenFace, GivenStory } from './GivenFace'
import './CouponGifts.scss'

/** A given coupon as its giver has it: to be sent while nobody has claimed it, and what became of it afterwards. */
export function CouponToShare({ gift, onChanged }: { gift: GivenCoupon; onChanged: (gift: GivenCoupon) => void }) {
  const [asking, setAsking] = useState(false)
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
        <ActionBar>
          <ShareLink
            label={words.share.label}
            title={words.share.title(greetingWords[gift.greeting], gift.title)}
            path={linkTo.couponGift(gift.token)}
          />
          <Button kind="plain" busy={takingBack.busy} onPress={() => setAsking(true)}>
            {words.takeBack}
          </Button>
        </ActionBar>
      )}
      {asking && (
        <Sheet
          title={words.takeBackSheet.title}
          closeLabel={words.takeBackSheet.close}
          onClose={() => setAsking(false)}
        >
          <Text className="coupon-gifts__note">{words.takeBackSheet.note}</Text>
          <Button
            onPress={() => {
              setAsking(false)
              void takingBack.begin(async () => ({ giftId: gift.giftId }))
            }}
          >
            {words.takeBackSheet.confirm}
          </Button>
        </Sheet>
      )}
    </Screen>
  )
}
