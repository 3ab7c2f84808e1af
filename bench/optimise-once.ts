import type { Coupon } from '../src/domain/coupons/coupon'
import type { CouponBenefit, Stacking } from '../src/domain/coupons/terms'
import type { ClaimId, CouponId } from '../src/domain/ids'
import { fen } from '../src/domain/money'
import { bestPrice } from '../src/domain/pricing/best-price'
import type { Order, OrderLine } from '../src/domain/pricing/order-line'
import { USUAL_CHECKOUT } from '../src/domain/rules/read-checkout'
import { type Instant, instant } from '../src/domain/time'

/** Times the best price of many made-up wallets of 20 coupons and orders of 30 lines; prints one JSON object. */

const WALLETS = 60
const at = instant(1_795_320_000_000)
const categories = ['咖啡', '茶', '甜点', '简餐', '豆']

/** A small generator with a seed, so that every run measures the same wallets. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function walletOf(next: (below: number) => number, hard: boolean): Coupon[] {
  return Array.from({ length: 20 }, (_, place): Coupon => {
    const kind = next(3)
    const benefit: CouponBenefit =
      kind === 0
        ? { kind: 'threshold', minimumFen: fen(next(20_000)), offFen: fen(500 + next(2000)) }
        : kind === 1
          ? { kind: 'discount', payPercent: 80 + next(19), minimumFen: fen(0), capFen: fen(1000 + next(3000)) }
          : { kind: 'cash', valueFen: fen(300 + next(2000)) }
    const choices: (Stacking | null)[] = hard ? ['all'] : ['all', { group: 'A' }, { group: 'B' }, null]
    const stacking = choices[next(choices.length)] ?? null
    const goods =
      next(2) === 0
        ? { goods: { categories: [categories[next(5)] ?? '', categories[next(5)] ?? ''], products: [] } }
        : {}
    return {
      couponId: `cpn_${place}` as CouponId,
      claimId: `clm_${place}` as ClaimId,
      templateId: `t${place}`,
      terms: { title: '券', benefit, storeIds: null, ...goods, ...(stacking && { stacking }) },
      claimedAt: at,
      startsAt: 0 as Instant,
      expiresAt: instant(at + 1000 + next(1_000_000)),
    }
  })
}

function orderOf(next: (below: number) => number): Order {
  const lines = Array.from({ length: 30 }, (_, place): OrderLine => {
    const category = categories[next(5)] ?? ''
    const unitFen = fen(500 + next(5000))
    return { lineId: `${place}`, name: '', productId: null, category, quantity: 1 + next(3), unitFen, isSpecial: false }
  })
  return { lines, storeId: 's', at }
}

/** The least of three, so that what else the machine does is not measured. */
function leastOf(seed: number, hard: boolean): { ms: number; isExact: boolean } {
  const runs = [1, 2, 3].map(() => millisecondsOf(seed, hard))
  return runs.reduce((least, run) => (run.ms < least.ms ? run : least))
}

function millisecondsOf(seed: number, hard: boolean): { ms: number; isExact: boolean } {
  const next = numbersFrom(seed)
  const [order, coupons] = [orderOf(next), walletOf(next, hard)]
  const rule = { ruleId: 'r', title: '', payPercent: 95, paidBy: 'balance' as const, levels: null, storeIds: null }
  const priceRules = [{ ...rule, goods: null, hours: null, startsAt: instant(0), endsAt: null, withCoupons: true }]
  const means = { level: 'gold' as const, coupons, balanceFen: fen(50_000_000), points: 0 }
  const offers = { priceRules, checkout: USUAL_CHECKOUT, storeNameOf: (id: string) => id }
  const begun = performance.now()
  const { isExact } = bestPrice(order, means, offers, { coupons: 'best', usePoints: false })
  return { ms: performance.now() - begun, isExact }
}

// A phone's engine has run the code before as well.
for (let seed = 1; seed <= WALLETS; seed++) millisecondsOf(seed, seed % 2 === 0)
const usual = Array.from({ length: WALLETS }, (_, seed) => leastOf(seed, false))
const hard = Array.from({ length: WALLETS }, (_, seed) => leastOf(seed, true))
const sorted = usual.map(({ ms }) => ms).sort((a, b) => a - b)
process.stdout.write(
  JSON.stringify({
    medianMs: sorted[Math.floor(WALLETS / 2)],
    worstMs: Math.max(...usual.map(({ ms }) => ms), ...hard.map(({ ms }) => ms)),
    inexact: [...usual, ...hard].filter(({ isExact }) => !isExact).length,
  }),
)
