import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { BatchOffer } from '../../contract/batch'
import { batchWords as words } from '../../copy/batch'
import { type Fen, fen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { ConfirmSheet } from '../../ui/ConfirmSheet'
import { Icon } from '../../ui/Icon'
import { List, ListRow } from '../../ui/ListRow'
import { Pressable } from '../../ui/Pressable'
import { ActionBar } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Stopped } from '../../ui/Stopped'
import { FindCard } from './FindCard'
import { useBatchStart } from './useBatchStart'
import { type ChosenCards, useChosenCards } from './useChosenCards'

/** One amount for every card, the cards, and the button that says what all of it comes to. */
export function ChooseCards(props: {
  offer: BatchOffer
  limits: { mostCards: number; mostFen: Fen }
  onRefused: () => void
}) {
  const { offer, limits, onRefused } = props
  const [tierId, choose] = useState(offer.tiers[0]?.tierId ?? null)
  const cards = useChosenCards(offer.shared)
  const { starting, start, asked, decline, text } = useBatchStart(onRefused)
  const { chosen } = cards
  const tier = offer.tiers.find(each => each.tierId === tierId)
  const totalFen = fen((tier?.payFen ?? 0) * chosen.length)
  const fits = totalFen <= limits.mostFen && chosen.length <= limits.mostCards
  return (
    <>
      {!asked && <Stopped {...starting} onRetry={() => void starting.retry()} />}
      <Choices
        title={words.amount}
        choices={offer.tiers.map(each => ({ key: each.tierId, label: words.tier(each.payFen, each.bonusFen) }))}
        chosen={tierId}
        onChoose={choose}
      />
      <Section title={words.cards}>
        <Cards cards={cards} />
        <FindCard onFound={cards.add} />
      </Section>
      <Text className="batch__note">{words.rule}</Text>
      <ActionBar>
        <View className="batch__total">
          {fits ? words.chosen(chosen.length, limits.mostCards) : words.tooMuch(limits.mostFen)}
        </View>
        <Button
          busy={starting.busy}
          disabled={!tier || chosen.length === 0 || !fits}
          onPress={() => tier && start(tier, chosen)}
        >
          {chosen.length === 0 ? words.choose : words.pay(totalFen)}
        </Button>
      </ActionBar>
      {asked && tier && (
        <ConfirmSheet
          {...{ asked, text }}
          busy={starting.busy}
          trouble={starting.trouble}
          onConfirm={proof => start(tier, chosen, proof)}
          onClose={decline}
        />
      )}
    </>
  )
}

/** Everybody on my shared cards, chosen until they are tapped away; then those that were looked for. */
function Cards({ cards }: { cards: ChosenCards }) {
  const { offered, found, isChosen, toggle, remove } = cards
  if (offered.length + found.length === 0) return null
  return (
    <List>
      {offered.map(({ holder }) => (
        <ListRow
          key={holder}
          icon="person"
          title={holder}
          value={
            <Pressable
              className="batch__remove"
              chosen={isChosen(holder)}
              label={`${holder} ${isChosen(holder) ? words.remove : words.add}`}
              onPress={() => toggle(holder)}
            >
              {isChosen(holder) ? <Icon name="check" /> : <Text>{words.add}</Text>}
            </Pressable>
          }
        />
      ))}
      {found.map(({ holder }) => (
        <ListRow
          key={holder}
          icon="person"
          title={holder}
          value={
            <Pressable className="batch__remove" onPress={() => remove(holder)}>
              <Text>{words.remove}</Text>
            </Pressable>
          }
        />
      ))}
    </List>
  )
}
