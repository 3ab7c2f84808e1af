import { Text, View } from '@tarojs/components'
import type { PriceView } from '../contract/checkout'
import { pointsRowWords as words } from '../copy/points-row'
import { Icon } from './Icon'
import { List, ListRow } from './ListRow'
import { Pressable } from './Pressable'
import './PointsRow.scss'

/** Whether points pay a part of a price: one tap lets them, another does not. Nothing where none could. */
export function PointsRow(props: {
  offer: PriceView['pointsOffer']
  used: boolean
  disabled: boolean
  onToggle: () => void
}) {
  const { offer, used, disabled, onToggle } = props
  if (offer === null) return null
  return (
    <View className="points-row">
      <List>
        <Pressable chosen={used} disabled={disabled} onPress={onToggle}>
          <ListRow
            icon="points"
            title={words.title}
            note={words.offer(offer.points, offer.pointsFen)}
            value={used ? <Icon name="check" /> : <Text className="points-row__use">{words.use}</Text>}
          />
        </Pressable>
      </List>
    </View>
  )
}
