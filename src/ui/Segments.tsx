import { Text, View } from '@tarojs/components'
import { Pressable } from './Pressable'
import './Segments.scss'

/** Words in a row, one of them chosen. */
export function Segments<Key extends string>(props: {
  segments: { key: Key; label: string }[]
  chosen: Key
  onChoose: (key: Key) => void
}) {
  return (
    <View className="segments">
      {props.segments.map(({ key, label }) => (
        <Pressable
          key={key}
          className={key === props.chosen ? 'segments__one segments__one--chosen' : 'segments__one'}
          chosen={key === props.chosen}
          onPress={() => props.onChoose(key)}
        >
          <Text>{label}</Text>
        </Pressable>
      ))}
    </View>
  )
}
