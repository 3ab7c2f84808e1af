import type { BatchId, BindId, PackId } from '../ids'
import type { Credit } from '../pack/credit'
import type { Instant } from '../time'

/** What a physical card held when it was taken over. */
export type OpeningBalance = Credit & { points: number }

/** Moves forward only: whoever proves the card first has it, and its value follows into that pack once. */
export type ImportedCardState =
  | { state: 'unbound' }
  | { state: 'claimed'; packId: PackId; bindId: BindId; at: Instant }
  | { state: 'bound'; packId: PackId; bindId: BindId; at: Instant }

export interface ImportedCard {
  /** a keyed hash of the number: the numbers themselves, which run on one after another, are nowhere */
  cardKey: string
  batchId: BatchId
  /** the last four characters of the number, for people */
  cardTail: string
  opening: OpeningBalance
  importedAt: Instant
  progress: ImportedCardState
}

/** When the clock should look at a card; null while, and once, nothing is under way. */
export function importedCardDueAt({ progress }: ImportedCard): Instant | null {
  return progress.state === 'claimed' ? progress.at : null
}

/** A number as it is printed or typed, in one form. */
export function plainCardNumber(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '')
}

/** A printed code as a person types it: no difference between O and 0, or I, L and 1. */
export function plainCardCode(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

/** "ABCD-EFGH-JKMN-PQRS": four by four, as it is printed. */
export function printedCardCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? code
}

/** Whether two imports of a card say the same about what is on it. */
export function sameOpening(a: OpeningBalance, b: OpeningBalance): boolean {
  return (
    a.principalFen === b.principalFen &&
    a.bonusFen === b.bonusFen &&
    a.bonusExpiresAt === b.bonusExpiresAt &&
    a.points === b.points
  )
}
