import type { CouponGiftId, CouponId, LotId, PaperBatchId, ParcelId } from '../ids'
import type { ShopDay } from '../time'

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
  /** asset: money at WeChat Pay, at Alipay, at UnionPay */
  | 'wechat_pay'
  | 'alipay'
  | 'unionpay'
  /** asset: money that was taken in a store: into its drawers, and through its own terminal */
  | `cash:${string}`
  | `pos:${string}`
  /** money that the shop paid back by hand, because it could not go back by itself any more */
  | 'refunded_by_hand'
  /** expense: bonus given with a top-up */
  | 'bonus_granted'
  /** income: bonus that ran out unspent */
  | 'bonus_expired'
  /** income: what was bought, per store */
  | `sales:${string}`
  /** points issued by the shop / held by the member: those that never run out, and those of one last day each */
  | 'points_granted'
  | 'points'
  | `points:${ShopDay}`
  /** points that ran out / were exchanged for bonus, less bonus exchanged for them / corrected by the merchant */
  | 'points_expired'
  | 'points_exchanged'
  | 'points_adjusted'
  /** points that paid a part of a purchase, or are kept for one under way, less those that came back */
  | 'points_spent'
  /** expense: bonus given for points, less bonus taken for them */
  | 'bonus_exchanged'
  /** money put right by the merchant, with a reason and two persons / opening balances of cards from before */
  | 'adjustments'
  | 'opening_balances'
  | 'opening_points'
  /** coupons by template / held / used by store / run out */
  | `coupons_issued:${string}`
  | `coupon:${CouponId}`
  /** coupons on paper, whoever holds them: one account per printed batch */
  | `paper_coupons:${PaperBatchId}`
  /** coupons between two packs, one account per gift */
  | `coupon_in_transit:${CouponGiftId}`
  | `coupons_redeemed:${string}`
  | 'coupons_expired'
  /** second uses of coupons that the shop bears: taken by a till without a network, used elsewhere too */
  | 'conflicts_honoured'

type HeadOf<A extends string> = A extends `${infer Head}:${string}` ? Head : A
export type AccountKind = HeadOf<Account>

/** What kind of account a name is of: what stands before its colon. */
export function accountKind(account: Account): AccountKind {
  const colon = account.indexOf(':')
  return (colon < 0 ? account : account.slice(0, colon)) as AccountKind
}

/** The lot that an account is of; null for any other account. */
export function lotOf(account: Account): LotId | null {
  return account.startsWith('lot:') ? (account.slice('lot:'.length) as LotId) : null
}

/** Whose each account is: what stands in the member's adds up to what the member holds. */
export const whose: Record<AccountKind, 'member' | 'shop'> = {
  lot: 'member',
  in_transit: 'shop',
  wechat_pay: 'shop',
  alipay: 'shop',
  unionpay: 'shop',
  cash: 'shop',
  pos: 'shop',
  refunded_by_hand: 'shop',
  bonus_granted: 'shop',
  bonus_expired: 'shop',
  sales: 'shop',
  points_granted: 'shop',
  points: 'member',
  points_expired: 'shop',
  points_exchanged: 'shop',
  points_adjusted: 'shop',
  points_spent: 'shop',
  bonus_exchanged: 'shop',
  adjustments: 'shop',
  opening_balances: 'shop',
  opening_points: 'shop',
  coupons_issued: 'shop',
  coupon: 'member',
  paper_coupons: 'member',
  coupon_in_transit: 'shop',
  coupons_redeemed: 'shop',
  coupons_expired: 'shop',
  conflicts_honoured: 'shop',
}

export type EntryKind =
  | 'top_up_settled'
  | 'counter_topped_up'
  | 'counter_top_up_voided'
  | 'spent'
  | 'signed_in'
  | 'points_to_bonus'
  | 'bonus_to_points'
  | 'bonus_rescued'
  | 'adjusted'
  | 'card_imported'
  | 'card_kind_changed'
  | 'gift_carved'
  | 'gift_received'
  | 'gift_returned'
  | 'transfer_sent'
  | 'transfer_received'
  | 'transfer_returned'
  | 'held'
  | 'captured'
  | 'released'
  | 'spend_refunded'
  /** who may pay from a shared pack, and how much: no value moves, and it is on record all the same */
  | 'member_changed'
  /** a payment password set anew without the old one, step by step: no value moves, and none of it is silent */
  | 'password_reset'
  | 'top_up_refunded'
  | 'rest_refunded'
  | 'coupon_claimed'
  | 'coupon_given'
  | 'coupon_received'
  | 'coupon_returned'
  /** a batch of coupons on paper: all of it issued at once, and what was not used withdrawn */
  | 'paper_printed'
  | 'paper_withdrawn'
  | 'coupon_redeemed'
  | 'coupon_redemption_undone'
  | 'offline_conflict_decided'
  | 'expired'
  /** a step of a flow that will never be done: its id is used up */
  | 'voided'

