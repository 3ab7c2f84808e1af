import type { Trouble } from '../../cloud/trouble'
import type { ChargeReceipt } from '../../contract/charges'
import type { TillRest } from '../../contract/rest'
import type { LookedUp, RedeemReceipt } from '../../contract/staff'
import type { TogetherQuote, TogetherReceipt } from '../../contract/together'
import type { Fen } from '../../domain/money'
import type { OfflineRedemption } from '../../domain/offline/journal'
import type { OfflineCoupon } from '../../domain/offline/judge-offline'
import type { TillGoods } from '../../domain/pricing/till-goods'
import type { Instant } from '../../domain/time'

type FoundOffline = Extract<LookedUp, { what: 'coupon' }>

/** What several cards are about to pay. */
export interface SaleTogether {
  goods: TillGoods
  /** what they cost before any offer */
  amountFen: Fen
  /** in the order in which their codes were shown: the first brings its offers */
  payers: readonly ShownPayer[]
  /** about these very payers; null while it is not known, and for nobody */
  quote: TogetherQuote | null
}

/** A pay code that was recognised, and when: its ticket is good for minutes. */
export interface ShownPayer {
  ticket: string
  shownAt: Instant
}

/** What is to be said beside a screen, the money first. */
export interface TillNote {
  message: string
  nextStep: string
  /** nothing went wrong; absent: something did */
  tone?: 'quiet'
}

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
  /** several cards pay for one thing: who so far, and what is missing; `note` says what became of the newest code */
  | { step: 'together'; sale: SaleTogether; note: TillNote | null; busy: boolean }
  | { step: 'charged_together'; receipt: TogetherReceipt }
  /** `back` leads to what several cards were about to pay; null: there is nothing to go back to */
  | { step: 'refused'; trouble: Trouble; back: (() => void) | null }
  /** nothing was learned, and nothing was done either */
  | { step: 'unreached'; trouble: Trouble; busy: boolean; again: () => void }
  /**
   * nobody knows whether it went through; `again` asks under the same id, so it can never go through twice, and a coupon can
   * be written down under that id, to be told when the network is back
   */
  | { step: 'unsure'; trouble: Trouble; busy: boolean; again: () => void; noteInstead: (() => void) | null }

/** Nothing at hand: the next code may come. */
export const READY: TillState = { step: 'ready' }

/** The same screen while its work is under way. */
export function busy(state: TillState): TillState {
  return 'busy' in state ? { ...state, busy: true } : state
}
