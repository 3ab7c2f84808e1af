import { lotIdsOf } from '../ids'
import type { Account } from '../ledger/accounts'
import type { Lot } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import type { Fen } from '../money'
import type { Instant } from '../time'
import type { Pack } from './pack'

/** Money that comes into the first card from somewhere else than a payment. */
export interface Credit {
  principalFen: Fen
  bonusFen: Fen
  /** exclusive; null: never */
  bonusExpiresAt: Instant | null
}

/** Opens a lot for each kind of money of a credit; its lots are named by the command that credits them. */
export function credit(
  pack: Pack,
  commandId: string,
  { principalFen, bonusFen, bonusExpiresAt }: Credit,
  from: Account,
  at: Instant,
): { pack: Pack; movements: Movement[] } {
  const lotIds = lotIdsOf(commandId)
  const opened: Lot[] = []
  if (principalFen > 0) {
    const { principal: lotId } = lotIds
    opened.push({ lotId, kind: 'principal', creditedFen: principalFen, leftFen: principalFen, openedAt: at })
  }
  if (bonusFen > 0) {
    const amounts = { creditedFen: bonusFen, leftFen: bonusFen }
    opened.push({ lotId: lotIds.bonus, kind: 'bonus', ...amounts, openedAt: at, expiresAt: bonusExpiresAt })
  }
  const [main, ...others] = pack.cards
  return {
    pack: { ...pack, cards: [{ ...main, lots: [...main.lots, ...opened] }, ...others] },
    movements: opened.map((lot): Movement => {
      return { unit: 'fen', amount: lot.creditedFen, from, to: `lot:${lot.lotId}` }
    }),
  }
}

/** How many lots a credit opens. */
export function lotsOfCredit({ principalFen, bonusFen }: Pick<Credit, 'principalFen' | 'bonusFen'>): number {
  return (principalFen > 0 ? 1 : 0) + (bonusFen > 0 ? 1 : 0)
}
