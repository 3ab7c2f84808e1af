import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { askShopper } from '../../cloud/client'
import { serverNow } from '../../cloud/clock'
import { useAnswer } from '../../cloud/useAnswer'
import type { GiftView, SharedGift } from '../../contract/gifts'
import { greetingWords, giftWords as words } from '../../copy/gifts'
import { momentText } from '../../domain/time'
import { Button } from '../../ui/Button'
import { Empty } from '../../ui/Empty'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'
import { ActionBar, Screen } from '../../ui/Screen'
import { Segments } from '../../ui/Segments'
import { Waiting } from '../../ui/Waiting'
import './Gifts.scss'

type Side = 'given' | 'received'

const sides = (['given', 'received'] as const).map(key => ({ key, label: words[key] }))

/** Gifts that I gave and that I got, and the way to give one. */
export function Gifts() {
  const [side, choose] = useState<Side>('given')
  const asked = useAnswer(() => askShopper('gift.list', {}))
  const { answer } = asked
  return (
    <Screen>
      <Segments segments={sides} chosen={side} onChoose={choose} />
      <Text className="gifts__intro">{words.intro.note}</Text>
      <View className="gifts__list">
        <Waiting {...asked} height={360} />
        {answer && <GiftList gifts={answer[side]} side={side} />}
      </View>
      <ActionBar>
        <Button onPress={go.giveGift}>{words.give}</Button>
      </ActionBar>
    </Screen>
  )
}

function GiftList({ gifts, side }: { gifts: (GiftView | SharedGift)[]; side: Side }) {
  if (gifts.length === 0) return <Empty icon="gift" words={words.none[side]} />
  const now = serverNow()
  return (
    <List>
      {gifts.map(gift => (
        <ListRow
          key={gift.giftId}
          title={greetingWords[gift.greeting]}
          note={momentText(gift.createdAt, now)}
          phrases={'from' in gift ? [words.from(gift.from)] : []}
          value={<Price fen={gift.amountFen} short />}
          valueNote={words.state(gift.state)}
          onPress={() => go.gift(gift.giftId)}
        />
      ))}
    </List>
  )
}
