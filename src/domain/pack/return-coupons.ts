import { type CaptureId, type CouponId, deriveId, type SpendId } from '../ids'
import type { Movement } from '../ledger/movement'
import type { Pack } from './pack'

/** Coupons that come back, with the movements that say so. */
export interface CouponsReturned {
  pack: Pack
  couponIds: CouponId[]
  couponTemplates: string[]
  movements: Movement[]
}

/**
 * Gives the coupons of a sale back, as far as their terms promise it and the pack still remembers them, each with its
 * original validity. The guard is the one of using them: a coupon must have been closed by this very sale.
 */
export function returnCoupons(pack: Pack, saleId: SpendId | CaptureId, storeId: string): CouponsReturned {
  const redeemId = deriveId('rdm', saleId)
  const returning = pack.closedCoupons.filter(
    ({ end, terms }) => end.state === 'redeemed' && end.redeemId === redeemId && terms.returnsOnRefund === true,
  )
  if (returning.length === 0) return noneReturned(pack)
  return {
    pack: {
      ...pack,
      coupons: [...pack.coupons, ...returning.map(({ end: _end, ...coupon }) => coupon)],
      closedCoupons: pack.closedCoupons.filter(coupon => !returning.includes(coupon)),
    },
    couponIds: returning.map(({ couponId }) => couponId),
    couponTemplates: returning.map(({ templateId }) => templateId),
    movements: returning.map(({ couponId }) => ({
      unit: 'coupon',
      amount: 1,
      from: `coupons_redeemed:${storeId}`,
      to: `coupon:${couponId}`,
    })),
  }
}

/** Where no coupon comes back. */
export function noneReturned(pack: Pack): CouponsReturned {
  return { pack, couponIds: [], couponTemplates: [], movements: [] }
}

/** What an entry says of them: nothing when none came back. */
export function couponsBack({ couponIds, couponTemplates }: CouponsReturned) {
  return couponIds.length > 0 && { couponIds, couponTemplates }
}
