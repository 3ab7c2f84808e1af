import type { PriceView } from '../contract/checkout'
import { pointsRowWords as words } from '../copy/points-row'
import { Icon } from './Icon'
import { List, ListRow } from './ListRow'
import { Pressable } from './Pressable'

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
    <List>
      <Pressable chosen={used} disabled={disabled} onPress={onToggle}>
        <ListRow
          icon="points"
          title={words.title}
          note={words.offer(offer.points, offer.pointsFen)}
          value={used ? <Icon name="check" /> : words.use}
        />
      </Pressable>
    </List>
  )
}
