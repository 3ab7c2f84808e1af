import fc from 'fast-check'
import type { PayWay } from '../../src/domain/channels/channel'
import { MINUTE } from '../../src/domain/time'
import { clerk, newId, TestShop, yuan } from '../support/shop'

let shop: TestShop
beforeAll(async () => {
  shop = await TestShop.open()
})
afterAll(() => shop.close())

/** What people, WeChat and the clock may do to one order, in any order and as often as they like. */
const step = fc.constantFrom(
  'pay',
  'pay',
  'cancel',
  'notice',
  'read',
  'wait',
  'tick',
  'refund',
  'spend',
  'rest',
  'giveUp',
)
type Step = 'pay' | 'cancel' | 'notice' | 'read' | 'wait' | 'tick' | 'refund' | 'spend' | 'rest' | 'giveUp'

/** By which way each story's top-up is paid, in turn, and where the money of each service lies in the ledger. */
const ways = ['wechat', 'alipay', 'unionpay'] as const
const accounts = { wechat: 'wechat_pay', alipay: 'alipay', unionpay: 'unionpay' } as const

interface PayOrder {
  service: PayWay
  outTradeNo: string
  totalFee: number
  paidAt?: number
  refunds: { refundFee: number }[]
}

/** One member's story. Every answer is allowed, a refusal too: only the sums at the end are asked about. */
class Story {
  readonly person = shop.newPerson()
  private readonly orders: { orderId: ReturnType<typeof newId<'ord'>>; prepay: string | undefined }[] = []

  constructor(private readonly way: PayWay) {}

  async begin(): Promise<void> {
    await shop.balance(this.person)
    const orderId = newId('ord', shop.now)
    const wish = { orderId, tierId: 'tier_300', expectedPayFen: yuan(300), expectedBonusFen: yuan(30) }
    const { way } = this
    const { state } = await shop.call('shopper', this.person, 'topUp.start', { ...wish, client: 'browser', way })
    if (state.state === 'at_cashier') this.orders.push({ orderId, prepay: await shop.openCashier(state.cashier) })
    else this.orders.push({ orderId, prepay: state.state === 'paying' ? state.payment.package : undefined })
  }

  async does(what: Step): Promise<void> {
    const newest = this.orders.at(-1)
    if (!newest) throw new Error('not begun')
    const { orderId, prepay } = newest
    const cashier = `/pay/sandbox/${prepay?.replace('prepay_id=', '')}`
    switch (what) {
      case 'pay':
      case 'cancel':
        await shop.post(cashier, { action: what })
        return
      case 'notice':
        await shop.post('/localcloud/invoke/wechatpay', { event: { outTradeNo: orderId }, source: 'wx_paycallback' })
        return
      case 'read':
        await shop.ask('shopper', this.person, 'topUp.read', { orderId })
        return
      case 'wait':
        await shop.advance(6 * MINUTE)
        return
      case 'tick':
        await shop.tick()
        return
      case 'refund':
        return this.refund()
      case 'spend':
        await shop.ask('staff', clerk, 'balance.charge', {
          ticket: await shop.payTicket(this.person),
          amountFen: yuan(45),
        })
        return
      case 'giveUp':
        await shop.ask('shopper', this.person, 'topUp.giveUp', { orderId })
        return
      case 'rest':
        return this.paysRest()
      default:
        return what satisfies never
    }
  }

  private async refund(): Promise<void> {
    const [first] = this.orders
    if (!first) return
    const wish = { orderId: first.orderId, reason: 'consumer' as const }
    const quote = await shop.ask('shopper', this.person, 'refund.quote', wish)
    if (!quote.ok) return
    const start = { refundId: newId('rft', shop.now), ...wish, expectedFen: quote.output.refundFen }
    await Promise.all([1, 2].map(() => shop.ask('shopper', this.person, 'refund.start', start)))
  }

  /** A sale of more than the balance: its rest is the order that the next steps are about. */
  private async paysRest(): Promise<void> {
    const balanceFen = await shop.balance(this.person)
    const ticket = await shop.payTicket(this.person)
    const amountFen = balanceFen + yuan(20)
    const wish = { ticket, amountFen, expectedPayableFen: amountFen, expectedRestFen: yuan(20) }
    const started = await shop.ask('staff', clerk, 'rest.start', wish)
    if (!started.ok) return
    const { orderId } = started.output
    const asked = await shop.ask('shopper', this.person, 'rest.pay', { orderId })
    this.orders.push({ orderId, prepay: asked.ok ? asked.output.payment?.package : undefined })
  }
}

test('whatever is paid, told, asked, given up, closed and given back, the money at each service is the money in the ledger', async () => {
  const random = fc.sample(fc.array(step, { minLength: 3, maxLength: 9 }), { numRuns: 12, seed: 20261122 })
  const stories: Step[][] = [['pay', 'read', 'spend', 'refund'], ['pay', 'read', 'rest', 'pay', 'notice'], ...random]
  stories.push(['giveUp', 'pay', 'read'], ['pay', 'read', 'refund'])
  for (const [place, steps] of stories.entries()) {
    const story = new Story(ways[place % ways.length] ?? 'wechat')
    await story.begin()
    for (const what of steps) await story.does(what)
  }
  for (let round = 0; round < 4; round++) {
    await shop.advance(11 * MINUTE)
    await shop.tick()
  }
  const { orders } = await shop.get<{ orders: PayOrder[] }>('/localcloud/pay/orders?limit=500')
  const paid = orders.filter(order => order.paidAt !== undefined)
  expect(paid.length).toBeGreaterThan(5)
  expect(paid.some(order => order.refunds.length > 0)).toBe(true)
  const entries = await shop.documents<{ movements: { unit: string; amount: number; from: string; to: string }[] }>(
    'entries',
    { movements: { $elemMatch: { unit: 'fen' } } },
  )
  const movements = entries.flatMap(entry => entry.movements)
  for (const way of ways) {
    const atService = paid
      .filter(({ service }) => service === way)
      .map(({ totalFee, refunds }) => totalFee - refunds.reduce((back, { refundFee }) => back + refundFee, 0))
    const inLedger = movements.map(({ amount, from, to }) =>
      from === accounts[way] ? amount : to === accounts[way] ? -amount : 0,
    )
    expect(atService.length).toBeGreaterThan(0)
    expect({ way, fen: sum(inLedger) }).toEqual({ way, fen: sum(atService) })
  }
  expect(entries.length).toBeLessThan(100)
  const open = await shop.documents('orders', { dueAt: { $gt: 0 } })
  expect(open).toEqual([])
})

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
