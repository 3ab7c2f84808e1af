import { Text, View } from '@tarojs/components'
import { Pressable } from './Pressable'
import './Choices.scss'

/** A few short answers to one question, one of them chosen; they wrap where there is no room. */
export function Choices<Key extends string>(props: {
  title: string
  choices: { key: Key; label: string }[]
  chosen: Key | null
  onChoose: (key: Key) => void
}) {
  const { title, choices, chosen, onChoose } = props
  return (
    <View className="choices">
      <Text className="choices__title">{title}</Text>
      <View className="choices__row">
        {choices.map(({ key, label }) => (
          <Pressable
            key={key}
            className={key === chosen ? 'choices__one choices__one--chosen' : 'choices__one'}
            chosen={key === chosen}
            onPress={() => onChoose(key)}
          >
            <Text>{label}</Text>
          </Pressable>
        ))}
      </View>
    </View>
  )
}
