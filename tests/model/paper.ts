import { type CouponGiftId, type CouponId, lotIdsOf, type OrderId, type TopUpRefundId } from '../../src/domain/ids'

const DAY = 24 * 3_600_000
/** The shop's days begin at 16:00 UTC. */
const SHIFT = 8 * 3_600_000

/** A sum of money that came in at once. */
export interface Row {
  id: string
  left: number
  /** of what is left, kept for a purpose */
  kept: number
  isBonus: boolean
  /** what of it ran out unused */
  ranOut: number
  since: number
  /** from then on it cannot be spent; Infinity: never */
  ends: number
}

/** What was taken of some rows, in the order in which it was taken. */
export type Parts = { id: string; fen: number }[]

export interface PaperCoupon {
  id: CouponId
  ends: number
  /** got from a friend: its holder's alone */
  isGift: boolean
}

export interface PaperHold {
  id: string
  parts: Parts
  until: number
}

export interface PaperSale {
  id: string
  amount: number
  earned: number
  parts: Parts
  back: number
  pointsDue: number
}

/** Something that was paid for, and what came back of it. */
export interface PaperTopUp {
  id: string
  paid: number
  bonus: number
  at: number
  /** paid back, and all that left the card with it */
  back: number
  gone: number
}

/**
 * A pack as somebody would keep it on a sheet of paper: a row for each sum of money, a row for each coupon. It shares no
 * code with the product and no idea with it but the promises made to members.
 */
export class Paper {
  rows: Row[] = []
  points = 0
  coupons: PaperCoupon[] = []
  /** when, and by which redemption */
  used: (PaperCoupon & { at: number; by: string })[] = []
  holds: PaperHold[] = []
  sales: PaperSale[] = []
  topUps: PaperTopUp[] = []
  /** top-ups that are being given back: all that is left of each is kept */
  refunds: { id: TopUpRefundId; topUp: PaperTopUp; parts: Parts; amount: number }[] = []
  /** gifts, and cards handed over, that nobody has got yet: the rows as they were taken */
  gifts: { id: string; rows: Row[] }[] = []
  /** top-ups at the counter that stand */
  atCounter: { orderId: OrderId; tierId: string }[] = []
  /** coupons on their way to friends, by gift */
  couponsOut: { giftId: CouponGiftId; coupon: PaperCoupon }[] = []
  /** coupons that ever came into the wallet, and that ever left it for good */
  couponsIn = 0
  couponsOver = 0
  signedIn: { day: number; inRow: number } | null = null

  constructor(public at: number) {}

  get day(): number {
    return Math.floor((this.at + SHIFT) / DAY)
  }

  /** The midnight after so many more days. */
  endAfter(days: number): number {
    return (this.day + days + 1) * DAY - SHIFT
  }

  /** What is free and good beyond an instant, in the order in which it is taken: bonus that ends first, principal last. */
  private inTurn(beyond: number, want: (row: Row) => boolean = () => true): Row[] {
    return this.rows
      .filter(row => row.left > row.kept && row.ends > beyond && want(row))
      .sort(
        (a, b) =>
          Number(b.isBonus) - Number(a.isBonus) ||
          (a.ends === b.ends ? 0 : a.ends - b.ends) ||
          a.since - b.since ||
          (a.id < b.id ? -1 : 1),
      )
  }

  free(beyond: number = this.at, want?: (row: Row) => boolean): number {
    return this.inTurn(beyond, want).reduce((sum, row) => sum + row.left - row.kept, 0)
  }

  /** Which rows an amount comes from; null when there is not enough. Takes nothing. */
  choose(amount: number, beyond: number = this.at, want?: (row: Row) => boolean): Parts | null {
    const parts: Parts = []
    let missing = amount
    for (const row of this.inTurn(beyond, want)) {
      const fen = Math.min(missing, row.left - row.kept)
      if (fen > 0) parts.push({ id: row.id, fen })
      missing -= fen
    }
    return missing === 0 ? parts : null
  }

  row(id: string): Row {
    const row = this.rows.find(each => each.id === id)
    if (!row) throw new Error(`no row ${id}`)
    return row
  }

  /** The two rows that a top-up opened; a bonus of nothing has none. */
  rowsOf({ id }: PaperTopUp): Row[] {
    const { principal, bonus } = lotIdsOf(id)
    return this.rows.filter(row => row.id === principal || row.id === bonus)
  }

  add(parts: Parts, field: 'left' | 'kept', sign: 1 | -1): void {
    for (const { id, fen } of parts) this.row(id)[field] += sign * fen
  }

  put(id: string, fen: number, isBonus: boolean, ends: number = Number.POSITIVE_INFINITY): void {
    if (fen > 0) this.rows.push({ id, left: fen, kept: 0, ranOut: 0, isBonus, since: this.at, ends })
  }

  sold(id: string, amount: number, parts: Parts): void {
    const earned = Math.floor(amount / 100)
    this.points += earned
    this.sales.push({ id, amount, earned, parts, back: 0, pointsDue: 0 })
  }

  /** Gives back of a sale, the last taken first. Answers what each row gets; null when that much was not paid or is back. */
  back(sale: PaperSale, amount: number): Parts | null {
    if (amount > sale.amount - sale.back) return null
    const parts: Parts = []
    let skip = sale.back
    let missing = amount
    for (const { id, fen } of [...sale.parts].reverse()) {
      const skipped = Math.min(skip, fen)
      skip -= skipped
      const taken = Math.min(missing, fen - skipped)
      missing -= taken
      if (taken > 0) parts.push({ id, fen: taken })
    }
    return parts
  }

  /** What runs out now is gone, except what is kept for a purpose. */
  expire(): void {
    for (const row of this.rows.filter(each => each.ends <= this.at)) {
      row.ranOut += row.left - row.kept
      row.left = row.kept
    }
    const live = this.coupons.filter(coupon => coupon.ends > this.at)
    this.couponsOver += this.coupons.length - live.length
    this.coupons = live
  }

  /** Money that a ceiling is held against: what is there, kept, and may come back. */
  get onCard(): number {
    const good = (rows: Row[]): number =>
      rows.reduce((sum, row) => sum + (row.ends > this.at ? row.left - row.kept : 0), 0)
    const kept = this.rows.reduce((sum, row) => sum + row.kept, 0)
    return good(this.rows) + kept + this.gifts.reduce((sum, gift) => sum + good(gift.rows), 0)
  }

  /** Sums on the card and in gifts under way, each by itself. */
  get sums(): { card: number; gifts: number; names: Set<string> } {
    const card = this.rows.filter(row => row.left > 0)
    const gifts = this.gifts.flatMap(gift => gift.rows)
    return { card: card.length, gifts: gifts.length, names: new Set([...card, ...gifts].map(row => row.id)) }
  }
}
