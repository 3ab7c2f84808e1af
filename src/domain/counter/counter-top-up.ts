import type { CounterVoidId, PackId, ShiftId } from '../ids'
import type { CounterCredit } from '../pack/counter-top-up'
import { type Instant, later, MINUTE } from '../time'
import type { CounterVoidReason } from './counter-rules'

/** A top-up that was begun and not finished is given up after this long. */
const PATIENCE = 2 * MINUTE

/** A top-up paid in the shop. The quote is frozen: it is what the member was told. */
export interface CounterTopUpBase extends Omit<CounterCredit, 'choice'> {
  packId: PackId
  /** whose drawer the money lies in */
  shiftId: ShiftId
  createdAt: Instant
}

export interface VoidWish {
  voidId: CounterVoidId
  reason: CounterVoidReason
  /** the manager who takes it back */
  voidedBy: string
}

export type CounterTopUpState =
  /** the money goes into the drawer, then the pack is credited */
  | { state: 'taking' }
  | { state: 'credited'; creditedAt: Instant }
  /** nothing was credited, nothing is in the drawer */
  | { state: 'closed'; closedAt: Instant }
  | ({ state: 'voiding'; since: Instant; creditedAt: Instant } & VoidWish)
  | ({ state: 'voided'; voidedAt: Instant } & VoidWish)

export type CounterTopUp = CounterTopUpBase & { progress: CounterTopUpState }

/** When the clock should look again; null when it has come to its end. */
export function counterTopUpDueAt({ createdAt, progress }: CounterTopUp): Instant | null {
  switch (progress.state) {
    case 'taking':
      return later(createdAt, PATIENCE)
    case 'voiding':
      return later(progress.since, PATIENCE)
    case 'credited':
    case 'closed':
    case 'voided':
      return null
    default:
      return progress satisfies never
  }
}
