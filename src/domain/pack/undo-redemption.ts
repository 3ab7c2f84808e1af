import type { ClosedCoupon, Coupon } from '../coupons/coupon'
import type { RedeemId } from '../ids'
import type { Entry } from '../ledger/entry'
import { couponUse } from '../ledger/facts/coupon-facts'
import type { EntryFacts } from '../ledger/facts/entry-facts'
import { Refusal } from '../refusal'
import { type Instant, later, MINUTE } from '../time'
import type { Decision } from './decision'
import type { Pack } from './pack'
import { withSlipBack } from './slips'

type Redeemed = Extract<EntryFacts, { kind: 'coupon_redeemed' }>

export interface UndoRedemption {
  /** the ledger's line that is to be undone: of this pack, and of the till's own store */
  redemption: Entry & { facts: Redeemed }
  staffId: string
  undoMinutes: number
}

/** Why a redemption can no longer be undone, by the clock alone; null while it can. */
export function whyNotUndo(redeemedAt: Instant, undoMinutes: number, at: Instant): Refusal | null {
  return at < later(redeemedAt, undoMinutes * MINUTE) ? null : new Refusal('UNDO_TOO_LATE', { minutes: undoMinutes })
}

/**
 * Gives a redeemed coupon back with its original validity. The guard is the one of redeeming, turned around: the coupon
 * must lie among the closed ones, closed by this very redemption, and leaves them in the same write; a slip likewise.
 */
export function undoRedemption(pack: Pack, command: UndoRedemption, at: Instant): Decision {
  const { redemption, staffId, undoMinutes } = command
  const redeemId = redemption.commandId as RedeemId
  const { couponId, storeId, slip } = redemption.facts
  const back = slip ? withSlipBack(pack, slip, redemption.seq) : withCouponBack(pack, redeemId)
  if (!back) return new Refusal('REDEMPTION_UNDONE', {})
  const late = whyNotUndo(redemption.at, undoMinutes, at)
  if (late) return late
  return {
    pack: back,
    facts: {
      kind: 'coupon_redemption_undone',
      redeemId,
      ...couponUse(redemption.facts),
      staffId,
    },
    movements: [
      {
        unit: 'coupon',
        amount: 1,
        from: `coupons_redeemed:${storeId}`,
        to: slip ? `paper_coupons:${slip.batchId}` : `coupon:${couponId}`,
      },
    ],
  }
}

/** Back beside the live ones even when the wallet has filled up meanwhile: live and closed together do not grow. */
function withCouponBack(pack: Pack, redeemId: RedeemId): Pack | null {
  const closed = pack.closedCoupons.find(each => each.end.state === 'redeemed' && each.end.redeemId === redeemId)
  if (!closed) return null
  return {
    ...pack,
    coupons: [...pack.coupons, reopened(closed)],
    closedCoupons: pack.closedCoupons.filter(each => each !== closed),
  }
}

function reopened({ end: _end, ...coupon }: ClosedCoupon): Coupon {
  return coupon
}
