import { Text, View } from '@tarojs/components'
import { couponReportWords as words } from '../../copy/coupon-report'
import type { CouponFigures } from '../../domain/figures/coupon-figures'
import { issuesOf, usedPercent, usesOf } from '../../domain/figures/coupon-report'
import { fen } from '../../domain/money'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'

/** The few numbers that everything else explains. */
export function Summary({ total }: { total: CouponFigures }) {
  const percent = usedPercent(total)
  return (
    <>
      <View className="coupon-report__head">
        {/* A store hands nothing out by itself: what was used there stands alone. */}
        <Text className="coupon-report__label">{percent === null ? words.used : words.rate}</Text>
        <Text className="coupon-report__rate">
          {percent === null ? words.pieces(usesOf(total)) : words.rateOf(percent)}
        </Text>
        {percent !== null && (
          <Text className="coupon-report__label">{words.counts(issuesOf(total), usesOf(total))}</Text>
        )}
      </View>
      <List>
        <ListRow title={words.discount} value={<Price fen={fen(total.discountFen)} />} />
        <ListRow title={words.orders} note={words.ordersNote} value={<Price fen={fen(total.orderFen)} />} />
        {total.honoured !== undefined && (
          <ListRow title={words.honoured} note={words.honouredNote} value={words.times(total.honoured)} />
        )}
        <ListRow title={words.cameBack} note={words.cameBackNote} value={words.times(total.cameBack)} />
      </List>
    </>
  )
}
