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
      if (answer?.status === 404) return { trade: 'unknown' }
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
      if (answer && /超过.*退款期限|超过一年/.test(reasonOf(answer))) return { refund: 'too_old' }
      if (answer?.status === 400 || answer?.status === 404) return { refund: 'refused', why: reasonOf(answer) }
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

function reasonOf(answer: V3Answer | null): string {
  return String(answer?.content.message ?? '没有回应').slice(0, 60)
}
