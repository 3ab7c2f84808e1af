import { useRef, useState } from 'react'
import { askStaff } from '../../cloud/client'
import { newId } from '../../cloud/new-id'
import { isUncertain, type Trouble, troubleOf } from '../../cloud/trouble'
import type { ChargeReceipt, LookedUp, RedeemReceipt } from '../../contract/staff'
import type { Fen } from '../../domain/money'
import { ring } from './ring'

/** What the till shows. One customer at a time. */
export type TillState =
  | { step: 'ready' }
  | { step: 'looking'; code: string }
  | { step: 'found'; code: string; found: LookedUp; orderFen: Fen | null; busy: boolean }
  | { step: 'redeemed'; receipt: RedeemReceipt }
  | { step: 'charged'; receipt: ChargeReceipt }
  | { step: 'refused'; trouble: Trouble }
  /** nothing was learned, and nothing was done either */
  | { step: 'unreached'; trouble: Trouble; busy: boolean; again: () => void }
  /** nobody knows whether it went through; `again` asks under the same id, so it can never go through twice */
  | { step: 'unsure'; trouble: Trouble; busy: boolean; again: () => void }

const READY: TillState = { step: 'ready' }

export function useTill() {
  const [state, setState] = useState<TillState>(READY)
  // A reply that comes after the till has moved on belongs to nobody.
  const turn = useRef(0)

  /** Does one piece of work and shows where it led; `whenUncertain` is where no answer at all leaves the till. */
  const settle = async (whenUncertain: 'unreached' | 'unsure', work: () => Promise<TillState>) => {
    const mine = ++turn.current
    const next = await work().catch((error): TillState => {
      const trouble = troubleOf(error)
      if (!isUncertain(trouble)) return { step: 'refused', trouble }
      const again = () => {
        setState(busy)
        void settle(whenUncertain, work)
      }
      return { step: whenUncertain, trouble, busy: false, again }
    })
    if (mine !== turn.current) return
    ring(next.step)
    setState(next)
  }

  const lookUp = (code: string) => {
    setState({ step: 'looking', code })
    return settle('unreached', async () => {
      const found = await askStaff('code.lookUp', { code })
      return { step: 'found', code, found, orderFen: null, busy: false }
    })
  }

  /** Asks what the coupon takes off this order. The ticket in the answer replaces the older one. */
  const weigh = (code: string, orderFen: Fen) =>
    settle('unreached', async () => {
      const found = await askStaff('code.lookUp', { code, orderFen })
      return { step: 'found', code, found, orderFen, busy: false }
    })

  const redeem = (ticket: string, orderFen: Fen | null) => {
    setState(busy)
    // Made once, outside of the tries: all of them mean this one redemption.
    const redeemId = newId('rdm')
    return settle('unsure', async () => {
      const input = { redeemId: await redeemId, ticket, ...(orderFen === null ? {} : { orderFen }) }
      return { step: 'redeemed', receipt: await askStaff('coupon.redeem', input) }
    })
  }

  /** The ticket itself names the one spend it allows, so asking again with it is safe. */
  const charge = (ticket: string, amountFen: Fen) => {
    setState(busy)
    return settle('unsure', async () => ({
      step: 'charged',
      receipt: await askStaff('balance.charge', { ticket, amountFen }),
    }))
  }

  const next = () => {
    turn.current++
    setState(READY)
  }

  return { state, lookUp, weigh, redeem, charge, next }
}

function busy(state: TillState): TillState {
  return 'busy' in state ? { ...state, busy: true } : state
}
