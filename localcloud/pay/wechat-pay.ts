import { Buffer } from 'node:buffer'
import type { Clock } from '../clock'
import { CloudError } from '../protocol/cloud-error'
import {
  granted,
  type Merchant,
  misunderstood,
  type PayAnswer,
  PayRefusal,
  PayRequestError,
  providerOpenid,
  refused,
} from './answer'
import { type PayOrder, payTime } from './order'
import type { PayStore } from './pay-store'
import { placeOrder } from './place-order'
import { nonce, signV2 } from './sign'

/** An order younger than this cannot be closed: its payer may be typing the password. */
const CLOSE_AFTER_MS = 5 * 60_000

const STATE_WORDS: Record<PayOrder['state'], string> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  CLOSED: '订单已关闭',
  REFUND: '订单发生过退款',
}

/** `cloudPay.*` against a sandbox merchant: the real field names, rules and refusals, and no money. */
export class WechatPay {
  private readonly interfaces: Record<string, (request: Record<string, unknown>, payer?: string) => Promise<PayAnswer>>

  constructor(
    private readonly store: PayStore,
    private readonly merchant: Merchant,
    private readonly clock: Clock,
  ) {
    this.interfaces = {
      unifiedOrder: (request, payer) => this.unifiedOrder(request, payer),
      queryOrder: request => this.queryOrder(request),
      closeOrder: request => this.closeOrder(request),
    }
  }

  /** Carries out one interface of `cloudPay`; `payer` is the person in whose call it was made. */
  async call(apiName: string, request: Record<string, unknown>, payer?: string): Promise<Buffer> {
    const api = Object.hasOwn(this.interfaces, apiName) ? this.interfaces[apiName] : undefined
    if (!api) throw new CloudError('INVALID_PARAM', `cloudPay.${apiName} is not an interface of the sandbox`)
    return Buffer.from(JSON.stringify(await this.answer(() => api(request, payer), String(request.sub_mch_id ?? ''))))
  }

  private async answer(ask: () => Promise<PayAnswer>, subMchId: string): Promise<PayAnswer> {
    try {
      return granted(this.merchant, subMchId, await ask())
    } catch (error) {
      if (error instanceof PayRefusal) return refused(this.merchant, subMchId, error)
      if (error instanceof PayRequestError) return misunderstood(error)
      throw error
    }
  }

  private async unifiedOrder(request: Record<string, unknown>, payer?: string): Promise<PayAnswer> {
    const order = await placeOrder(this.store, request, payer, this.clock.now())
    const payment = {
      appId: this.merchant.appid,
      timeStamp: String(Math.floor(this.clock.now() / 1000)),
      nonceStr: nonce(),
      package: `prepay_id=${order.prepayId}`,
      signType: 'MD5',
    }
    return {
      trade_type: 'JSAPI',
      prepay_id: order.prepayId,
      payment: { ...payment, paySign: signV2(payment) },
    }
  }

  private async queryOrder(request: Record<string, unknown>): Promise<PayAnswer> {
    const order = this.orderOf(request)
    const known = {
      out_trade_no: order.outTradeNo,
      trade_state: order.state,
      trade_state_desc: STATE_WORDS[order.state],
    }
    return order.paidAt === undefined ? known : { ...known, ...paidFields(order) }
  }

  private async closeOrder(request: Record<string, unknown>): Promise<PayAnswer> {
    const { outTradeNo } = this.orderOf(request)
    const now = this.clock.now()
    const refusal = await this.store.transact(() => {
      const order = this.store.order(outTradeNo)
      if (!order) return orderUnknown()
      if (order.state === 'SUCCESS' || order.state === 'REFUND') return new PayRefusal('ORDERPAID', '订单已支付')
      if (now - order.createdAt < CLOSE_AFTER_MS) {
        return new PayRefusal('INVALID_REQUEST', '订单生成后不能马上调用关单接口，最短调用时间间隔为5分钟')
      }
      if (order.state !== 'CLOSED') this.store.putOrder({ ...order, state: 'CLOSED' })
      return undefined
    })
    if (refusal) throw refusal
    return {}
  }

  private orderOf(request: Record<string, unknown>): PayOrder {
    const { out_trade_no: outTradeNo } = request
    if (typeof outTradeNo !== 'string') throw new PayRequestError('缺少参数 out_trade_no')
    const order = this.store.order(outTradeNo)
    if (!order || order.subMchId !== request.sub_mch_id) throw orderUnknown()
    return order
  }
}

function orderUnknown(): PayRefusal {
  return new PayRefusal('ORDERNOTEXIST', '此交易订单号不存在')
}

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
