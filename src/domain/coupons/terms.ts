import { type Fen, fen, NO_MONEY, shareOfFenRoundedDown, shortYuanText, subtractFen } from '../money'

/** What a coupon gives. Frozen into the coupon when it is claimed: a promise does not change behind the member's back. */
export type CouponBenefit =
  /** 满减: `offFen` off an order of at least `minimumFen` */
  | { kind: 'threshold'; minimumFen: Fen; offFen: Fen }
  /** 折扣: the order costs `payPercent` % (90 is 9折), at most `capFen` off */
  | { kind: 'discount'; payPercent: number; minimumFen: Fen; capFen: Fen | null }
  /** 兑换: one `item` for nothing */
  | { kind: 'exchange'; item: string }

export interface CouponTerms {
  title: string
  benefit: CouponBenefit
  /** stores where it can be used; null: all */
  storeIds: string[] | null
}

/** What the coupon takes off an order, and how much is missing to use it. An exchange takes nothing off. */
export function discountOn(benefit: CouponBenefit, orderFen: Fen): { discountFen: Fen } | { shortFen: Fen } {
  if (benefit.kind === 'exchange') return { discountFen: NO_MONEY }
  if (orderFen < benefit.minimumFen) return { shortFen: subtractFen(benefit.minimumFen, orderFen) }
  if (benefit.kind === 'threshold') return { discountFen: fen(Math.min(benefit.offFen, orderFen)) }
  const discountFen = shareOfFenRoundedDown(orderFen, 100 - benefit.payPercent, 100)
  return { discountFen: benefit.capFen === null ? discountFen : fen(Math.min(discountFen, benefit.capFen)) }
}

/** Whether the till must know the order's amount before it can say what the coupon gives. */
export function needsOrderAmount(benefit: CouponBenefit): boolean {
  return benefit.kind !== 'exchange'
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
    case 'exchange':
      return `兑换${benefit.item}`
    default:
      return benefit satisfies never
  }
}
