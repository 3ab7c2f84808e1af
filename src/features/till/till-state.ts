import type { Trouble } from '../../cloud/trouble'
import type { ChargeReceipt } from '../../contract/charges'
import type { TillRest } from '../../contract/rest'
import type { LookedUp, RedeemReceipt } from '../../contract/staff'
import type { Fen } from '../../domain/money'
import type { OfflineRedemption } from '../../domain/offline/journal'
import type { OfflineCoupon } from '../../domain/offline/judge-offline'

type FoundOffline = Extract<LookedUp, { what: 'coupon' }>

/** What the till shows. One customer at a time. */
export type TillState =
  | { step: 'ready' }
  | { step: 'looking'; code: string }
  | { step: 'found'; code: string; found: LookedUp; orderFen: Fen | null; busy: boolean }
  /** judged by this till alone, without a network */
  | {
      step: 'found_offline'
      known: OfflineCoupon
      code: string
      found: FoundOffline
      orderFen: Fen | null
      busy: boolean
    }
  /** redeemed without a network, and written down on this phone */
  | { step: 'noted'; taken: OfflineRedemption; holder: string; item: string | null }
  | { step: 'redeemed'; receipt: RedeemReceipt }
  | { step: 'charged'; receipt: ChargeReceipt }
  /** the balance is held, the member's phone is asked for the rest */
  | { step: 'waiting_for_rest'; rest: TillRest }
  | { step: 'refused'; trouble: Trouble }
  /** nothing was learned, and nothing was done either */
  | { step: 'unreached'; trouble: Trouble; busy: boolean; again: () => void }
  /**
   * nobody knows whether it went through; `again` asks under the same id, so it can never go through twice, and a coupon can
   * be written down under that id, to be told when the network is back
   */
  | { step: 'unsure'; trouble: Trouble; busy: boolean; again: () => void; noteInstead: (() => void) | null }

export const READY: TillState = { step: 'ready' }

/** The same screen while its work is under way. */
export function busy(state: TillState): TillState {
  return 'busy' in state ? { ...state, busy: true } : state
}
