import type { Entry } from '../ledger/entry'
import type { Difference } from './lot-books'

/** What the facts of an entry say about a hold, whatever its kind is called. */
interface HoldFacts {
  kind: string
  holdId?: string
  amountFen?: number
  heldFen?: number
  releasedFen?: number
}

/** The holds that are open by the entries. No money moves while it is held, so these alone are read from the facts. */
export class HoldBooks {
  private readonly open = new Map<string, number>()

  /** What each open hold keeps, in fen. */
  get kept(): ReadonlyMap<string, number> {
    return this.open
  }

  /** A hold begins once and ends once; captured and released are together what was held. */
  take({ facts }: Entry): Difference[] {
    const { kind, holdId, amountFen = 0, heldFen = 0, releasedFen = 0 } = facts as HoldFacts
    if (holdId === undefined) return []
    const kept = this.open.get(holdId)
    if (kind === 'held') {
      this.open.set(holdId, amountFen)
      return kept === undefined ? [] : [{ subject: holdId, expected: 'held once', found: 'held again' }]
    }
    this.open.delete(holdId)
    const ended = kind === 'captured' ? amountFen + releasedFen : amountFen
    const isWhole = kept === ended && (kind !== 'captured' || heldFen === kept)
    return isWhole ? [] : [{ subject: holdId, expected: `${kept ?? 'no hold'}`, found: `${kind} ${ended}` }]
  }
}
