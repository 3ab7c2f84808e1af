import { View } from '@tarojs/components'
import { askShopper } from '../../cloud/client'
import { useIntention } from '../../cloud/useIntention'
import type { SharedCoupon } from '../../contract/coupon-gifts'
import type { ShopperInputs } from '../../contract/shopper'
import { couponGiftWords as words } from '../../copy/coupon-gifts'
import { greetingWords } from '../../copy/gifts'
import { Button } from '../../ui/Button'
import { Hint } from '../../ui/Hint'
import { Notice } from '../../ui/Notice'
import { go, linkTo } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { ShareLink } from '../../ui/ShareLink'
import { Stopped } from '../../ui/Stopped'
import { GivenFace, GivenStory } from './GivenFace'
import './CouponGifts.scss'

/** A given coupon as whoever opened its link sees it: one tap claims it, also for somebody who has no card yet. */
export function CouponToClaim(props: { gift: SharedCoupon; token: string; onChanged: (gift: SharedCoupon) => void }) {
  const { gift, token, onChanged } = props
  const claiming = useIntention<ShopperInputs['couponGift.claim'], SharedCoupon>(
    `claim-coupon-gift.${gift.giftId}`,
    wish => askShopper('couponGift.claim', wish),
    onChanged,
  )
  const own = gift.mine === 'giver'
  const claimed = gift.mine === 'claimer'
  const mayClaim = gift.state === 'open' && gift.refusal === null
  return (
    <Screen>
      <View className="coupon-gifts__spread">
        <GivenFace gift={gift} faded={!mayClaim && !claimed && !own} />
        <Stopped {...claiming} onRetry={() => void claiming.retry()} />
        {claimed && gift.state === 'received' && <Notice tone="good" {...words.claimed} />}
        {gift.mine === null && gift.refusal && (
          <Notice message={gift.refusal.message} nextStep={gift.refusal.nextStep} />
        )}
      </View>
      {mayClaim && <Hint>{words.claimHint}</Hint>}
      {own && <Hint>{words.own}</Hint>}
      <GivenStory gift={gift} />
      <ActionBar>
        {mayClaim && (
          <Button busy={claiming.busy} onPress={() => void claiming.begin(async () => ({ token }))}>
            {words.claim}
          </Button>
        )}
        {own && gift.state === 'open' && (
          <ShareLink
            label={words.share.label}
            title={words.share.title(greetingWords[gift.greeting], gift.title)}
            path={linkTo.couponGift(token)}
          />
        )}
        {claimed && <Button onPress={() => go.coupon(gift.couponId)}>{words.use}</Button>}
        {!mayClaim && !own && !claimed && <Button onPress={() => go.coupons()}>{words.toWallet}</Button>}
      </ActionBar>
    </Screen>
  )
}
