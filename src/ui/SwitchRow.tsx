import { Text, View } from '@tarojs/components'
import { Pressable } from './Pressable'
import './SwitchRow.scss'

/** A row of a list that is switched on or off by a tap anywhere on it; the state is said in a word as well. */
export function SwitchRow(props: {
  title: string
  note: string
  on: boolean
  words: { on: string; off: string }
  busy: boolean
  onPress: () => void
}) {
  const { title, note, on, words, busy, onPress } = props
  const state = on ? words.on : words.off
  return (
    <Pressable className="switch-row" chosen={on} label={`${title}，${state}`} disabled={busy} onPress={onPress}>
      <View className="list-row">
        <View className="list-row__words">
          <Text className="list-row__title">{title}</Text>
          <Text className="list-row__note">{note}</Text>
        </View>
        <View className={on ? 'switch-row__track switch-row__track--on' : 'switch-row__track'}>
          <View className="switch-row__knob" />
        </View>
      </View>
    </Pressable>
  )
}
