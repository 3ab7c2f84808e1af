import { createPublicKey } from 'node:crypto'
import * as z from 'zod'
import type { Clock } from '../../clock'
import { PayRefusal, PayRequestError } from '../answer'
import { fromPayTime, type PayOrder, payTime, type Refund } from '../order'
import type { Notice, PayStore } from '../pay-store'
import { blankOrder, takeOrder } from '../place-order'
import { postForm } from '../post-form'
import { isRefunded, refund } from '../refund'
import type { PayKeys } from '../v3/keys'
import { unionpayBill } from './unionpay-bill'
import { type Fields, isSignedBy, joined, signFields } from './unionpay-signature'

const UNIONPAY_MER_ID = '777290058110048'
const CERT_ID = '68759585097'
/** Seconds between the tries of a notice. */
export const UNIONPAY_RETRIES_S = [60, 120, 240, 300]

const number = z.string().regex(/^[0-9A-Za-z]{8,40}$/)
const amount = z
  .string()
  .regex(/^[1-9]\d{0,11}$/)
  .transform(Number)
const orderSchema = z.object({
  ...{ orderId: number, txnTime: z.string().regex(/^\d{14}$/), txnAmt: amount },
  ...{ frontUrl: z.url(), backUrl: z.url(), payTimeout: z.string().regex(/^\d{14}$/) },
  ...{ txnType: z.literal('01'), txnSubType: z.literal('01'), currencyCode: z.literal('156') },
})
const namedSchema = z.object({ orderId: number, txnTime: z.string() })
const refundSchema = z.object({
  ...{ orderId: number, txnTime: z.string(), txnAmt: amount, origQryId: z.string(), backUrl: z.url() },
  txnType: z.literal('04'),
})

const fileSchema = z.object({
  ...{ txnType: z.literal('76'), fileType: z.literal('00'), settleDate: z.string().regex(/^\d{4}$/) },
})

/** What UnionPay calls the refusals that it shares with the other services of the sandbox. */
const CODES: Record<string, string> = {
  'NO Bill Exist': '98',
  ORDERNOTEXIST: '34',
  REFUND_FEE_INVALID: '36',
  REFUND_FEE_MISMATCH: '37',
  FREQUENCY_LIMITED: '60',
}

/** UnionPay's gateway (version 5.1.0) for a sandbox merchant who is paid in browsers. */
export class Unionpay {
  constructor(
    private readonly store: PayStore,
    private readonly clock: Clock,
    private readonly announce: (notice: Notice) => void,
    private readonly keys: () => Promise<PayKeys>,
  ) {}

  /** What a merchant would have got from UnionPay, for a function that speaks to it. */
  async merchantSide(): Promise<Record<string, unknown>> {
    const { merchantPrivateKey, platform } = await this.keys()
    const publicKey = createPublicKey(platform).export({ type: 'spki', format: 'pem' }).toString()
    return { merId: UNIONPAY_MER_ID, certId: CERT_ID, privateKey: merchantPrivateKey, publicKeys: [publicKey] }
  }

  async isSigned(fields: Fields): Promise<boolean> {
    const isOwn = fields.merId === UNIONPAY_MER_ID && fields.certId === CERT_ID
    return isOwn && isSignedBy(fields, (await this.keys()).merchant)
  }

  /** The payer's browser posts an order and goes to the cashier. Throws a `PayRefusal` or `PayRequestError`. */
  async open(fields: Fields): Promise<PayOrder> {
    const { orderId, txnTime, txnAmt, frontUrl, backUrl, payTimeout } = parse(orderSchema, fields)
    const now = this.clock.now()
    const expiresAt = fromPayTime(payTimeout)
    if (now >= expiresAt) throw new PayRefusal('ORDERCLOSED', '订单已超时')
    return takeOrder(this.store, {
      ...blankOrder([orderId, txnTime, txnAmt], now),
      ...{ outTradeNo: orderId, totalFee: txnAmt, body: '在线支付', attach: txnTime, expiresAt },
      ...{ subMchId: UNIONPAY_MER_ID, openid: '', envId: '', functionName: '' },
      ...{ notifyUrl: backUrl, returnUrl: frontUrl },
    })
  }

  query(fields: Fields): Promise<string> {
    return this.answer(fields, () => {
      const { orderId, txnTime } = parse(namedSchema, fields)
      const order = this.store.order(orderId)
      if (order) {
        // An order is known by its number and its moment together.
        if (order.attach !== txnTime) throw new PayRefusal('ORDERNOTEXIST', '查无此交易')
        return this.paidFields(order)
      }
      for (const { refunds } of this.store.everyOrder()) {
        const one = refunds.find(each => each.outRefundNo === orderId)
        if (one) return this.refundFields(one)
      }
      throw new PayRefusal('ORDERNOTEXIST', '查无此交易')
    })
  }

