import { type PayAnswer, providerOpenid } from './answer'
import { type PayOrder, payTime } from './order'

/** What WeChat Pay tells of a payment, in queries and in notices alike. */
export function paidFields(order: PayOrder): PayAnswer {
  return {
    openid: providerOpenid(order.openid),
    sub_openid: order.openid,
    is_subscribe: 'N',
    sub_is_subscribe: 'N',
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    total_fee: order.totalFee,
    cash_fee: order.totalFee,
    fee_type: 'CNY',
    transaction_id: order.transactionId,
    out_trade_no: order.outTradeNo,
    ...(order.attach === undefined ? {} : { attach: order.attach }),
    time_end: payTime(order.paidAt ?? order.createdAt),
  }
}