/** Which movements an entry of each kind may hold, and no others. */
export const allowedMovements: Record<EntryKind, readonly (readonly [Unit, AccountKind, AccountKind])[]> = {
  top_up_settled: [
    ['fen', 'wechat_pay', 'lot'],
    ['fen', 'alipay', 'lot'],
    ['fen', 'unionpay', 'lot'],
    ['fen', 'bonus_granted', 'lot'],
    ['coupon', 'coupons_issued', 'coupon'],
    ['coupon', 'coupon', 'coupons_redeemed'],
  ],
  counter_topped_up: [
    ['fen', 'cash', 'lot'],
    ['fen', 'pos', 'lot'],
    ['fen', 'bonus_granted', 'lot'],
    ['coupon', 'coupons_issued', 'coupon'],
  ],
  counter_top_up_voided: [
    ['fen', 'lot', 'cash'],
    ['fen', 'lot', 'pos'],
    ['fen', 'lot', 'bonus_granted'],
    ['coupon', 'coupon', 'coupons_issued'],
  ],
  spent: [
    ['fen', 'lot', 'sales'],
    ['coupon', 'coupon', 'coupons_redeemed'],
    ['points', 'points_granted', 'points'],
    ['points', 'points', 'points_spent'],
  ],
  signed_in: [['points', 'points_granted', 'points']],
  points_to_bonus: [
    ['points', 'points', 'points_exchanged'],
    ['fen', 'bonus_exchanged', 'lot'],
  ],
  bonus_to_points: [
    ['fen', 'lot', 'bonus_exchanged'],
    ['points', 'points_exchanged', 'points'],
  ],
  bonus_rescued: [['coupon', 'coupons_issued', 'coupon']],
  adjusted: [
    ['fen', 'adjustments', 'lot'],
    ['fen', 'lot', 'adjustments'],
    ['points', 'points_adjusted', 'points'],
    ['points', 'points', 'points_adjusted'],
  ],
  card_imported: [
    ['fen', 'opening_balances', 'lot'],
    ['points', 'opening_points', 'points'],
  ],
  card_kind_changed: [],
  gift_carved: [['fen', 'lot', 'in_transit']],
  gift_received: [['fen', 'in_transit', 'lot']],
  gift_returned: [['fen', 'in_transit', 'lot']],
  transfer_sent: [['fen', 'lot', 'in_transit']],
  transfer_received: [['fen', 'in_transit', 'lot']],
  transfer_returned: [['fen', 'in_transit', 'lot']],
  // Points leave with the reservation and come back with its release: what a purchase keeps is not spent twice.
  held: [['points', 'points', 'points_spent']],
  captured: [
    ['fen', 'lot', 'sales'],
    // The rest of a sale whose balance was short.
    ['fen', 'wechat_pay', 'sales'],
    ['coupon', 'coupon', 'coupons_redeemed'],
    ['points', 'points_granted', 'points'],
  ],
  released: [['points', 'points_spent', 'points']],
  top_up_refunded: [
    ['fen', 'lot', 'wechat_pay'],
    ['fen', 'lot', 'alipay'],
    ['fen', 'lot', 'unionpay'],
    ['fen', 'lot', 'refunded_by_hand'],
    ['fen', 'lot', 'bonus_granted'],
    ['coupon', 'coupon', 'coupons_issued'],
  ],
  spend_refunded: [
    ['coupon', 'coupons_redeemed', 'coupon'],
    ['fen', 'sales', 'lot'],
    ['points', 'points', 'points_granted'],
    ['points', 'points_spent', 'points'],
  ],
  // What was paid beside the balance of a sale: it never was on the card.
  rest_refunded: [
    ['fen', 'sales', 'wechat_pay'],
    ['fen', 'sales', 'refunded_by_hand'],
    ['coupon', 'coupons_redeemed', 'coupon'],
    ['points', 'points_spent', 'points'],
  ],
  member_changed: [],
  password_reset: [],
  coupon_claimed: [['coupon', 'coupons_issued', 'coupon']],
  coupon_given: [['coupon', 'coupon', 'coupon_in_transit']],
  coupon_received: [['coupon', 'coupon_in_transit', 'coupon']],
  coupon_returned: [['coupon', 'coupon_in_transit', 'coupon']],
  paper_printed: [['coupon', 'coupons_issued', 'paper_coupons']],
  paper_withdrawn: [['coupon', 'paper_coupons', 'coupons_issued']],
  coupon_redeemed: [
    ['coupon', 'coupon', 'coupons_redeemed'],
    ['coupon', 'paper_coupons', 'coupons_redeemed'],
    // Good when a till without a network took it, written off before the till came back.
    ['coupon', 'coupons_expired', 'coupons_redeemed'],
  ],
  offline_conflict_decided: [['coupon', 'conflicts_honoured', 'coupons_redeemed']],
  coupon_redemption_undone: [
    ['coupon', 'coupons_redeemed', 'coupon'],
    ['coupon', 'coupons_redeemed', 'paper_coupons'],
  ],
  expired: [
    ['fen', 'lot', 'bonus_expired'],
    ['points', 'points', 'points_expired'],
    ['coupon', 'coupon', 'coupons_expired'],
    ['coupon', 'paper_coupons', 'coupons_expired'],
  ],
  voided: [],
}
