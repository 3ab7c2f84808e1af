import { Text, View } from '@tarojs/components'
import { ticketWords as words } from '../copy/tickets'
import type { TicketWordsId } from '../domain/ids'
import { type Instant, momentText } from '../domain/time'
import './SaidList.scss'

/** What two sides wrote to one another, oldest first; the reader's own words stand on the right. */
export function SaidList(props: {
  said: { wordsId: TicketWordsId; by: 'member' | 'shop'; at: Instant; text: string | null }[]
  reader: 'member' | 'shop'
  now: Instant
}) {
  const { said, reader, now } = props
  return (
    <View className="said" role="list">
      {said.map(({ wordsId, by, at, text }) => (
        <View key={wordsId} className={by === reader ? 'said__one said__one--own' : 'said__one'} role="listitem">
          <Text className="said__when">{`${words.sides[reader][by]} · ${momentText(at, now)}`}</Text>
          <View className="said__words">{text ?? words.erasedText}</View>
        </View>
      ))}
    </View>
  )
}
