import { Text, View } from '@tarojs/components'
import { Icon } from './Icon'
import './Steps.scss'

/** Named steps that fill from the left. `reached` counts the finished ones; the next one is under way unless `halted`. */
export function Steps({ names, reached, halted = false }: { names: string[]; reached: number; halted?: boolean }) {
  return (
    <View className="steps" role="list">
      {names.map((name, place) => (
        <View key={name} className={`steps__step steps__step--${stateOf(place, reached, halted)}`} role="listitem">
          <View className="steps__dot">{place < reached && <Icon name="check" size="note" />}</View>
          <Text className="steps__name">{name}</Text>
        </View>
      ))}
    </View>
  )
}

function stateOf(place: number, reached: number, halted: boolean): 'done' | 'now' | 'halted' | 'ahead' {
  if (place < reached) return 'done'
  if (place > reached) return 'ahead'
  return halted ? 'halted' : 'now'
}
