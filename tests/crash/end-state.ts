import { orderOfNumber } from '../../cloudfunctions/_platform/payments/order-number'
import type { TestShop } from '../support/shop'

/** What lives for minutes; and what the clock works through day by day, in its own time, for all flows alike. */
const passing = new Set([
  'codes',
  'tries',
  'bill_days',
  'day_roots',
  'day_blocks',
  'root_work',
  'daily_figures',
  'audits',
  'positions',
])
/** Differs with every run and means nothing: how often and by which way something was tried, under which random number. */
const incidental = new Set([
  'version',
  'revision',
  'seal',
  'payment',
  'channel',
  'transactionId',
  'requestId',
  // begins with the time of writing
  'place',
  'mac',
  'signature',
])

/** Everything the shop and WeChat hold, with what differs from run to run made equal. */
export async function endState(shop: TestShop): Promise<Record<string, unknown[]>> {
  const { collections } = await shop.get<{ collections: { name: string }[] }>('/localcloud/collections')
  const state: Record<string, unknown[]> = {}
  for (const { name } of collections) {
    if (!passing.has(name)) state[name] = inOrder(await shop.documents(name))
  }
  const { orders } = await shop.get<{ orders: PayOrder[] }>('/localcloud/pay/orders?limit=100')
  // An order that one way left behind before the next was asked stays unpaid for ever: nobody holds what it is paid with.
  const over = orders.filter(order => order.state !== 'NOTPAY')
  state.wechatPay = inOrder(
    over.map(({ outTradeNo, state, totalFee }) => ({ orderId: orderOfNumber(outTradeNo), state, totalFee })),
  )
  return state
}

interface PayOrder {
  outTradeNo: string
  state: string
  totalFee: number
}

function inOrder(documents: unknown[]): unknown[] {
  return documents.map(normal).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

const EARLIEST = Date.UTC(2020)

function normal(value: unknown): unknown {
  if (typeof value === 'number') return value > EARLIEST ? 'a time' : value
  if (typeof value === 'string') return normalText(value)
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([name]) => !incidental.has(name))
  return Object.fromEntries(members.map(([name, member]) => [name, normal(member)]))
}

/** Hashes hold times in them; the clock makes ids of its own. */
function normalText(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return 'a hash'
  return text.replace(/\bexp_[0-9A-Z]{26}\b/g, 'exp_…')
}
