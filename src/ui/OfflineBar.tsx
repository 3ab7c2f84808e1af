import { View } from '@tarojs/components'
import './OfflineBar.scss'

/** Says that the network is gone for as long as it is. */
export function OfflineBar({ children }: { children: string }) {
  return (
    <View className="offline-bar" role="status">
      {children}
    </View>
  )
}
