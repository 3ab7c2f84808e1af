import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { shelf } from '../../cloud/memory'
import type { PackView } from '../../contract/pack'
import { cardPackWords } from '../../copy/card-pack'
import { Button } from '../../ui/Button'
import { Pressable } from '../../ui/Pressable'
import { go } from '../../ui/routes'
import './Welcome.scss'

const words = cardPackWords.welcome
const seen = shelf<'seen'>('welcome', 1)

/**
 * For somebody whose card is new: what it is, in three steps, and the first gift. Once put away it never comes again on this phone;
 * once anything has happened on the card it never comes again at all.
 */
export function Welcome({ welcome }: { welcome: NonNullable<PackView['welcome']> }) {
  const [isSeen, setSeen] = useState(() => seen.read() !== null)
  if (isSeen) return null
  const putAway = () => {
    seen.write('seen')
    setSeen(true)
  }
  const { tier } = welcome
  return (
    <View className="welcome">
      <View className="welcome__head">
        <Text className="welcome__title">{words.title}</Text>
        <Pressable className="welcome__close" onPress={putAway}>
          <Text>{words.seen}</Text>
        </Pressable>
      </View>
      {words.steps.map(({ title, note }, place) => (
        <View key={title} className="welcome__step">
          <Text className="welcome__number">{place + 1}</Text>
          <View className="welcome__words">
            <Text className="welcome__what">{title}</Text>
            <Text className="welcome__note">{note}</Text>
          </View>
        </View>
      ))}
      {tier && (
        <Button
          onPress={() => {
            putAway()
            go.topUp()
          }}
        >
          {words.gift(tier)}
        </Button>
      )}
    </View>
  )
}