  giveBack(fields: Fields): Promise<string> {
    return this.answer(fields, async () => {
      const { orderId, txnAmt, origQryId, backUrl } = parse(refundSchema, fields)
      const order = this.store.orderByTransaction(origQryId)
      if (!order) throw new PayRefusal('ORDERNOTEXIST', '查无此交易')
      const numbers = { transaction_id: origQryId, out_refund_no: orderId, sub_mch_id: UNIONPAY_MER_ID }
      const amounts = { total_fee: order.totalFee, refund_fee: txnAmt, notify_url: backUrl }
      await refund(this.store, { ...numbers, ...amounts }, this.clock.now(), this.announce)
      return {}
    })
  }

  /** The bill of a day that is named by month and day alone: the newest such day. */
  bill(fields: Fields): Promise<string> {
    return this.answer(fields, () => {
      const { settleDate } = parse(fileSchema, fields)
      const now = this.clock.now()
      const [month, date] = [settleDate.slice(0, 2), settleDate.slice(2)]
      const year = Number(payTime(now).slice(0, 4)) - (settleDate > payTime(now).slice(4, 8) ? 1 : 0)
      const file = unionpayBill(this.store, UNIONPAY_MER_ID, `${year}-${month}-${date}`, now)
      if (!file) throw new PayRefusal('NO Bill Exist', '文件不存在')
      return file
    })
  }

  private async answer(fields: Fields, decide: () => Fields | Promise<Fields>): Promise<string> {
    const { orderId = '', txnTime = '', txnType = '' } = fields
    const echoed = { ...this.common(), orderId, txnTime, txnType }
    const said = async (): Promise<Fields> => {
      if (!(await this.isSigned(fields))) return { respCode: '11', respMsg: '验证签名失败' }
      try {
        return { respCode: '00', respMsg: '成功', ...(await decide()) }
      } catch (error) {
        if (error instanceof PayRefusal) return { respCode: CODES[error.code] ?? '60', respMsg: error.message }
        if (error instanceof PayRequestError) return { respCode: '10', respMsg: error.message }
        throw error
      }
    }
    return joined(signFields({ ...echoed, ...(await said()) }, (await this.keys()).platform))
  }

  private common(): Fields {
    return { version: '5.1.0', encoding: 'UTF-8', signMethod: '01', certId: CERT_ID, merId: UNIONPAY_MER_ID }
  }

  private paidFields({ paidAt, transactionId = '', totalFee }: PayOrder): Fields {
    if (paidAt === undefined) return { origRespCode: '05', origRespMsg: '交易已受理，请稍后查询' }
    const at = payTime(paidAt)
    const when = { traceTime: at.slice(4), settleDate: at.slice(4, 8) }
    return { origRespCode: '00', origRespMsg: '成功', queryId: transactionId, txnAmt: String(totalFee), ...when }
  }

  private refundFields(one: Refund): Fields {
    const amounts = { queryId: one.refundId, txnAmt: String(one.refundFee) }
    return isRefunded(one, this.clock.now())
      ? { origRespCode: '00', origRespMsg: '成功', ...amounts }
      : { origRespCode: '03', origRespMsg: '交易处理中', ...amounts }
  }

  /** Tells of a payment; whether it was acknowledged. */
  postPayment = (order: PayOrder, url: string, changes: Record<string, unknown>): Promise<boolean> => {
    const named = { txnType: '01', orderId: order.outTradeNo, txnTime: order.attach ?? '' }
    return this.post(url, { ...named, ...this.paidFields(order) }, changes)
  }

  /** Tells of a finished refund; whether it was acknowledged. */
  postRefund = (_order: PayOrder, one: Refund, url: string, changes: Record<string, unknown>): Promise<boolean> => {
    const named = { txnType: '04', orderId: one.outRefundNo, txnTime: payTime(one.createdAt) }
    return this.post(url, { ...named, ...this.refundFields(one) }, changes)
  }

  private async post(url: string, fields: Fields, changes: Record<string, unknown>): Promise<boolean> {
    const changed = Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, String(value)]))
    const message = { ...this.common(), respCode: '00', respMsg: '成功', ...fields, ...changed }
    return (await postForm(url, signFields(message, (await this.keys()).platform))) !== null
  }
}

function parse<T>(schema: z.ZodType<T>, fields: Fields): T {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return parsed.data
  throw new PayRequestError(`invalid ${parsed.error.issues[0]?.path.join('.')}`)
}
