import { Text, View } from '@tarojs/components'
import { greetingTitle, greetingWords } from '../copy/gifts'
import type { Greeting } from '../domain/gifts/gift'
import { Chips } from './Chips'
import './GreetingChoice.scss'

const sayings: Greeting[] = ['coffee', 'thanks', 'birthday', 'festival']

/** What a giver may say with a gift, whatever is given. */
export function GreetingChoice(props: { chosen: Greeting; onChoose: (greeting: Greeting) => void }) {
  return (
    <View>
      <Text className="greeting-choice__title">{greetingTitle}</Text>
      <Chips
        options={sayings.map(key => ({ key, label: greetingWords[key] }))}
        chosen={props.chosen}
        onChoose={props.onChoose}
      />
    </View>
  )
}
