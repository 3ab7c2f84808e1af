import { View } from '@tarojs/components'
import { Skeleton } from '../../ui/Skeleton'
import './CardPackSkeleton.scss'

/** The first screen's shape, for the very first open on this phone. */
export function CardPackSkeleton() {
  return (
    <View className="card-pack-skeleton">
      <Skeleton height={432} radius={24} />
      <View className="card-pack-skeleton__row">
        {['a', 'b', 'c', 'd'].map(place => (
          <Skeleton key={place} width={112} height={112} />
        ))}
      </View>
      <Skeleton width={220} height={40} />
      <Skeleton height={152} />
      <Skeleton width={220} height={40} />
      <Skeleton height={336} radius={24} />
    </View>
  )
}
