import { View } from '@tarojs/components'
import { Skeleton } from '../../ui/Skeleton'

export function CouponsSkeleton() {
  return (
    <View className="coupons__spread">
      <Skeleton height={168} />
      <Skeleton height={168} />
      <Skeleton height={168} />
    </View>
  )
}
