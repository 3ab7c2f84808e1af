import Formatter from 'wechatpay-axios-plugin/lib/formatter'
import { readBill } from '../../../src/domain/reconcile/bill'
import { Refusal } from '../../../src/domain/refusal'
import { instant } from '../../../src/domain/time'
import type { Payment, Trade } from '../../../src/domain/top-up/order'
import { caller } from '../cloud'
import { log } from '../log'
import type { PaymentChannel } from './channel'
import { v3NumberOf } from './order-number'
import { refundResultOf } from './refund-result'
import { rsaSign } from './rsa'
import { askWechatPay, downloadFromWechatPay, type V3Answer } from './wechat-v3-client'
import { isWechatV3Configured, notifyUrl, wechatV3Settings } from './wechat-v3-settings'
import { wholeBill } from './whole-bill'

const TRANSACTIONS = '/v3/pay/transactions'
const REFUNDS = '/v3/refund/domestic/refunds'

/*
 * Refusals come unsigned, so their status alone says nothing: a gateway on the way has its own 404. What ends an order or a refund
 * is known by WeChat Pay's own code.
 */
/** ORDER_NOT_EXIST since 2024, ORDERNOTEXIST before. */
const NOT_THERE: ReadonlySet<string> = new Set(['ORDER_NOT_EXIST', 'ORDERNOTEXIST', 'RESOURCE_NOT_EXISTS'])
/** What WeChat Pay will never pay back; anything else (a busy system, an empty account) is asked again. */
const NEVER_REFUNDED: ReadonlySet<string> = new Set([
  ...['INVALID_REQUEST', 'PARAM_ERROR', 'RESOURCE_NOT_EXISTS', 'MCH_NOT_EXISTS'],
])

/**
 * WeChat Pay by the merchant's own keys (API v3), for merchants whose goods the cloud call is not open to, and as the
 * second way when it fails. pay.weixin.qq.com/doc/v3/merchant/4012791897.
 */
export const wechatV3: PaymentChannel = {
  channel: 'wechat_v3',
  clients: ['mini_program', 'browser'],
  feePerMyriad: 60,
  isConfigured: isWechatV3Configured,
  port: {
    async request({ orderId, payFen, title, payBefore }) {
      const { appid, mchId } = wechatV3Settings()
      const answer = await askWechatPay('POST', `${TRANSACTIONS}/jsapi`, {
        appid,
        mchid: mchId,
        description: title,
        out_trade_no: v3NumberOf(orderId),
        time_expire: new Date(payBefore).toISOString().replace(/\.\d+Z$/, '+00:00'),
        notify_url: notifyUrl(),
        amount: { total: payFen, currency: 'CNY' },
        payer: { openid: caller().openid },
      })
      if (answer?.status !== 200) throw new Refusal('PAYMENT_UNAVAILABLE', { reason: reasonOf(answer) })
      return paymentOf(String(answer.content.prepay_id))
    },

    async query(orderId) {
      const { mchId } = wechatV3Settings()
      const answer = await askWechatPay('GET', `${TRANSACTIONS}/out-trade-no/${v3NumberOf(orderId)}?mchid=${mchId}`)
      if (NOT_THERE.has(codeOf(answer))) return { trade: 'unknown' }
      if (answer?.status !== 200) throw unanswered('query', answer)
      return tradeOf(answer.content)
    },

    async close({ orderId }) {
      const { mchId } = wechatV3Settings()
      const answer = await askWechatPay('POST', `${TRANSACTIONS}/out-trade-no/${v3NumberOf(orderId)}/close`, {
        mchid: mchId,
      })
      if (answer === null) throw unanswered('close', answer)
      return answer.status === 204 || answer.content.code === 'ORDER_CLOSED'
    },

    async refund({ orderId, refundId, paidFen, refundFen }) {
      const answer = await askWechatPay('POST', REFUNDS, {
        out_trade_no: v3NumberOf(orderId),
        out_refund_no: refundId,
        reason: '退款',
        notify_url: notifyUrl(),
        amount: { refund: refundFen, total: paidFen, currency: 'CNY' },
      })
      if (answer?.status === 200) return { refund: 'accepted' }
      const isByHand = codeOf(answer) === 'USER_ACCOUNT_ABNORMAL' || /超过.*退款期限|超过一年/.test(reasonOf(answer))
      if (isByHand) return { refund: 'by_hand' }
      if (NEVER_REFUNDED.has(codeOf(answer))) return { refund: 'refused', why: reasonOf(answer) }
      throw unanswered('refund', answer)
    },

    async queryRefund({ refundId }) {
      const answer = await askWechatPay('GET', `${REFUNDS}/${refundId}`)
      if (answer?.status !== 200) throw unanswered('queryRefund', answer)
      return refundResultOf(answer.content.status)
    },

    async bill(day) {
      const answer = await askWechatPay('GET', `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL`)
      if (answer?.content.code === 'NO_STATEMENT_EXIST') return []
      if (answer?.status !== 200) throw unanswered('bill', answer)
      const text = await downloadFromWechatPay(String(answer.content.download_url), String(answer.content.hash_value))
      if (text === null) throw unanswered('bill', null)
      return wholeBill(readBill(text), day)
    },
  },
}

/** What wx.requestPayment takes, signed by the merchant. */
function paymentOf(prepayId: string): Payment {
  const { appid, privateKey } = wechatV3Settings()
  const timeStamp = String(Math.floor(Date.now() / 1000))
  const nonceStr = Formatter.nonce()
  const prepay = `prepay_id=${prepayId}`
  const paySign = rsaSign(Formatter.joinedByLineFeed(appid, timeStamp, nonceStr, prepay), privateKey)
  return { timeStamp, nonceStr, package: prepay, signType: 'RSA', paySign }
}

/** A transaction as queries and notices tell it. */
export function tradeOf(transaction: Record<string, unknown>): Trade {
  switch (transaction.trade_state) {
    case 'SUCCESS':
    case 'REFUND':
      return {
        trade: 'paid',
        transactionId: String(transaction.transaction_id),
        totalFen: Number((transaction.amount as { total?: unknown } | undefined)?.total),
        paidAt: instant(Date.parse(String(transaction.success_time))),
        refunded: transaction.trade_state === 'REFUND',
      }
    case 'CLOSED':
    case 'REVOKED':
      return { trade: 'closed' }
    default:
      return { trade: 'unpaid' }
  }
}

function unanswered(what: string, answer: V3Answer | null): Refusal {
  log('WeChat Pay did not say', { what, reason: reasonOf(answer) })
  return new Refusal('TRY_AGAIN', {})
}

function codeOf(answer: V3Answer | null): string {
  return answer === null || answer.status < 400 ? '' : String(answer.content.code)
}

function reasonOf(answer: V3Answer | null): string {
  return String(answer?.content.message ?? '没有回应').slice(0, 60)
}
