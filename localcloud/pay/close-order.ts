import { type PayAnswer, PayRefusal } from './answer'
import { orderOf } from './find-order'
import type { PayStore } from './pay-store'

/** An order younger than this cannot be closed: its payer may be typing the password. */
const CLOSE_AFTER_MS = 5 * 60_000

/** `closeOrder`: from then on the order cannot be paid. Throws a `PayRefusal` when it is paid, too young or unknown. */
export async function closeOrder(store: PayStore, request: Record<string, unknown>, now: number): Promise<PayAnswer> {
  const { outTradeNo } = orderOf(store, request)
  const refusal = await store.transact(() => {
    const order = store.order(outTradeNo)
    if (!order) return new PayRefusal('ORDERNOTEXIST', '此交易订单号不存在')
    if (order.state === 'SUCCESS' || order.state === 'REFUND') return new PayRefusal('ORDERPAID', '订单已支付')
    if (now - order.createdAt < CLOSE_AFTER_MS) {
      return new PayRefusal('INVALID_REQUEST', '订单生成后不能马上调用关单接口，最短调用时间间隔为5分钟')
    }
    if (order.state !== 'CLOSED') store.putOrder({ ...order, state: 'CLOSED' })
    return undefined
  })
  if (refusal) throw refusal
  return {}
}
