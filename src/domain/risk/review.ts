import type { OrderId, PackId } from '../ids'
import type { Fen } from '../money'
import { DAY, type Instant, later } from '../time'
import type { RiskReason } from './risk-rules'

/** How long what the shop allowed holds good, and how long it may be looked at. */
const GOOD_FOR = DAY

/** A top-up that the shop looks at before it can be started. Nothing has been asked to be paid. */
export interface RiskReview {
  /** of the top-up that was wanted */
  orderId: OrderId
  packId: PackId
  payFen: Fen
  why: RiskReason[]
  askedAt: Instant
  progress:
    | { state: 'waiting' }
    | { state: 'approved'; staffId: string; at: Instant }
    | { state: 'rejected'; staffId: string; at: Instant; note: string }
}

/** Whether the shop has allowed this much to this member lately. */
export function isAllowedBy({ progress, payFen }: RiskReview, wantedFen: Fen, at: Instant): boolean {
  return progress.state === 'approved' && wantedFen <= payFen && at < later(progress.at, GOOD_FOR)
}

/** Whether it still waits for the shop: the same wish again is no second one. */
export function isWaiting({ progress, askedAt }: RiskReview, at: Instant): boolean {
  return progress.state === 'waiting' && at < later(askedAt, GOOD_FOR)
}
