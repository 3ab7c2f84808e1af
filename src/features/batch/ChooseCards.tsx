import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { BatchOffer } from '../../contract/batch'
import { batchWords as words } from '../../copy/batch'
import { type Fen, sumFen } from '../../domain/money'
import { Button } from '../../ui/Button'
import { Choices } from '../../ui/Choices'
import { ConfirmSheet } from '../../ui/ConfirmSheet'
import { ActionBar } from '../../ui/Screen'
import { Section } from '../../ui/Section'
import { Stopped } from '../../ui/Stopped'
import { ChosenList } from './ChosenList'
import { FindCard } from './FindCard'
import { useBatchStart } from './useBatchStart'
import { useChosenCards } from './useChosenCards'

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
        <ChosenList
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
