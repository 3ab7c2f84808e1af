import { byTurn, type FittingCoupon, mayStack, type Nets, netAfter, offBy } from './coupon-on-order'

/** More on one order than a person could follow on a receipt. */
export const MOST_COUPONS_PER_ORDER = 5
/** Tries after which the search stops and says so: some tens of milliseconds on a slow phone. */
const MOST_TRIES = 20_000

export interface CouponChoice {
  /** in the order in which they are applied */
  coupons: readonly FittingCoupon[]
  off: number
  /** false when the search was stopped before every combination was ruled out */
  isExact: boolean
}

/**
 * The coupons that together take the most off; of equal choices the one with fewer coupons, then the one whose coupons
 * run out sooner. Every allowed combination is tried or ruled out by a bound: a coupon never takes more off what others
 * left than off the whole, so what the best of those still to come take off alone is more than they can add.
 */
export function bestCoupons(fitting: readonly FittingCoupon[], nets: Nets, mostTries = MOST_TRIES): CouponChoice {
  const search = new Search(nets, mostTries)
  for (const company of companies(fitting)) search.tryAll(company)
  return { coupons: search.best.coupons, off: search.best.off, isExact: search.triesLeft > 0 }
}

/** Coupons that may be used together, each such company in the order of application; one that goes with no other is alone. */
function companies(fitting: readonly FittingCoupon[]): FittingCoupon[][] {
  const found: FittingCoupon[][] = []
  for (const each of [...fitting].sort(byTurn)) {
    const company = found.find(([first]) => first !== undefined && mayStack(first, each))
    if (company) company.push(each)
    else found.push([each])
  }
  return found
}

class Search {
  best: { coupons: readonly FittingCoupon[]; off: number } = { coupons: [], off: 0 }
  triesLeft: number
  private company: readonly FittingCoupon[] = []
  private bounds: number[][] = []

  constructor(
    private readonly nets: Nets,
    mostTries: number,
  ) {
    this.triesLeft = mostTries
  }

  tryAll(company: readonly FittingCoupon[]): void {
    this.company = company
    this.bounds = boundsOf(company.map(each => offBy(each, this.nets)))
    this.from(0, [], 0, this.nets.net)
  }

  /** Tries every way to go on from `chosen` with the coupons from `place` on. */
  private from(place: number, chosen: readonly FittingCoupon[], off: number, net: number[]): void {
    let skipped: string | null = null
    for (let next = place; next < this.company.length; next++) {
      const coupon = this.company[next]
      const bound = this.bounds[next]?.[MOST_COUPONS_PER_ORDER - chosen.length] ?? 0
      if (!coupon || this.triesLeft <= 0 || !this.mayStillWin(off + bound, chosen.length + 1)) return
      // Of coupons that promise the same, the soonest to expire goes first: skipping it for a later one gains nothing.
      if (coupon.sameness === skipped) continue
      skipped = coupon.sameness
      if (chosen.filter(each => each.coupon.templateId === coupon.coupon.templateId).length >= coupon.perOrder) continue
      this.take(coupon, next, chosen, off, net)
    }
  }

  private take(
    coupon: FittingCoupon,
    place: number,
    before: readonly FittingCoupon[],
    off: number,
    net: number[],
  ): void {
    this.triesLeft -= 1
    const nets = { net, piece: this.nets.piece }
    const more = offBy(coupon, nets)
    if (more === 0) return
    const chosen = [...before, coupon]
    if (isBetter({ coupons: chosen, off: off + more }, this.best)) this.best = { coupons: chosen, off: off + more }
    const last = chosen.length >= MOST_COUPONS_PER_ORDER || place + 1 >= this.company.length
    const bound = last ? 0 : (this.bounds[place + 1]?.[MOST_COUPONS_PER_ORDER - chosen.length] ?? 0)
    if (bound === 0 || !this.mayStillWin(off + more + bound, chosen.length + 1)) return
    this.from(place + 1, chosen, off + more, netAfter(coupon, nets, more))
  }

  private mayStillWin(mostOff: number, fewestCoupons: number): boolean {
    if (mostOff !== this.best.off) return mostOff > this.best.off
    return fewestCoupons <= this.best.coupons.length
  }
}

type Candidate = Pick<CouponChoice, 'coupons' | 'off'>

function isBetter(one: Candidate, other: Candidate): boolean {
  if (one.off !== other.off) return one.off > other.off
  if (one.coupons.length !== other.coupons.length) return one.coupons.length < other.coupons.length
  return expirySum(one) < expirySum(other)
}

function expirySum({ coupons }: Candidate): number {
  return coupons.reduce((sum, { coupon }) => sum + coupon.expiresAt, 0)
}

/** From each place on: what the best so-many coupons take off, each alone. */
function boundsOf(alone: readonly number[]): number[][] {
  return alone.map((_, place) => {
    const largest = alone.slice(place).sort((a, b) => b - a)
    const sums = [0]
    for (let count = 1; count <= MOST_COUPONS_PER_ORDER; count++) {
      sums.push((sums[count - 1] ?? 0) + (largest[count - 1] ?? 0))
    }
    return sums
  })
}
