import type { OrderId } from '../src/domain/ids'
import { MINUTE } from '../src/domain/time'
import { newId, TestShop } from '../tests/support/shop'
import { stepsOfLast } from './calls'
import { type Figure, figure, type Part, quantile } from './figure'

const SETTLED = 100
const STORM = 200
/** One call in five goes wrong somewhere in the storm. */
const FAULT_SHARE = 0.2
const TIER = { tierId: 'tier_300', expectedPayFen: 30_000, expectedBonusFen: 3_000 }
const CREDIT_FEN = 33_000

export const topUp: Part = {
  names: [
    ...['calls.topup_start', 'calls.topup_settle'],
    ...['topup.settle_ms.p50', 'topup.settle_ms.p99', 'topup.lost', 'topup.doubled'],
  ],
  async *measure(): AsyncGenerator<Figure> {
    const shop = await TestShop.open(['--max-instances', '32'])
    try {
      yield* countCalls(shop)
      yield* timeSettling(shop)
      yield* storm(shop)
    } finally {
      await shop.close()
    }
  },
}

async function* countCalls(shop: TestShop): AsyncGenerator<Figure> {
  const member = shop.newPerson()
  await shop.topUp(member, TIER.tierId)
  const order = await shop.startTopUp(member, TIER.tierId)
  yield figure('calls.topup_start', await stepsOfLast(shop, 'shopper'), 'calls')
  await shop.atCashier(order, 'pay')
  while (!(await isSettled(shop, order.orderId)));
  yield figure('calls.topup_settle', await stepsOfLast(shop, 'wechatpay'), 'calls')
}

async function isSettled(shop: TestShop, orderId: OrderId): Promise<boolean> {
  return (await shop.documents('orders', { _id: orderId, 'progress.state': 'settled' })).length === 1
}

/** From the press on 支付 in the cashier to the balance on the screen, asked for as the screen asks. */
async function* timeSettling(shop: TestShop): AsyncGenerator<Figure> {
  const taken: number[] = []
  for (let n = 0; n < SETTLED; n++) {
    const member = shop.newPerson()
    const order = await shop.startTopUp(member, TIER.tierId)
    const began = performance.now()
    await shop.atCashier(order, 'pay')
    for (;;) {
      const { state } = await shop.call('shopper', member, 'topUp.read', { orderId: order.orderId })
      if (state.state === 'settled') break
    }
    taken.push(performance.now() - began)
  }
  yield figure('topup.settle_ms.p50', quantile(taken, 0.5), 'ms')
  yield figure('topup.settle_ms.p99', quantile(taken, 0.99), 'ms')
}

/** Everybody at once while calls fail before and after their effect, instances die and notices are lost or doubled. */
async function* storm(shop: TestShop): AsyncGenerator<Figure> {
  const faults = [
    { action: 'database.*', kind: 'timeout', effect: 'done', share: FAULT_SHARE / 3 },
    { action: 'database.*', kind: 'error', share: FAULT_SHARE / 3 },
    { action: 'database.*', kind: 'kill', effect: 'done', share: FAULT_SHARE / 3 },
    { action: 'wx.wxPayApi', kind: 'drop', effect: 'done', share: FAULT_SHARE },
    { action: 'notice', kind: 'lose', share: FAULT_SHARE / 2 },
    { action: 'notice', kind: 'duplicate', copies: 3, share: FAULT_SHARE / 2 },
  ]
  await shop.arm(...faults.map((fault, seed) => ({ ...fault, seed: seed + 1 })))
  const members = await Promise.all(
    Array.from({ length: STORM }, () => shop.newPerson()).map(who => payOnce(shop, who)),
  )
  await shop.disarm()
  for (let round = 0; round < 4; round++) {
    await shop.advance(11 * MINUTE)
    for (let tick = 0; tick < STORM / 50; tick++) await shop.tick()
  }
  let lost = 0
  let doubled = 0
  for (const { member, paid } of members) {
    const balance = await shop.balance(member)
    if (paid && balance < CREDIT_FEN) lost += 1
    if (balance > (paid ? CREDIT_FEN : 0)) doubled += 1
  }
  yield figure('topup.lost', lost, 'orders')
  yield figure('topup.doubled', doubled, 'orders')
}

/** One member's purchase as a phone carries it through: the same order id until there is something to pay with. */
async function payOnce(shop: TestShop, member: string): Promise<{ member: string; paid: boolean }> {
  const wish = { ...TIER, orderId: newId('ord', shop.now) }
  for (let attempt = 0; attempt < 20; attempt++) {
    const reply = await shop.ask('shopper', member, 'topUp.start', wish)
    if (!('ok' in reply && reply.ok) || reply.output.state.state !== 'paying') continue
    const { package: prepay } = reply.output.state.payment
    const { outcome } = await shop.post<{ outcome?: string }>(`/pay/sandbox/${prepay.replace('prepay_id=', '')}`, {
      action: 'pay',
    })
    await shop.ask('shopper', member, 'topUp.read', { orderId: wish.orderId })
    return { member, paid: outcome === 'paid' }
  }
  return { member, paid: false }
}
