import { createPublicKey } from 'node:crypto'
import type * as z from 'zod'
import type { Clock } from '../../clock'
import { PayRefusal } from '../answer'
import { orderOf } from '../find-order'
import type { PayOrder, Refund } from '../order'
import type { Notice, PayStore } from '../pay-store'
import { blankOrder, takeOrder } from '../place-order'
import { postForm } from '../post-form'
import { isRefunded, refund } from '../refund'
import type { PayKeys } from '../v3/keys'
import { type Answer, answerTo, done, failed, invalid } from './alipay-answers'
import { alipayBill } from './alipay-bill'
import { billSchema, namedSchema, parse, refundSchema, tradeSchema } from './alipay-requests'
import { isSignedByMerchant, signAnswer, signNotice } from './alipay-signature'
import { yuanOf } from './alipay-text'
import { noticeOf, tradeOf } from './alipay-trade'

const ALIPAY_APP_ID = '2021000000000001'
/** Seconds between the tries of a notice: Alipay's own schedule, 25 hours in all. */
export const ALIPAY_RETRIES_S = [240, 600, 600, 3600, 7200, 21_600, 54_000]
/** A request older or newer than this is not taken. */
const TIMELY_MS = 15 * 60_000

/** Alipay's gateway for a sandbox app that is paid in browsers: signed requests, signed answers, signed notices. */
export class Alipay {
  constructor(
    private readonly store: PayStore,
    private readonly clock: Clock,
    private readonly announce: (notice: Notice) => void,
    private readonly keys: () => Promise<PayKeys>,
  ) {}

  /** What a merchant would have got from Alipay, for a function that speaks to it. */
  async merchantSide(): Promise<Record<string, string>> {
    const { merchantPrivateKey, platform } = await this.keys()
    const alipayPublicKey = createPublicKey(platform).export({ type: 'spki', format: 'pem' }).toString()
    return { appId: ALIPAY_APP_ID, privateKey: merchantPrivateKey, alipayPublicKey }
  }

  async isSigned(fields: Record<string, string>): Promise<boolean> {
    return fields.app_id === ALIPAY_APP_ID && isSignedByMerchant(fields, (await this.keys()).merchant)
  }

  isTimely(timestamp: string): boolean {
    return Math.abs(Date.parse(`${timestamp.replace(' ', 'T')}+08:00`) - this.clock.now()) <= TIMELY_MS
  }

  /** The payer opens the cashier: only now there is a trade. Throws a `PayRefusal` or `PayRequestError`. */
  async open(fields: Record<string, string>): Promise<PayOrder> {
    const wanted = parse(tradeSchema, fields.biz_content)
    const { notify_url: notifyUrl, return_url: returnUrl } = fields
    const now = this.clock.now()
    const expiresAt = wanted.time_expire && Date.parse(`${wanted.time_expire.replace(' ', 'T')}+08:00`)
    const about = [wanted.out_trade_no, wanted.total_amount, wanted.subject]
    const order = {
      ...blankOrder(about, now),
      ...(expiresAt ? { expiresAt } : {}),
      outTradeNo: wanted.out_trade_no,
      totalFee: wanted.total_amount,
      body: wanted.subject,
      subMchId: ALIPAY_APP_ID,
      ...{ openid: '', envId: '', functionName: '' },
      notifyUrl,
      returnUrl,
    }
    if (now >= order.expiresAt) throw new PayRefusal('ORDERCLOSED', '交易已超时关闭')
    return takeOrder(this.store, order)
  }

  /** One interface of the gateway, which lies at `origin`, as a signed JSON text. */
  async answer(fields: Record<string, string>, origin: string): Promise<string> {
    const { method = '' } = fields
    const text = JSON.stringify(await this.decide(method, fields, origin))
    const key = `${method.replaceAll('.', '_')}_response`
    const sign = signAnswer(text, (await this.keys()).platform)
    return `{"${key}":${text},"sign":${JSON.stringify(sign)}}`
  }

