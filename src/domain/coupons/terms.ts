import { type Fen, fen, NO_MONEY, shareOfFenRoundedDown, shortYuanText, subtractFen } from '../money'
import type { WeeklyHours } from '../weekly-hours'

/** What a coupon gives. Frozen into the coupon when it is claimed: a promise does not change behind the member's back. */
export type CouponBenefit =
  /** 满减: `offFen` off an order of at least `minimumFen` */
  | { kind: 'threshold'; minimumFen: Fen; offFen: Fen }
  /** 折扣: the order costs `payPercent` % (90 is 9折), at most `capFen` off */
  | { kind: 'discount'; payPercent: number; minimumFen: Fen; capFen: Fen | null }
  /** 代金: worth `valueFen` on any order; what the order does not use is gone */
  | { kind: 'cash'; valueFen: Fen }
  /** 兑换: one `item` for nothing; of the goods it names, one piece of the order's dearest */
  | { kind: 'exchange'; item: string }
  /** 充值立减 / 充值加送: `fen` less to pay for a tier of at least `minimumFen`, or as much more bonus with it; never at a till */
  | { kind: 'top_up'; minimumFen: Fen; gain: 'less_to_pay' | 'more_bonus'; fen: Fen }

/** A benefit that takes money off what is bought. */
export type MoneyOff = Exclude<CouponBenefit, { kind: 'exchange' } | { kind: 'top_up' }>

/** The goods that a coupon or a price counts and lowers: those of a category, and those named themselves. */
export interface Goods {
  categories: string[]
  products: string[]
}

/** With which others a coupon may be used on one order: any that say so too, or those of its own group. Left out: none. */
export type Stacking = 'all' | { group: string }

/**
 * What was promised with a coupon. Every coupon in a pack carries its own copy, so what a template does not say takes no
 * room: a field that is left out is no restriction, and the strict choice where there is one.
 */
export interface CouponTerms {
  title: string
  benefit: CouponBenefit
  /** stores where it can be used; null: all */
  storeIds: string[] | null
  goods?: Goods
  hours?: WeeklyHours[]
  stacking?: Stacking
  /** how many of its template one order takes; left out: 1 */
  perOrder?: number
  /** 1 to 9, lower first; left out: by kind (see `turnOf`) */
  turn?: number
  /** comes back to the member when the whole purchase is refunded */
  returnsOnRefund?: true
  /** may be given to a friend; left out: for its holder only */
  transferable?: true
}

/** A pack holds dozens of coupons and is one document of at most 64 KiB: a template whose terms are larger is not published. */
export const MOST_TERMS_BYTES = 290

/** The size of terms as they lie in the database. */
export function bytesOfTerms(terms: CouponTerms): number {
  return encodeURIComponent(JSON.stringify(terms)).replace(/%../g, '-').length
}

/** What the coupon takes off an order, and how much is missing to use it. An exchange takes nothing off, nor does what is for top-ups. */
export function discountOn(benefit: CouponBenefit, orderFen: Fen): { discountFen: Fen } | { shortFen: Fen } {
  if (benefit.kind === 'exchange' || benefit.kind === 'top_up') return { discountFen: NO_MONEY }
  const minimumFen = minimumOf(benefit)
  if (orderFen < minimumFen) return { shortFen: subtractFen(minimumFen, orderFen) }
  return { discountFen: takenOff(benefit, orderFen) }
}

/** The order's amount from which a coupon can be used. */
export function minimumOf(benefit: CouponBenefit): Fen {
  return benefit.kind === 'threshold' || benefit.kind === 'discount' ? benefit.minimumFen : NO_MONEY
}

/** What a benefit takes off an amount whose minimum is reached: never more than there is. */
export function takenOff(benefit: MoneyOff, amountFen: Fen): Fen {
  switch (benefit.kind) {
    case 'threshold':
      return fen(Math.min(benefit.offFen, amountFen))
    case 'cash':
      return fen(Math.min(benefit.valueFen, amountFen))
    case 'discount': {
      const discountFen = shareOfFenRoundedDown(amountFen, 100 - benefit.payPercent, 100)
      return benefit.capFen === null ? discountFen : fen(Math.min(discountFen, benefit.capFen))
    }
    default:
      return benefit satisfies never
  }
}

/** What one coupon can cost the shop at most; null when nothing bounds it. An exchange has the worth its template states. */
export function mostTakenOff(benefit: CouponBenefit): Fen | null {
  switch (benefit.kind) {
    case 'threshold':
      return benefit.offFen
    case 'cash':
      return benefit.valueFen
    case 'discount':
      return benefit.capFen
    case 'exchange':
      return null
    case 'top_up':
      return benefit.fen
    default:
      return benefit satisfies never
  }
}

const turnByKind: Record<CouponBenefit['kind'], number> = { exchange: 2, discount: 4, threshold: 6, cash: 8, top_up: 9 }

/** When a coupon's turn comes among several on one order: things first, then shares, then sums. */
export function turnOf(terms: CouponTerms): number {
  return terms.turn ?? turnByKind[terms.benefit.kind]
}

/** Whether the till must know the order's amount before it can say what the coupon gives. */
export function needsOrderAmount(benefit: CouponBenefit): boolean {
  return benefit.kind !== 'exchange' && benefit.kind !== 'top_up'
}

/** "9折", "8.5折". */
export function percentText(payPercent: number): string {
  return payPercent % 10 === 0 ? `${payPercent / 10}折` : `${Math.floor(payPercent / 10)}.${payPercent % 10}折`
}

/** "满 50 减 10": the benefit in one line, the same words on ticket, till and statement. */
export function benefitText(benefit: CouponBenefit): string {
  switch (benefit.kind) {
    case 'threshold':
      return benefit.minimumFen > benefit.offFen
        ? `满 ${shortYuanText(benefit.minimumFen)} 减 ${shortYuanText(benefit.offFen)}`
        : `立减 ${shortYuanText(benefit.offFen)}`
    case 'discount': {
      const minimum = benefit.minimumFen > 0 ? `满 ${shortYuanText(benefit.minimumFen)} ` : ''
      const cap = benefit.capFen === null ? '' : `，最多减 ${shortYuanText(benefit.capFen)}`
      return `${minimum}${percentText(benefit.payPercent)}${cap}`
    }
    case 'cash':
      return `抵 ${shortYuanText(benefit.valueFen)}，不找零`
    case 'exchange':
      return `兑换${benefit.item}`
    case 'top_up': {
      const gain = benefit.gain === 'less_to_pay' ? '立减' : '多送'
      return `充值满 ${shortYuanText(benefit.minimumFen)} ${gain} ${shortYuanText(benefit.fen)}`
    }
    default:
      return benefit satisfies never
  }
}
