import { readBill } from '../../../src/domain/reconcile/bill'
import { Refusal } from '../../../src/domain/refusal'
import type { Payment, Trade } from '../../../src/domain/top-up/order'
import { caller, cloudPay as sdk } from '../cloud'
import { log } from '../log'
import { within } from '../within'
import type { PaymentChannel } from './channel'
import { chinaDigits, fromChinaTime } from './china-time'
import { refundResultOf } from './refund-result'
import { wholeBill } from './whole-bill'

/** A cloud function has seconds; a payment server that needs longer is as good as down. A bill may be large. */
const PATIENCE_MS = 5_000
const PATIENCE_FOR_BILL_MS = 15_000

/** Which function WeChat calls when an order was paid or given back. */
const CALLBACK_FUNCTION = 'wechatpay'
const SUB_MERCHANT_SETTING = 'WECHAT_PAY_SUB_MCH_ID'

type CloudPayReply = Record<string, unknown>

/** WeChat Pay through the platform's cloud call: no keys, the callback is a cloud function. */
export const cloudPay: PaymentChannel = {
  channel: 'wechat_cloud',
  clients: ['mini_program', 'browser'],
  feePerMyriad: 60,
  isConfigured: () => (process.env[SUB_MERCHANT_SETTING] ?? '') !== '',
  port: {
    async request({ orderId, payFen, title, payBefore, ip }) {
      const reply = await call('unifiedOrder', {
        body: title,
        outTradeNo: orderId,
        totalFee: payFen,
        spbillCreateIp: ip,
        timeExpire: chinaDigits(payBefore),
        envId: caller().env,
        functionName: CALLBACK_FUNCTION,
        tradeType: 'JSAPI',
      })
      if (succeeded(reply)) return reply.payment as Payment
      // Never to be asked for by another way: WeChat knows this order as paid.
      if (says(reply, 'ORDERPAID')) throw new Refusal('TRY_AGAIN', {})
      throw new Refusal('PAYMENT_UNAVAILABLE', { reason: reasonOf(reply) })
    },

    async query(orderId) {
      const reply = await call('queryOrder', { outTradeNo: orderId })
      if (succeeded(reply)) return tradeOf(reply)
      return says(reply, 'ORDERNOTEXIST') ? { trade: 'unknown' } : failQuery(reply)
    },

    async close({ orderId }) {
      const reply = await call('closeOrder', { outTradeNo: orderId })
      return succeeded(reply) || says(reply, 'ORDERCLOSED')
    },

    async refund({ orderId, refundId, paidFen, refundFen }) {
      const reply = await call('refund', {
        outTradeNo: orderId,
        outRefundNo: refundId,
        totalFee: paidFen,
        refundFee: refundFen,
        refundDesc: '退款',
        envId: caller().env,
        functionName: CALLBACK_FUNCTION,
      })
      if (succeeded(reply)) return { refund: 'accepted' }
      if (says(reply, 'TRADE_OVERDUE') || says(reply, 'PAYER_GONE')) return { refund: 'by_hand' }
      // Only what WeChat will never pay is over: a busy hour or an empty account is asked again.
      return says(reply, 'REFUND_NEVER') ? { refund: 'refused', why: reasonOf(reply) } : failQuery(reply)
    },

    async queryRefund({ orderId, refundId }) {
      const reply = await call('queryRefund', { outTradeNo: orderId, outRefundNo: refundId })
      if (!succeeded(reply)) return failQuery(reply)
      return refundResultOf(reply.refundStatus_0 ?? reply.refundStatus0)
    },

    async bill(day) {
      const reply = await call('downloadBill', { billDate: day.replaceAll('-', ''), billType: 'ALL' })
      if (typeof reply.data === 'string') return wholeBill(readBill(reply.data), day)
      return says(reply, 'NO Bill Exist') ? [] : failQuery(reply)
    },
  },
}

/** The SDK overwrites WeChat Pay's code with a 0 of its own, so a refusal is known by its words. */
const words = {
  ORDERNOTEXIST: /订单号?不存在|order ?not ?exist/i,
  ORDERPAID: /已支付|order ?paid/i,
  TRADE_OVERDUE: /超过退款期限|trade ?overdue/i,
  PAYER_GONE: /注销|user ?account ?abnormal/i,
  REFUND_NEVER: /大于支付金额|金额不一致|与支付时不一致|未支付|订单不存在/,
  ORDERCLOSED: /已关闭|order ?closed/i,
  'NO Bill Exist': /账单不存在|no bill exist/i,
} as const

function says(reply: CloudPayReply, code: keyof typeof words): boolean {
  return words[code].test(`${reply.errCode} ${reply.errCodeDes} ${reply.returnMsg}`)
}

/** The SDK says errCode 0 for any readable reply: only both result codes of WeChat Pay itself mean success. */
function succeeded(reply: CloudPayReply): boolean {
  return reply.returnCode === 'SUCCESS' && reply.resultCode === 'SUCCESS'
}

function reasonOf(reply: CloudPayReply): string {
  return String(reply.errCodeDes ?? reply.returnMsg ?? '没有回应').slice(0, 60)
}

function failQuery(reply: CloudPayReply): never {
  log('payment query failed', { reason: reasonOf(reply) })
  throw new Refusal('TRY_AGAIN', {})
}

function tradeOf(reply: CloudPayReply): Trade {
  switch (reply.tradeState) {
    case 'SUCCESS':
    case 'REFUND':
      return {
        trade: 'paid',
        transactionId: String(reply.transactionId),
        totalFen: Number(reply.totalFee),
        paidAt: fromChinaTime(String(reply.timeEnd)),
        refunded: reply.tradeState === 'REFUND',
      }
    case 'CLOSED':
    case 'REVOKED':
      return { trade: 'closed' }
    default:
      // NOTPAY, USERPAYING, PAYERROR, ACCEPT and whatever WeChat adds one day: it must be closed there before it is over here.
      return { trade: 'unpaid' }
  }
}

async function call(
  method: 'unifiedOrder' | 'queryOrder' | 'closeOrder' | 'downloadBill' | 'refund' | 'queryRefund',
  request: CloudPayReply,
): Promise<CloudPayReply> {
  const subMchId = process.env[SUB_MERCHANT_SETTING] ?? ''
  if (!subMchId) throw new Refusal('NOT_CONFIGURED', { missing: SUB_MERCHANT_SETTING })
  try {
    const patienceMs = method === 'downloadBill' ? PATIENCE_FOR_BILL_MS : PATIENCE_MS
    return await within(patienceMs, sdk[method]({ ...request, subMchId, nonceStr: nonce() }))
  } catch (error) {
    log('payment call failed', { method, error: String((error as { errMsg?: string }).errMsg ?? error) })
    throw new Refusal(method === 'unifiedOrder' ? 'PAYMENT_UNAVAILABLE' : 'TRY_AGAIN', { reason: '没有回应' })
  }
}

function nonce(): string {
  return crypto.randomUUID().replaceAll('-', '')
}
