import { Text, View } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import type { GivenCoupon, SharedCoupon } from '../../contract/coupon-gifts'
import { couponGiftWords as words } from '../../copy/coupon-gifts'
import { conditionText } from '../../copy/coupons'
import { giftTrail } from '../../copy/gift-trail'
import { greetingWords } from '../../copy/gifts'
import { CouponValue } from '../../ui/CouponValue'
import { Section } from '../../ui/Section'
import { Terms } from '../../ui/Terms'
import { Ticket } from '../../ui/Ticket'
import { Trail } from '../../ui/Trail'

type Gift = GivenCoupon | SharedCoupon

/** The words large, and the ticket that they come with. */
export function GivenFace({ gift, faded }: { gift: Gift; faded: boolean }) {
  return (
    <View className="coupon-gifts__face">
      <Text className="coupon-gifts__greeting">{greetingWords[gift.greeting]}</Text>
      {'from' in gift && gift.mine !== 'giver' && <Text className="coupon-gifts__from">{words.from(gift.from)}</Text>}
      <Ticket
        value={<CouponValue face={gift.face} />}
        condition={conditionText(gift.face)}
        title={gift.title}
        note={words.validUntil(gift.expiresAt, serverNow())}
        faded={faded}
      />
    </View>
  )
}

/** What the coupon is good for, and how it came here. */
export function GivenStory({ gift }: { gift: Gift }) {
  return (
    <>
      <Section title={words.rulesTitle}>
        <Terms rules={gift.rules} fine />
      </Section>
      <Trail title={words.trail} steps={giftTrail(gift, words.steps, serverNow())} />
    </>
  )
}
