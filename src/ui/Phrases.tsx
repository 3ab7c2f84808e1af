import { View } from '@tarojs/components'
import './Phrases.scss'

/** What is said of one thing, in a few phrases with a dot between two; lines break between phrases, and none begins with a dot. */
export function Phrases({ phrases }: { phrases: readonly string[] }) {
  return (
    <View className="phrases">
      {phrases.map(phrase => (
        <View key={phrase} className="phrases__one">
          {phrase}
        </View>
      ))}
    </View>
  )
}
