import { useState } from 'react'
import type { BatchOffer, CardInput } from '../../contract/batch'

/** A card that was chosen, and how the shop is told which it is. */
export interface ChosenCard {
  holder: string
  card: CardInput
}

/** The members of the shared cards that I own, each once, and those that I looked for. */
export function useChosenCards(shared: BatchOffer['shared']) {
  const [left, leave] = useState<ReadonlySet<string>>(new Set())
  const [found, setFound] = useState<ChosenCard[]>([])
  const members = new Map<string, ChosenCard>()
  for (const { sharedPackId, members: others } of shared) {
    for (const { memberPackId, name } of others) {
      members.set(memberPackId, { holder: name, card: { by: 'shared', sharedPackId, memberPackId } })
    }
  }
  const offered = [...members.values()]
  const chosen = [...offered.filter(({ holder }) => !left.has(holder)), ...found]
  return {
    offered,
    found,
    chosen,
    isChosen: (holder: string) => chosen.some(each => each.holder === holder),
    toggle: (holder: string) =>
      leave(before => new Set(before.has(holder) ? [...before].filter(each => each !== holder) : [...before, holder])),
    /** False when it is there already. */
    add: (card: ChosenCard): boolean => {
      if (chosen.some(each => each.holder === card.holder)) return false
      setFound(before => [...before, card])
      return true
    },
    remove: (holder: string) => setFound(before => before.filter(each => each.holder !== holder)),
  }
}

export type ChosenCards = ReturnType<typeof useChosenCards>
