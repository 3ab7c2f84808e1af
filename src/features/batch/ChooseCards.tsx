import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { BatchOffer } from '../../contract/batch'
import { batchWords as words } from '../../copy/batch'
import { type Fen, sumFen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { ConfirmSheet } from '../../ui/ConfirmSheet'
import { Icon } from '../../ui/Icon'
import { List, ListRow } from '../../ui/ListRow'
import { Pressable } from '../../ui/Pressable'
import { ActionBar } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Sheet } from '../../ui/Sheet'
import { Stopped } from '../../ui/Stopped'
import { FindCard } from './FindCard'
import { useBatchStart } from './useBatchStart'
import { type ChosenCards, useChosenCards } from './useChosenCards'

/** An amount for every card, another for some of them, and the button that says what all of it comes to. */
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
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const tierOf = (holder: string) => offer.tiers.find(each => each.tierId === (own[holder] ?? tierId))
  const lines = chosen.flatMap(({ holder, card }) => {
    const tier = tierOf(holder)
    return tier ? [{ card, tier }] : []
  })
  const totalFen = sumFen(lines.map(({ tier }) => tier.payFen))
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
        <Cards
          cards={cards}
          tiers={offer.tiers}
          tierOf={tierOf}
          onTier={(holder, chosenId) => setOwn(before => ({ ...before, [holder]: chosenId }))}
        />
        <FindCard onFound={cards.add} />
      </Section>
      <Text className="batch__note">{words.rule}</Text>
      <ActionBar>
        <View className="batch__total">
          {fits ? words.chosen(chosen.length, limits.mostCards) : words.tooMuch(limits.mostFen)}
        </View>
        <Button busy={starting.busy} disabled={lines.length === 0 || !fits} onPress={() => start(lines)}>
          {chosen.length === 0 ? words.choose : words.pay(totalFen)}
        </Button>
      </ActionBar>
      {asked && (
        <ConfirmSheet
          {...{ asked, text }}
          busy={starting.busy}
          trouble={starting.trouble}
          onConfirm={proof => start(lines, proof)}
          onClose={decline}
        />
      )}
    </>
  )
}

type Tier = BatchOffer['tiers'][number]

interface CardsProps {
  cards: ChosenCards
  tiers: Tier[]
  tierOf: (holder: string) => Tier | undefined
  onTier: (holder: string, tierId: string) => void
}

/** Everybody on my shared cards, chosen until they are tapped away; then those that were looked for. */
function Cards({ cards, tiers, tierOf, onTier }: CardsProps) {
  const { offered, found, isChosen, toggle, remove } = cards
  const [choosing, chooseFor] = useState<string | null>(null)
  if (offered.length + found.length === 0) return null
  const rowOf = (holder: string) => {
    const tier = tierOf(holder)
    return {
      ...{ title: holder, icon: 'person' as const },
      ...(isChosen(holder) && tier && { note: words.tier(tier.payFen, tier.bonusFen) }),
    }
  }
  const amountOf = (holder: string) =>
    isChosen(holder) && (
      <Pressable className="batch__remove" label={words.amountFor(holder)} onPress={() => chooseFor(holder)}>
        <Text>{words.changeAmount}</Text>
      </Pressable>
    )
  return (
    <>
      <List>
        {offered.map(({ holder }) => (
          <ListRow
            key={holder}
            {...rowOf(holder)}
            value={
              <View className="batch__hand">
                {amountOf(holder)}
                <Pressable
                  className="batch__remove"
                  chosen={isChosen(holder)}
                  label={`${holder} ${isChosen(holder) ? words.remove : words.add}`}
                  onPress={() => toggle(holder)}
                >
                  {isChosen(holder) ? <Icon name="check" /> : <Text>{words.add}</Text>}
                </Pressable>
              </View>
            }
          />
        ))}
        {found.map(({ holder }) => (
          <ListRow
            key={holder}
            {...rowOf(holder)}
            value={
              <View className="batch__hand">
                {amountOf(holder)}
                <Pressable className="batch__remove" onPress={() => remove(holder)}>
                  <Text>{words.remove}</Text>
                </Pressable>
              </View>
            }
          />
        ))}
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
