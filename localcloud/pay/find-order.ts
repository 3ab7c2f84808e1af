import { PayRefusal, PayRequestError } from './answer'
import type { PayOrder } from './order'
import type { PayStore } from './pay-store'

/** The order that a request names by its own number or by WeChat Pay's. Another merchant's order does not exist. */
export function orderOf(store: PayStore, request: Record<string, unknown>): PayOrder {
  const { out_trade_no: outTradeNo, transaction_id: transactionId, sub_mch_id: subMchId } = request
  let order: PayOrder | undefined
  if (typeof transactionId === 'string') order = store.orderByTransaction(transactionId)
  else if (typeof outTradeNo === 'string') order = store.order(outTradeNo)
  else throw new PayRequestError('缺少参数 out_trade_no')
  if (!order || order.subMchId !== subMchId) throw new PayRefusal('ORDERNOTEXIST', '此交易订单号不存在')
  return order
}
