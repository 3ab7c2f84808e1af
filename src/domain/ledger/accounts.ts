import type { CouponId, LotId, ParcelId } from '../ids'

/** What is counted. Each unit balances by itself. */
export type Unit = 'fen' | 'points' | 'coupon'

/**
 * The chart of accounts. A part behind the colon names the single lot, store, template or coupon.
 * Where value comes from, a balance goes below zero; where it goes to, above: every unit sums to zero over all accounts.
 */
export type Account =
  /** liability: what the shop owes the member, one account per lot */
  | `lot:${LotId}`
  /** liability: money between two packs, one account per gift or transfer */
  | `in_transit:${ParcelId}`
  /** asset: money at WeChat Pay */
  | 'wechat_pay'
  /** expense: bonus given with a top-up */
  | 'bonus_granted'
  /** income: bonus that ran out unspent */
  | 'bonus_expired'
  /** income: what was bought, per store */
  | `sales:${string}`
  /** points issued by the shop / held by the member */
  | 'points_granted'
  | 'points'
  /** coupons by template / held / used by store / run out */
  | `coupons_issued:${string}`
  | `coupon:${CouponId}`
  | `coupons_redeemed:${string}`
  | 'coupons_expired'

type HeadOf<A extends string> = A extends `${infer Head}:${string}` ? Head : A
export type AccountKind = HeadOf<Account>

export function accountKind(account: Account): AccountKind {
  const colon = account.indexOf(':')
  return (colon < 0 ? account : account.slice(0, colon)) as AccountKind
}

/** Whose each account is: what stands in the member's adds up to what the member holds. */
export const whose: Record<AccountKind, 'member' | 'shop'> = {
  lot: 'member',
  in_transit: 'shop',
  wechat_pay: 'shop',
  bonus_granted: 'shop',
  bonus_expired: 'shop',
  sales: 'shop',
  points_granted: 'shop',
  points: 'member',
  coupons_issued: 'shop',
  coupon: 'member',
  coupons_redeemed: 'shop',
  coupons_expired: 'shop',
}

export type EntryKind =
  | 'top_up_settled'
  | 'spent'
  | 'gift_carved'
  | 'gift_received'
  | 'gift_returned'
  | 'transfer_sent'
  | 'transfer_received'
  | 'transfer_returned'
  | 'held'
  | 'captured'
  | 'released'
  | 'coupon_claimed'
  | 'coupon_redeemed'
  | 'coupon_redemption_undone'
  | 'expired'
  /** a step of a flow that will never be done: its id is used up */
  | 'voided'

/** Which movements an entry of each kind may hold, and no others. */
export const allowedMovements: Record<EntryKind, readonly (readonly [Unit, AccountKind, AccountKind])[]> = {
  top_up_settled: [
    ['fen', 'wechat_pay', 'lot'],
    ['fen', 'bonus_granted', 'lot'],
  ],
  spent: [
    ['fen', 'lot', 'sales'],
    ['points', 'points_granted', 'points'],
  ],
  gift_carved: [['fen', 'lot', 'in_transit']],
  gift_received: [['fen', 'in_transit', 'lot']],
  gift_returned: [['fen', 'in_transit', 'lot']],
  transfer_sent: [['fen', 'lot', 'in_transit']],
  transfer_received: [['fen', 'in_transit', 'lot']],
  transfer_returned: [['fen', 'in_transit', 'lot']],
  held: [],
  captured: [
    ['fen', 'lot', 'sales'],
    ['points', 'points_granted', 'points'],
  ],
  released: [],
  coupon_claimed: [['coupon', 'coupons_issued', 'coupon']],
  coupon_redeemed: [['coupon', 'coupon', 'coupons_redeemed']],
  coupon_redemption_undone: [['coupon', 'coupons_redeemed', 'coupon']],
  expired: [
    ['fen', 'lot', 'bonus_expired'],
    ['coupon', 'coupon', 'coupons_expired'],
  ],
  voided: [],
}
