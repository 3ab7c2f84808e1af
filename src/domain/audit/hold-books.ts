import { deriveId, type LotId } from '../ids'
import type { Entry } from '../ledger/entry'
import type { EntryFacts } from '../ledger/facts/entry-facts'
import type { HeldLot } from '../pack/hold'
import type { Instant } from '../time'
import type { Difference } from './lot-books'

type Held = Extract<EntryFacts, { kind: 'held' }>

interface OpenHold {
  amountFen: number
  lots: HeldLot[]
  until: Instant
  owner: Held['owner']['kind']
}

/** What the facts of an entry say about the end of a hold. */
interface End {
  holdId: string
  /** captured, or given back by WeChat and to the shop */
  takenFen: number
  releasedFen: number
  /** what the entry says was held, where it says so */
  heldFen?: number
  byDeadline?: true
}

/** The holds that are open by the entries. No money moves while it is held, so these alone are read from the facts. */
export class HoldBooks {
  private readonly open = new Map<string, OpenHold>()
  private readonly keptOfLots = new Map<LotId, number>()

  /** What each open hold keeps, in fen. */
  get kept(): ReadonlyMap<string, number> {
    return new Map([...this.open].map(([holdId, { amountFen }]) => [holdId, amountFen]))
  }

  /** What open holds keep of a lot. */
  keptOf(lotId: LotId): number {
    return this.keptOfLots.get(lotId) ?? 0
  }

  /** A hold begins once and ends once, in its time; captured and released are together what was held. */
  take({ facts, at }: Entry): Difference[] {
    if (facts.kind === 'held') return this.begin(facts)
    const end = endIn(facts)
    if (!end) return []
    const hold = this.open.get(end.holdId)
    this.open.delete(end.holdId)
    const ended = end.takenFen + end.releasedFen
    if (!hold) return [{ subject: end.holdId, expected: 'no hold', found: `${facts.kind} ${ended}` }]
    this.keep(hold.lots, -1)
    const differences: Difference[] = []
    const isWhole = hold.amountFen === ended && (end.heldFen ?? ended) === ended
    if (!isWhole) {
      differences.push({ subject: end.holdId, expected: `${hold.amountFen}`, found: `${facts.kind} ${ended}` })
    }
    const hasDeadline = hold.owner === 'till' || hold.owner === 'checkout'
    if (end.byDeadline && (!hasDeadline || at < hold.until)) {
      differences.push({ subject: end.holdId, expected: `kept until ${hold.until}`, found: `${facts.kind} at ${at}` })
    }
    if (facts.kind === 'captured' && hasDeadline && at >= hold.until) {
      differences.push({ subject: end.holdId, expected: `until ${hold.until}`, found: `${facts.kind} at ${at}` })
    }
    return differences
  }

  private begin({ holdId, amountFen, lots, until, owner }: Held): Difference[] {
    if (this.open.has(holdId)) return [{ subject: holdId, expected: 'held once', found: 'held again' }]
    this.open.set(holdId, { amountFen, lots, until, owner: owner.kind })
    this.keep(lots, 1)
    const sum = lots.reduce((total, lot) => total + lot.fen, 0)
    return sum === amountFen ? [] : [{ subject: holdId, expected: `${amountFen}`, found: `${sum} of its lots` }]
  }

  private keep(lots: readonly HeldLot[], sign: 1 | -1): void {
    for (const { lotId, fen } of lots) this.keptOfLots.set(lotId, this.keptOf(lotId) + sign * fen)
  }
}

function endIn(facts: EntryFacts): End | null {
  switch (facts.kind) {
    case 'captured':
      return { ...facts, takenFen: facts.amountFen }
    case 'released':
      return {
        holdId: facts.holdId,
        takenFen: 0,
        releasedFen: facts.amountFen,
        ...(facts.by === 'deadline' ? { byDeadline: true as const } : {}),
      }
    case 'top_up_refunded':
      // What is kept of a top-up that is given back ends with it.
      return {
        holdId: deriveId('hld', facts.refundId),
        takenFen: facts.principalFen + facts.bonusFen,
        releasedFen: 0,
      }
    default:
      return null
  }
}
