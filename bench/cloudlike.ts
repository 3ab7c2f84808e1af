import { clerk, type TestShop } from '../tests/support/shop'
import { chargeOnce, claimCoupons, openBenchShop, redeemOnce, richMember } from './bench-shop'
import { type Figure, figure, median, type Part } from './figure'

/** A database call in the real cloud takes about this much longer than here. */
const DELAY_MS = 25
const WARM = 15
const COLD = 5

async function timed(action: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await action()
  return performance.now() - began
}

async function times(count: number, before: () => Promise<unknown>, action: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let n = 0; n < count; n++) {
    await before()
    taken.push(await timed(action))
  }
  return taken
}

/** A function that answers something nobody is waiting for: the instance is warm afterwards. */
function warmUp(shop: TestShop): Promise<unknown> {
  return shop.call('staff', clerk, 'staff.me', {})
}

export const cloudlike: Part = {
  names: ['redeem', 'spend'].flatMap(kind => [`${kind}.cloudlike_ms.p50`, `${kind}.cloudlike_cold_ms.p50`]),
  async *measure(): AsyncGenerator<Figure> {
    const shop = await openBenchShop()
    try {
      const member = await richMember(shop)
      const coupons = await claimCoupons(shop, member, WARM + COLD)
      await shop.post('/localcloud/settings', { dbDelayMs: DELAY_MS })
      const redeem = async (): Promise<void> => {
        const couponId = coupons.pop()
        if (couponId) await redeemOnce(shop, member, couponId)
      }
      const spend = (): Promise<void> => chargeOnce(shop, member)
      for (const [kind, action] of [['redeem', redeem] as const, ['spend', spend] as const]) {
        yield figure(`${kind}.cloudlike_ms.p50`, median(await times(WARM, () => warmUp(shop), action)), 'ms')
        const cold = await times(COLD, () => shop.killInstances(), action)
        yield figure(`${kind}.cloudlike_cold_ms.p50`, median(cold), 'ms')
      }
    } finally {
      await shop.close()
    }
  },
}
