import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { BatchOffer } from '../../contract/batch'
import { batchWords as words } from '../../copy/batch'
import { Choices } from '../../ui/Choices'
import { Icon } from '../../ui/Icon'
import { List, ListRow } from '../../ui/ListRow'
import { Pressable } from '../../ui/Pressable'
import { Sheet } from '../../ui/Sheet'
import type { ChosenCards } from './useChosenCards'

type Tier = BatchOffer['tiers'][number]

/** Everybody on my shared cards, chosen until they are tapped away; then those that were looked for. */
export function ChosenList(props: {
  cards: ChosenCards
  tiers: Tier[]
  tierOf: (holder: string) => Tier | undefined
  onTier: (holder: string, tierId: string) => void
}) {
  const { cards, tiers, tierOf, onTier } = props
  const { offered, found, isChosen, toggle, remove } = cards
  const [choosing, chooseFor] = useState<string | null>(null)
  if (offered.length + found.length === 0) return null
  const row = (holder: string, end: ReactNode) => {
    const tier = isChosen(holder) ? tierOf(holder) : undefined
    return (
      <ListRow
        key={holder}
        icon="person"
        title={holder}
        {...(tier && { note: words.tier(tier.payFen, tier.bonusFen) })}
        value={
          <View className="batch__hand">
            {isChosen(holder) && (
              <Pressable className="batch__remove" label={words.amountFor(holder)} onPress={() => chooseFor(holder)}>
                <Text>{words.changeAmount}</Text>
              </Pressable>
            )}
            {end}
          </View>
        }
      />
    )
  }
  return (
    <>
      <List>
        {offered.map(({ holder }) =>
          row(
            holder,
            <Pressable
              className="batch__remove"
              chosen={isChosen(holder)}
              label={`${holder} ${isChosen(holder) ? words.remove : words.add}`}
              onPress={() => toggle(holder)}
            >
              {isChosen(holder) ? <Icon name="check" /> : <Text>{words.add}</Text>}
            </Pressable>,
          ),
        )}
        {found.map(({ holder }) =>
          row(
            holder,
            <Pressable className="batch__remove" onPress={() => remove(holder)}>
              <Text>{words.remove}</Text>
            </Pressable>,
          ),
        )}
      </List>
      {choosing !== null && (
        <Sheet title={words.amountFor(choosing)} closeLabel={words.close} onClose={() => chooseFor(null)}>
          <Choices
            title={words.amountOne}
            choices={tiers.map(each => ({ key: each.tierId, label: words.tier(each.payFen, each.bonusFen) }))}
            chosen={tierOf(choosing)?.tierId ?? null}
            onChoose={chosenId => {
              onTier(choosing, chosenId)
              chooseFor(null)
            }}
          />
        </Sheet>
      )}
    </>
  )
}
