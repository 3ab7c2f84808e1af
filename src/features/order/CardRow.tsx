import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CheckoutPrice } from '../../contract/checkout'
import { orderWords } from '../../copy/order'
import type { PackId } from '../../domain/ids'
import { Icon } from '../../ui/Icon'
import { List, ListRow } from '../../ui/ListRow'
import { Pressable } from '../../ui/Pressable'
import { Sheet } from '../../ui/Sheet'
import './CardRow.scss'

const words = orderWords.card

/** Which card pays, and the others behind a tap: for members of a family's or a company's card. */
export function CardRow(props: {
  price: CheckoutPrice
  disabled: boolean
  onChoose: (sharedPackId: PackId | null) => void
}) {
  const { price, disabled, onChoose } = props
  const [isOpen, setOpen] = useState(false)
  const chosen = price.cards.find(card => card.sharedPackId === price.sharedPackId)
  if (!chosen) return null
  return (
    <View className="card-row">
      <List>
        <ListRow
          icon="people"
          title={words.title}
          value={chosen.name ?? words.own}
          onPress={disabled ? undefined : () => setOpen(true)}
        />
      </List>
      {isOpen && (
        <Sheet title={words.choose} closeLabel={words.close} onClose={() => setOpen(false)}>
          <List>
            {price.cards.map(({ sharedPackId, name, payableFen, restFen }) => (
              <Pressable
                key={sharedPackId ?? 'own'}
                chosen={sharedPackId === price.sharedPackId}
                onPress={() => {
                  onChoose(sharedPackId)
                  setOpen(false)
                }}
              >
                <ListRow
                  title={name ?? words.own}
                  note={restFen > 0 ? words.short(payableFen, restFen) : words.enough(payableFen)}
                  value={sharedPackId === price.sharedPackId ? <Icon name="check" /> : undefined}
                />
              </Pressable>
            ))}
          </List>
        </Sheet>
      )}
    </View>
  )
}
