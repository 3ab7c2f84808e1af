import { Text, View } from '@tarojs/components'
import { greetingWords } from '../../copy/gifts'
import type { Greeting } from '../../domain/gifts/gift'
import type { Fen } from '../../domain/money'
import { Icon } from '../../ui/Icon'
import { Price } from '../../ui/Price'
import './GiftFace.scss'

/** The gift as a card to hand over: the words large, the amount beneath, whose it is at the foot. */
export function GiftFace(props: { greeting: Greeting; amountFen: Fen; foot: string; faded?: boolean }) {
  const { greeting, amountFen, foot, faded = false } = props
  return (
    <View className={faded ? 'gift-face gift-face--faded' : 'gift-face'}>
      <View className="gift-face__head">
        <Text className="gift-face__greeting">{greetingWords[greeting]}</Text>
        <Icon name="gift" size="title" />
      </View>
      <Price fen={amountFen} size="balance" short />
      <Text className="gift-face__foot">{foot}</Text>
    </View>
  )
}