  private async decide(method: string, fields: Record<string, string>, origin: string): Promise<Answer> {
    if (!(await this.isSigned(fields))) return invalid('isv.invalid-signature', '无效签名')
    if (!this.isTimely(fields.timestamp ?? '')) return invalid('isv.invalid-timestamp', '非法的时间戳参数')
    try {
      switch (method) {
        case 'alipay.trade.query':
          return done(tradeOf(this.orderOf(fields), this.clock.now()))
        case 'alipay.trade.close':
          return await this.close(this.orderOf(fields))
        case 'alipay.trade.refund':
          return await this.refund(parse(refundSchema, fields.biz_content))
        case 'alipay.trade.fastpay.refund.query':
          return this.queryRefund(parse(namedSchema, fields.biz_content))
        case 'alipay.data.dataservice.bill.downloadurl.query':
          return await this.billAddress(parse(billSchema, fields.biz_content), origin)
        default:
          return invalid('isv.invalid-method', '不存在的方法名')
      }
    } catch (error) {
      return answerTo(error)
    }
  }

  private orderOf(fields: Record<string, string>): PayOrder {
    const { out_trade_no } = parse(namedSchema, fields.biz_content)
    return orderOf(this.store, { out_trade_no, sub_mch_id: ALIPAY_APP_ID })
  }

  private async close({ outTradeNo }: PayOrder): Promise<Answer> {
    const isClosed = await this.store.transact(() => {
      const order = this.store.order(outTradeNo)
      if (order?.state !== 'NOTPAY') return false
      this.store.putOrder({ ...order, state: 'CLOSED' })
      return true
    })
    return isClosed ? done({ out_trade_no: outTradeNo }) : failed('ACQ.REASON_TRADE_STATUS_INVALID', '交易状态不合法')
  }

  private async refund({ out_trade_no, out_request_no, refund_amount }: z.output<typeof refundSchema>) {
    const { totalFee, notifyUrl } = orderOf(this.store, { out_trade_no, sub_mch_id: ALIPAY_APP_ID })
    const amounts = { total_fee: totalFee, refund_fee: refund_amount }
    const request = { out_trade_no, out_refund_no: out_request_no, sub_mch_id: ALIPAY_APP_ID, ...amounts }
    await refund(this.store, { ...request, notify_url: notifyUrl }, this.clock.now(), this.announce)
    return done({ out_trade_no, refund_fee: yuanOf(refund_amount), fund_change: 'Y' })
  }

  /** A refund that was never asked for is answered without a word about it, as there. */
  private queryRefund({ out_trade_no, out_request_no }: z.output<typeof namedSchema>): Answer {
    const order = orderOf(this.store, { out_trade_no, sub_mch_id: ALIPAY_APP_ID })
    const one = order.refunds.find(each => each.outRefundNo === out_request_no)
    if (!one || !isRefunded(one, this.clock.now())) return done({})
    return done({ out_trade_no, out_request_no, refund_amount: yuanOf(one.refundFee), refund_status: 'REFUND_SUCCESS' })
  }

  /** The address of a day's bill is its own key, as there. */
  private async billAddress({ bill_date: day }: z.output<typeof billSchema>, origin: string): Promise<Answer> {
    if (!alipayBill(this.store, ALIPAY_APP_ID, day, this.clock.now())) return failed('isp.bill_not_exist', '账单不存在')
    const key = encodeURIComponent(signAnswer(day, (await this.keys()).platform))
    return done({ bill_download_url: `${origin}/alipay/bill?day=${day}&key=${key}` })
  }

  /** The file at such an address; null for any other. */
  async billFile({ day = '', key = '' }: Record<string, string>): Promise<Buffer | null> {
    if (signAnswer(day, (await this.keys()).platform) !== key) return null
    return alipayBill(this.store, ALIPAY_APP_ID, day, this.clock.now())
  }

  /** Tells of a payment; whether it was acknowledged. */
  postPayment = (order: PayOrder, url: string, changes: Record<string, unknown>): Promise<boolean> =>
    this.post(url, { ...noticeOf(order, this.clock.now()), ...texts(changes) })

  /** Tells of a finished refund; whether it was acknowledged. */
  postRefund = (order: PayOrder, one: Refund, url: string, changes: Record<string, unknown>): Promise<boolean> => {
    const refunded = { out_biz_no: one.outRefundNo, refund_fee: yuanOf(one.refundFee) }
    return this.post(url, { ...noticeOf(order, this.clock.now()), ...refunded, ...texts(changes) })
  }

  private async post(url: string, fields: Record<string, string>): Promise<boolean> {
    return (await postForm(url, signNotice(fields, (await this.keys()).platform))) === 'success'
  }
}

function texts(changes: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, String(value)]))
}
