import { clerk, newId, type TestShop } from '../tests/support/shop'
import { claimCoupons, openBenchShop, richMember } from './bench-shop'
import { type Figure, figure, type Part, quantile } from './figure'

const WARM_UP = 10
const MEASURED = 60
/** What a wallet of the bench's templates gives one member comfortably. */
const COUPONS_EACH = 35

/**
 * What the person at the till waits for, in milliseconds: from a code read to the receipt, so look-up and redemption (or
 * charge) one after the other. Making the code is the phone's part and outside the time.
 */
export const tillPath: Part = {
  names: ['redeem.ms', 'pay.charge_ms'].flatMap(name => [`${name}.p50`, `${name}.p99`]),
  async *measure(): AsyncGenerator<Figure> {
    const shop = await openBenchShop()
    try {
      yield* figures('redeem.ms', await redemptions(shop))
      yield* figures('pay.charge_ms', await charges(shop))
    } finally {
      await shop.close()
    }
  },
}

function* figures(name: string, taken: readonly number[]): Generator<Figure> {
  yield figure(`${name}.p50`, quantile(taken, 0.5), 'ms')
  yield figure(`${name}.p99`, quantile(taken, 0.99), 'ms')
}

async function redemptions(shop: TestShop): Promise<number[]> {
  const taken: number[] = []
  while (taken.length < WARM_UP + MEASURED) {
    const member = await richMember(shop)
    for (const couponId of await claimCoupons(shop, member, COUPONS_EACH)) {
      const { code } = await shop.call('shopper', member, 'coupons.show', { couponId })
      const began = performance.now()
      const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
      const wish = { redeemId: newId('rdm', shop.now), ticket, orderFen: 6_000 }
      await shop.call('staff', clerk, 'coupon.redeem', wish)
      taken.push(performance.now() - began)
    }
  }
  return taken.slice(WARM_UP)
}

async function charges(shop: TestShop): Promise<number[]> {
  const member = await richMember(shop)
  const taken: number[] = []
  while (taken.length < WARM_UP + MEASURED) {
    const { code } = await shop.call('shopper', member, 'payCode.show', {})
    const began = performance.now()
    const { ticket } = await shop.call('staff', clerk, 'code.lookUp', { code })
    await shop.call('staff', clerk, 'balance.charge', { ticket, amountFen: 100 })
    taken.push(performance.now() - began)
  }
  return taken.slice(WARM_UP)
}
