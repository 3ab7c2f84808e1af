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
  /** nobody knows whether it went through; `again` asks under the same id, so it can never go through twice */
  | { step: 'unsure'; trouble: Trouble; again: () => void }

const READY: TillState = { step: 'ready' }

export function useTill() {
  const [state, setState] = useState<TillState>(READY)
  // A reply that comes after the till has moved on belongs to nobody.
  const turn = useRef(0)

  const settle = async (work: () => Promise<TillState>, again: () => void) => {
    const mine = ++turn.current
    const next = await work().catch((error): TillState => {
      const trouble = troubleOf(error)
      return isUncertain(trouble) ? { step: 'unsure', trouble, again } : { step: 'refused', trouble }
    })
    if (mine !== turn.current) return
    ring(next.step)
    setState(next)
  }

  const lookUp = async (code: string) => {
    setState({ step: 'looking', code })
    await settle(
      async () => ({
        step: 'found',
        code,
        found: await askStaff('code.lookUp', { code }),
        orderFen: null,
        busy: false,
      }),
      () => void lookUp(code),
    )
  }

  /** Asks what the coupon takes off this order. The ticket in the answer replaces the older one. */
  const weigh = async (code: string, orderFen: Fen) => {
    await settle(
      async () => ({
        step: 'found',
        code,
        found: await askStaff('code.lookUp', { code, orderFen }),
        orderFen,
        busy: false,
      }),
      () => void weigh(code, orderFen),
    )
  }

  const redeem = async (ticket: string, orderFen: Fen | null) => {
    setState(busy)
    // Made once, outside of the tries: all of them mean this one redemption.
    const redeemId = newId('rdm')
    const once = () =>
      settle(
        async () => {
          const input = { redeemId: await redeemId, ticket, ...(orderFen === null ? {} : { orderFen }) }
          return { step: 'redeemed', receipt: await askStaff('coupon.redeem', input) }
        },
        () => void once(),
      )
    await once()
  }

  /** The ticket itself names the one spend it allows, so asking again with it is safe. */
  const charge = async (ticket: string, amountFen: Fen) => {
    setState(busy)
    const once = () =>
      settle(
        async () => ({ step: 'charged', receipt: await askStaff('balance.charge', { ticket, amountFen }) }),
        () => void once(),
      )
    await once()
  }

  const next = () => {
    turn.current++
    setState(READY)
  }

  return { state, lookUp, weigh, redeem, charge, next }
}

function busy(state: TillState): TillState {
  return state.step === 'found' ? { ...state, busy: true } : state
}
