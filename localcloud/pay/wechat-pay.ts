import { Buffer } from 'node:buffer'
import type { Clock } from '../clock'
import { CloudError } from '../protocol/cloud-error'
import { granted, type Merchant, misunderstood, type PayAnswer, PayRefusal, PayRequestError, refused } from './answer'
import { bill } from './bill'
import { orderOf } from './find-order'
import type { PayOrder } from './order'
import { paidFields } from './order-fields'
import type { PayStore } from './pay-store'
import { placeOrder } from './place-order'
import { queryRefund, refund } from './refund'
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
  private readonly interfaces: Record<
    string,
    (request: Record<string, unknown>, payer?: string) => Promise<PayAnswer | Buffer>
  >

  constructor(
    private readonly store: PayStore,
    private readonly merchant: Merchant,
    private readonly clock: Clock,
  ) {
    this.interfaces = {
      unifiedOrder: (request, payer) => this.unifiedOrder(request, payer),
      queryOrder: request => this.queryOrder(request),
      closeOrder: request => this.closeOrder(request),
      refund: request => refund(store, request, clock.now()),
      queryRefund: async request => queryRefund(store, request, clock.now()),
      downloadBill: async request => bill(store, merchant, request, clock.now()),
    }
  }

  /** Carries out one interface of `cloudPay`; `payer` is the person in whose call it was made. */
  async call(apiName: string, request: Record<string, unknown>, payer?: string): Promise<Buffer> {
    const api = Object.hasOwn(this.interfaces, apiName) ? this.interfaces[apiName] : undefined
    if (!api) throw new CloudError('INVALID_PARAM', `cloudPay.${apiName} is not an interface of the sandbox`)
    const answer = await this.answer(() => api(request, payer), String(request.sub_mch_id ?? ''))
    return Buffer.isBuffer(answer) ? answer : Buffer.from(JSON.stringify(answer))
  }

  private async answer(ask: () => Promise<PayAnswer | Buffer>, subMchId: string): Promise<PayAnswer | Buffer> {
    try {
      const answer = await ask()
      return Buffer.isBuffer(answer) ? answer : granted(this.merchant, subMchId, answer)
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
    const order = orderOf(this.store, request)
    const known = {
      out_trade_no: order.outTradeNo,
      trade_state: order.state,
      trade_state_desc: STATE_WORDS[order.state],
    }
    return order.paidAt === undefined ? known : { ...known, ...paidFields(order) }
  }

  private async closeOrder(request: Record<string, unknown>): Promise<PayAnswer> {
    const { outTradeNo } = orderOf(this.store, request)
    const now = this.clock.now()
    const refusal = await this.store.transact(() => {
      const order = this.store.order(outTradeNo)
      if (!order) return new PayRefusal('ORDERNOTEXIST', '此交易订单号不存在')
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
}
