import { View } from '@tarojs/components'
import { Pressable } from './Pressable'
import './Chips.scss'

/** A few choices beside one another, at most one of them chosen. */
export function Chips<Key extends string | number>(props: {
  options: { key: Key; label: string }[]
  chosen: Key | null
  onChoose: (key: Key) => void
}) {
  return (
    <View className="chips">
      {props.options.map(({ key, label }) => (
        <Pressable
          key={key}
          className={key === props.chosen ? 'chips__one chips__one--chosen' : 'chips__one'}
          chosen={key === props.chosen}
          onPress={() => props.onChoose(key)}
        >
          {label}
        </Pressable>
      ))}
    </View>
  )
}
