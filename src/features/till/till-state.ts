import type { Trouble } from '../../cloud/trouble'
import type { TillRest } from '../../contract/rest'
import type { ChargeReceipt, LookedUp, RedeemReceipt } from '../../contract/staff'
import type { Fen } from '../../domain/money'

/** What the till shows. One customer at a time. */
export type TillState =
  | { step: 'ready' }
  | { step: 'looking'; code: string }
  | { step: 'found'; code: string; found: LookedUp; orderFen: Fen | null; busy: boolean }
  | { step: 'redeemed'; receipt: RedeemReceipt }
  | { step: 'charged'; receipt: ChargeReceipt }
  /** the balance is held, the member's phone is asked for the rest */
  | { step: 'waiting_for_rest'; rest: TillRest }
  | { step: 'refused'; trouble: Trouble }
  /** nothing was learned, and nothing was done either */
  | { step: 'unreached'; trouble: Trouble; busy: boolean; again: () => void }
  /** nobody knows whether it went through; `again` asks under the same id, so it can never go through twice */
  | { step: 'unsure'; trouble: Trouble; busy: boolean; again: () => void }

export const READY: TillState = { step: 'ready' }

export function busy(state: TillState): TillState {
  return 'busy' in state ? { ...state, busy: true } : state
}
