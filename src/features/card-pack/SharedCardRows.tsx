import { View } from '@tarojs/components'
import type { SharedCard } from '../../contract/shared'
import { cardPackWords as words } from '../../copy/card-pack'
import { List, ListRow } from '../../ui/ListRow'
import { Price } from '../../ui/Price'
import { go } from '../../ui/routes'

/** Family and enterprise cards that this member pays from; nothing where there are none. */
export function SharedCardRows({ cards }: { cards: SharedCard[] }) {
  if (cards.length === 0) return null
  return (
    <View className="card-pack__shared">
      <List>
        {cards.map(({ sharedPackId, name, payableFen }) => (
          <ListRow
            key={sharedPackId}
            icon="people"
            title={name}
            note={words.sharedNote}
            value={<Price fen={payableFen} />}
            onPress={() => go.sharedCard(sharedPackId)}
          />
        ))}
      </List>
    </View>
  )
}
