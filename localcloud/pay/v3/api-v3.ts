import { createHash, createPublicKey, randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Clock } from '../../clock'
import { type Merchant, PayRefusal, PayRequestError } from '../answer'
import { bill } from '../bill'
import { closeOrder } from '../close-order'
import { orderOf } from '../find-order'
import type { PayOrder, Refund } from '../order'
import type { Notice, PayStore } from '../pay-store'
import { blankOrder, takeOrder } from '../place-order'
import { refund } from '../refund'
import { STATE_WORDS } from '../state-words'
import type { PayKeys } from './keys'
import { platformHeaders, seal } from './signature'
import { refundNoticeOf, refundOf, transactionOf } from './transaction'

const orderSchema = z.object({
  appid: z.string().min(1),
  mchid: z.string().min(1),
  description: z.string().min(1).max(127),
  out_trade_no: z.string().regex(/^[0-9A-Za-z_-]{6,32}$/),
  time_expire: z.iso.datetime({ offset: true }).optional(),
  attach: z.string().max(128).optional(),
  notify_url: z.url().max(256),
  amount: z.object({ total: z.number().int().positive(), currency: z.literal('CNY').default('CNY') }),
  payer: z.object({ openid: z.string().min(1) }),
})
const refundSchema = z.object({
  out_refund_no: z.string(),
  amount: z.object({ refund: z.number(), total: z.number(), currency: z.literal('CNY') }),
})

/** WeChat Pay's API v3 for the sandbox merchant: what it does; who may ask is decided by the signature before. */
export class ApiV3 {
  constructor(
    private readonly store: PayStore,
    private readonly merchant: Merchant,
    private readonly clock: Clock,
    private readonly announce: (notice: Notice) => void,
    /** Made when first needed: two key pairs take a while. */
    readonly keys: () => Promise<PayKeys>,
  ) {}

  get mchId(): string {
    return this.merchant.mchId
  }

  get now(): number {
    return this.clock.now()
  }

  /** What a merchant would have got from WeChat Pay, for a function that speaks API v3. */
  async merchantSide(): Promise<Record<string, string>> {
    const { merchantPrivateKey, merchantSerial, apiV3Key, platformKeyId, platform } = await this.keys()
    return {
      appid: this.merchant.appid,
      mchId: this.mchId,
      serial: merchantSerial,
      privateKey: merchantPrivateKey,
      apiV3Key,
      publicKeyId: platformKeyId,
      publicKey: createPublicKey(platform).export({ type: 'spki', format: 'pem' }).toString(),
    }
  }

  async place(request: unknown): Promise<{ prepay_id: string }> {
    const wanted = parse(orderSchema, request)
    if (wanted.mchid !== this.mchId || wanted.appid !== this.merchant.appid)
      throw new PayRefusal('APPID_MCHID_NOT_MATCH', 'appid和mch_id不匹配')
    const { description, attach, amount, payer, notify_url, time_expire } = wanted
    const fresh: PayOrder = {
      ...blankOrder([description, attach, amount.total, notify_url, time_expire, payer.openid], this.now),
      outTradeNo: wanted.out_trade_no,
      totalFee: amount.total,
      body: description,
      attach,
      subMchId: this.mchId,
      openid: payer.openid,
      envId: '',
      functionName: '',
      notifyUrl: notify_url,
      ...(time_expire === undefined ? {} : { expiresAt: Date.parse(time_expire) }),
    }
    const { prepayId } = await takeOrder(this.store, fresh)
    return { prepay_id: prepayId }
  }

  query(named: Record<string, unknown>): Record<string, unknown> {
    const order = orderOf(this.store, { ...named, sub_mch_id: this.mchId })
    return transactionOf(order, this.merchant.appid, STATE_WORDS[order.state])
  }

  async close(outTradeNo: string): Promise<void> {
    await closeOrder(this.store, { out_trade_no: outTradeNo, sub_mch_id: this.mchId }, this.now)
  }

  async refund(request: unknown): Promise<Record<string, unknown>> {
    const { amount, out_refund_no } = parse(refundSchema, request)
    const named = { ...(request as Record<string, unknown>), sub_mch_id: this.mchId }
    await refund(this.store, { ...named, total_fee: amount.total, refund_fee: amount.refund }, this.now, this.announce)
    return this.queryRefund(out_refund_no)
  }

  /** Where a day's bill can be fetched, and by which hash it is known to be whole. */
  tradeBill(named: Record<string, unknown>, origin: string): Record<string, string> {
    const file = this.billFile(named)
    const url = `${origin}/v3/billdownload/file?bill_date=${named.bill_date}&bill_type=${named.bill_type ?? 'ALL'}`
    return { hash_type: 'SHA1', hash_value: createHash('sha1').update(file).digest('hex'), download_url: url }
  }

  billFile({ bill_date: date, bill_type: type = 'ALL' }: Record<string, unknown>): Buffer {
    if (typeof date !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(date)) throw new PayRequestError('invalid bill_date')
    const request = { bill_date: date.replaceAll('-', ''), bill_type: type, sub_mch_id: this.mchId }
    return bill(this.store, this.merchant, request, this.now)
  }

  queryRefund(outRefundNo: string): Record<string, unknown> {
    for (const order of this.store.everyOrder()) {
      const one =
        order.subMchId === this.mchId ? order.refunds.find(refunded => refunded.outRefundNo === outRefundNo) : undefined
      if (one) return refundOf(order, one, this.now)
    }
    throw new PayRefusal('RESOURCE_NOT_EXISTS', '退款单不存在')
  }

  /** Tells of a payment; whether it was acknowledged. */
  postPayment = (order: PayOrder, url: string, changes: Record<string, unknown>): Promise<boolean> => {
    const content = { ...transactionOf(order, this.merchant.appid, STATE_WORDS[order.state]), ...changes }
    return this.post(url, { event: 'TRANSACTION.SUCCESS', summary: '支付成功', type: 'transaction', content })
  }

  /** Tells of a finished refund; whether it was acknowledged. */
  postRefund = (order: PayOrder, one: Refund, url: string, changes: Record<string, unknown>): Promise<boolean> => {
    const content = { ...refundNoticeOf(order, one), ...changes }
    return this.post(url, { event: 'REFUND.SUCCESS', summary: '退款成功', type: 'refund', content })
  }

  /** Posts a signed, sealed notice. Only this machine is reached. */
  private async post(address: string, { event, summary, type, content }: Told): Promise<boolean> {
    const url = new URL(address)
    if (url.hostname !== '127.0.0.1' && url.hostname !== 'localhost') return false
    const keys = await this.keys()
    const body = JSON.stringify({
      id: randomUUID(),
      create_time: new Date(this.now).toISOString(),
      resource_type: 'encrypt-resource',
      event_type: event,
      summary,
      resource: seal(content, type, keys.apiV3Key),
    })
    const headers = { 'content-type': 'application/json', ...platformHeaders(body, keys, this.now) }
    const response = await fetch(url, { method: 'POST', headers, body })
    return response.ok
  }
}

interface Told {
  event: string
  summary: string
  /** What is sealed: `transaction` or `refund`. */
  type: string
  content: Record<string, unknown>
}

function parse<T>(schema: z.ZodType<T>, request: unknown): T {
  const parsed = schema.safeParse(request)
  if (parsed.success) return parsed.data
  throw new PayRequestError(`invalid ${parsed.error.issues[0]?.path.join('.')}`)
}
