import { askStaff } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { isUncertain, troubleOf } from '../../cloud/trouble'
import type { Fen } from '../../domain/money'
import { ring } from './ring'
import { busy, READY, type TillState } from './till-state'

/** What the till does, and where each piece of work leads it. Nothing here rejects: every outcome is a state. */
export class TillWork {
  /** counts the pieces of work; a reply that comes after the till has moved on belongs to nobody */
  private turn = 0
  /** the turn in which a coupon or money moves: until the till goes on, another tap means the same move */
  private moving: number | null = null
  /** whether a move is under way, or ended without anybody knowing how */
  private pending = false

  constructor(private readonly show: (next: TillState | ((state: TillState) => TillState)) => void) {}

  /** A code from a scanner gun. While it is open whether something went through, nothing else is begun. */
  hear(code: string): void {
    if (!this.pending) void this.lookUp(code)
  }

  lookUp(code: string): Promise<void> {
    this.show({ step: 'looking', code })
    return this.settle('unreached', async () => {
      const found = await askStaff('code.lookUp', { code })
      return { step: 'found', code, found, orderFen: null, busy: false }
    })
  }

  /** Asks what the coupon takes off this order. The ticket in the answer replaces the older one. */
  weigh(code: string, orderFen: Fen): Promise<void> {
    return this.settle('unreached', async () => {
      const found = await askStaff('code.lookUp', { code, orderFen })
      return { step: 'found', code, found, orderFen, busy: false }
    })
  }

  redeem(ticket: string, orderFen: Fen | null): Promise<void> {
    // Made once, outside of the tries: all of them mean this one redemption.
    const redeemId = newId('rdm')
    return this.move(async () => {
      const input = { redeemId: await redeemId, ticket, ...(orderFen === null ? {} : { orderFen }) }
      return { step: 'redeemed', receipt: await askStaff('coupon.redeem', input) }
    })
  }

  /** The ticket itself names the one spend it allows, so asking again with it is safe. */
  charge(ticket: string, amountFen: Fen, expectedPayableFen: Fen): Promise<void> {
    return this.move(async () => ({
      step: 'charged',
      receipt: await askStaff('balance.charge', { ticket, amountFen, expectedPayableFen }),
    }))
  }

  /** Holds the balance and asks the member's phone for the rest. Safe to ask again, as a charge is. */
  startRest(ticket: string, amountFen: Fen, { payableFen, restFen }: { payableFen: Fen; restFen: Fen }): Promise<void> {
    return this.move(async () => {
      const input = { ticket, amountFen, expectedPayableFen: payableFen, expectedRestFen: restFen }
      return { step: 'waiting_for_rest', rest: await askStaff('rest.start', input) }
    })
  }

  next(): void {
    this.turn++
    this.pending = false
    this.show(READY)
  }

  private async move(work: () => Promise<TillState>): Promise<void> {
    if (this.moving === this.turn) return
    this.show(busy)
    this.pending = true
    const done = this.settle('unsure', work)
    this.moving = this.turn
    await done
  }

  /** Does one piece of work and shows where it led; `whenUncertain` is where no answer at all leaves the till. */
  private async settle(whenUncertain: 'unreached' | 'unsure', work: () => Promise<TillState>): Promise<void> {
    const mine = ++this.turn
    const next = await work().catch((error): TillState => {
      const trouble = troubleOf(error)
      if (!isUncertain(trouble)) return { step: 'refused', trouble }
      const again = () => {
        this.show(busy)
        void this.settle(whenUncertain, work)
      }
      return { step: whenUncertain, trouble, busy: false, again }
    })
    if (mine !== this.turn) return
    this.pending = next.step === 'unsure'
    ring(next.step)
    this.show(next)
  }
}
