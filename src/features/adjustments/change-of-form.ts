import type { CardToCorrect } from '../../contract/adjustments'
import type { Change } from '../../copy/adjustments'
import { addFen, type Fen, fen, fenFromYuan, NO_MONEY } from '../../domain/money'

/** What was typed; an empty field leaves things as they are. */
export interface Typed {
  direction: 'up' | 'down'
  principal: string
  bonus: string
  points: string
}

/** What a correction would come to: null while something typed is no amount. */
export function changeOf({ direction, principal, bonus, points }: Typed): Change | null {
  const sign = direction === 'up' ? 1 : -1
  const [principalFen, bonusFen] = [amountOf(principal), amountOf(bonus)]
  const count = points === '' ? 0 : /^\d{1,6}$/.test(points) ? Number(points) : null
  if (principalFen === null || bonusFen === null || count === null) return null
  // A zero has no sign: −0 would not be the same to whoever compares.
  const signed = (amount: number) => (amount === 0 ? 0 : sign * amount)
  return { principalFen: fen(signed(principalFen)), bonusFen: fen(signed(bonusFen)), points: signed(count) }
}

function amountOf(text: string): Fen | null {
  return text === '' ? NO_MONEY : fenFromYuan(text)
}

/** Whether it moves anything at all. */
export function movesSomething({ principalFen, bonusFen, points }: Change): boolean {
  return principalFen !== 0 || bonusFen !== 0 || points !== 0
}

/** What would be on the card then; below zero it will be refused. */
export function cardAfter(card: CardToCorrect, change: Change): CardToCorrect {
  return {
    holder: card.holder,
    principalFen: addFen(card.principalFen, change.principalFen),
    bonusFen: addFen(card.bonusFen, change.bonusFen),
    points: card.points + change.points,
  }
}

/** Whether more would be taken than there is. */
export function isShort({ principalFen, bonusFen, points }: CardToCorrect): boolean {
  return principalFen < 0 || bonusFen < 0 || points < 0
}
