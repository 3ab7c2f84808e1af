import { MINUTE } from '../src/domain/time'
import { clerk, newId, type TestShop } from '../tests/support/shop'
import { chargeOnce, claimCoupons, giveOnce, openBenchShop, payTicketOf, redeemOnce, richMember } from './bench-shop'
import { type Figure, figure, type Part } from './figure'

interface Invocation {
  function: string
  calls: { action: string; target?: string; startMs: number; endMs: number }[]
}

/** Database calls in sequence, counted at the protocol: calls that ran beside one another count as one step. */
function stepsOf({ calls }: Invocation): number {
  let steps = 0
  let until = Number.NEGATIVE_INFINITY
  for (const call of [...calls].sort((a, b) => a.startMs - b.startMs)) {
    if (call.startMs >= until) steps += 1
    until = Math.max(until, call.endMs)
  }
  return steps
}

/** Database calls in sequence of a function’s latest call. */
export async function stepsOfLast(shop: TestShop, name: string, targets?: readonly string[]): Promise<number> {
  const { requests } = await shop.get<{ requests: Invocation[] }>('/localcloud/requests?limit=20')
  const last = requests.find(request => request.function === name)
  if (!last) throw new Error(`${name} was not called`)
  const counted = targets ? last.calls.filter(call => targets.includes(call.target ?? '')) : last.calls
  return stepsOf({ ...last, calls: counted })
}

export const calls: Part = {
  names: [
    'calls.open_pack.warm',
    'calls.open_pack.cold',
    'calls.spend',
    'calls.redeem',
    'calls.gift',
    'calls.hold',
    'calls.capture',
    'calls.exchange',
  ],
  async *measure(): AsyncGenerator<Figure> {
    const shop = await openBenchShop()
    try {
      const member = await richMember(shop)
      const [couponId] = await claimCoupons(shop, member, 1)
      if (!couponId) throw new Error('no coupon')
      const open = () => shop.call('shopper', member, 'pack.open', {})

      await open()
      await open()
      yield figure('calls.open_pack.warm', await stepsOfLast(shop, 'shopper'), 'calls')
      await shop.killInstances()
      await open()
      yield figure('calls.open_pack.cold', await stepsOfLast(shop, 'shopper'), 'calls')

      await shop.call('staff', clerk, 'staff.me', {})
      await chargeOnce(shop, member)
      yield figure('calls.spend', await stepsOfLast(shop, 'staff'), 'calls')
      await redeemOnce(shop, member, couponId)
      yield figure('calls.redeem', await stepsOfLast(shop, 'staff'), 'calls')
      await giveOnce(shop, member)
      // The giver's commit; the gift's own document is written before and after it.
      yield figure('calls.gift', await stepsOfLast(shop, 'shopper', ['packs', 'entries']), 'calls')
      // Minutes pass between two visits and the clock confirms the outbox, as in a shop; then the instance is warm again.
      await shop.advance(3 * MINUTE)
      await shop.tick()
      await shop.call('staff', clerk, 'staff.me', {})
      const wish = { ticket: payTicketOf(member, shop.now), amountFen: 100, minutes: 60 }
      const { receiptId } = await shop.call('staff', clerk, 'balance.hold', wish)
      yield figure('calls.hold', await stepsOfLast(shop, 'staff'), 'calls')
      await shop.call('staff', clerk, 'hold.capture', { receiptId, amountFen: 100 })
      yield figure('calls.capture', await stepsOfLast(shop, 'staff'), 'calls')
      // Minutes have passed for this instance too: a member looks before exchanging.
      await open()
      const exchange = {
        exchangeId: newId('xch', shop.now),
        direction: 'to_points',
        points: 800,
        bonusFen: 1000,
      } as const
      await shop.call('shopper', member, 'points.exchange', exchange)
      yield figure('calls.exchange', await stepsOfLast(shop, 'shopper'), 'calls')
    } finally {
      await shop.close()
    }
  },
}
