import { ScrollView, View } from '@tarojs/components'
import { Pressable } from '../../ui/Pressable'

/** Words in a line that scrolls sideways, one of them chosen. */
export function FilterLine<Key extends string | null>(props: {
  options: { key: Key; label: string }[]
  chosen: Key
  onChoose: (key: Key) => void
}) {
  return (
    <ScrollView className="filter-line" scrollX enhanced showScrollbar={false}>
      <View className="filter-line__line">
        {props.options.map(({ key, label }) => (
          <Pressable
            key={label}
            className={key === props.chosen ? 'filter-line__one filter-line__one--chosen' : 'filter-line__one'}
            chosen={key === props.chosen}
            onPress={() => props.onChoose(key)}
          >
            {label}
          </Pressable>
        ))}
      </View>
    </ScrollView>
  )
}
