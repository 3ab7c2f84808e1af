import { Buffer } from 'node:buffer'
import type { Clock } from '../clock'
import { CloudError } from '../protocol/cloud-error'
import { granted, type Merchant, misunderstood, type PayAnswer, PayRefusal, PayRequestError, refused } from './answer'
import { bill } from './bill'
import { closeOrder } from './close-order'
import { orderOf } from './find-order'
import { paidFields } from './order-fields'
import type { Notice, PayStore } from './pay-store'
import { placeOrder } from './place-order'
import { queryRefund, refund } from './refund'
import { nonce, signV2 } from './sign'
import { STATE_WORDS } from './state-words'

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
    announce: (notice: Notice) => void,
  ) {
    this.interfaces = {
      unifiedOrder: (request, payer) => this.unifiedOrder(request, payer),
      queryOrder: request => this.queryOrder(request),
      closeOrder: request => closeOrder(store, request, clock.now()),
      refund: request => refund(store, request, clock.now(), announce),
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
}
