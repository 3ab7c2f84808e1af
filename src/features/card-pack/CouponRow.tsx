import { ScrollView, View } from '@tarojs/components'
import { serverNow } from '../../cloud/clock'
import type { CouponView } from '../../contract/coupons'
import { cardPackWords as words } from '../../copy/card-pack'
import { conditionText, couponNote } from '../../copy/coupons'
import { CouponValue } from '../../ui/CouponValue'
import { Empty } from '../../ui/Empty'
import { go } from '../../ui/routes'
import { Section } from '../../ui/Section'
import { Ticket } from '../../ui/Ticket'
import './CouponRow.scss'

/** What fits now, sideways; the one that ends first comes first. */
export function CouponRow({ coupons }: { coupons: CouponView[] }) {
  const more = coupons.length > 0 ? { label: words.couponsMore, onPress: () => go.coupons('usable') } : undefined
  return (
    <Section title={words.couponsTitle} more={more}>
      {coupons.length === 0 ? (
        <Empty
          icon="coupon"
          words={words.noCoupons.words}
          action={{ label: words.noCoupons.action, onPress: () => go.coupons('offer') }}
        />
      ) : (
        <ScrollView className="coupon-row" scrollX enhanced showScrollbar={false}>
          <View className="coupon-row__line">
            {coupons.map(coupon => (
              <Ticket
                key={coupon.couponId}
                narrow
                value={<CouponValue face={coupon.face} size="title" />}
                condition={conditionText(coupon.face)}
                title={coupon.title}
                note={couponNote(coupon, serverNow())}
                onPress={() => go.coupon(coupon.couponId)}
              />
            ))}
          </View>
        </ScrollView>
      )}
    </Section>
  )
}
