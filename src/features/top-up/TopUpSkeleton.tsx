import { View } from '@tarojs/components'
import { Skeleton } from '../../ui/Skeleton'
import './TopUpSkeleton.scss'

export function TopUpSkeleton() {
  return (
    <View className="top-up-skeleton">
      <Skeleton width={260} height={40} />
      <View className="top-up-skeleton__grid">
        {['a', 'b', 'c', 'd'].map(place => (
          <Skeleton key={place} width={333} height={216} radius={24} />
        ))}
      </View>
    </View>
  )
}
