import type { Entry } from '../../src/domain/ledger/entry'
import type { SimulatedShop } from './shop'

interface PayOrder {
  outTradeNo: string
  totalFee: number
  paidAt?: number
  refunds: { refundFee: number }[]
}

/** What lies at WeChat Pay, told by WeChat: it is what the ledger says, and no payment went back beyond itself. */
export async function moneyAtWechat(shop: SimulatedShop, entries: readonly Entry[]): Promise<string[]> {
  const orders = await shop.payOrders<PayOrder>()
  const wrong: string[] = []
  let theirs = 0
  for (const { outTradeNo, totalFee, paidAt, refunds } of orders) {
    const paid = paidAt === undefined ? 0 : totalFee
    const back = refunds.reduce((sum, { refundFee }) => sum + refundFee, 0)
    if (back > paid) wrong.push(`${outTradeNo}: ${back} went back of ${paid}`)
    theirs += paid - back
  }
  const ours = entries
    .flatMap(({ movements }) => movements)
    .reduce((sum, { from, to, amount }) => sum + atWechat(from, amount) - atWechat(to, amount), 0)
  if (ours !== theirs) wrong.push(`WeChat has ${theirs}, and by the ledger it has ${ours}`)
  return wrong
}

/** Where value comes from, an account goes below zero: what left this one for a card is what the shop has there. */
function atWechat(account: string, amount: number): number {
  return account === 'wechat_pay' ? amount : 0
}
