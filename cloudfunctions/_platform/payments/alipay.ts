import { isId, type OrderId, type TopUpRefundId } from '../../../src/domain/ids'
import { type Fen, fenFromYuan } from '../../../src/domain/money'
import { readAlipayBill } from '../../../src/domain/reconcile/alipay-bill'
import { Refusal } from '../../../src/domain/refusal'
import type { Trade } from '../../../src/domain/top-up/order'
import { log } from '../log'
import { type AlipayAnswer, askAlipay, downloadFromAlipay, isDone, isFromAlipay, signedQuery } from './alipay-client'
import { alipaySettings, isAlipayConfigured } from './alipay-settings'
import type { PaymentChannel } from './channel'
import { chinaTime, fromChinaTime } from './china-time'
import { formOf } from './http-event'
import { noticeUrl, returnUrl } from './paygate'
import { wholeBill } from './whole-bill'
import { filesInZip } from './zip-file'

const NOT_THERE = 'ACQ.TRADE_NOT_EXIST'
const TOO_OLD = 'ACQ.TRADE_HAS_FINISHED'
/** Paid or closed meanwhile: the next query says which. */
const CANNOT_BE_CLOSED = new Set(['ACQ.REASON_TRADE_STATUS_INVALID', 'ACQ.TRADE_STATUS_ERROR'])
/** What Alipay will never pay back; anything else (a busy system, an empty account) is asked again. */
const NEVER_REFUNDED = new Set([
  ...[NOT_THERE, 'ACQ.REFUND_AMT_NOT_EQUAL_TOTAL', 'ACQ.REASON_TRADE_REFUND_FEE_ERR', 'ACQ.TRADE_NOT_ALLOW_REFUND'],
  ...['ACQ.DISCORDANT_REPEAT_REQUEST', 'ACQ.REFUND_FEE_ERROR'],
])

const NO_BILL = 'isp.bill_not_exist'
const BILL_TITLE = '#支付宝业务明细查询'

/** Alipay in a phone's browser: its own cashier by a signed address. opendocs.alipay.com/open/203/107090. */
export const alipay: PaymentChannel = {
  channel: 'alipay',
  clients: ['browser'],
  feePerMyriad: 60,
  isConfigured: isAlipayConfigured,
  port: {
    // Nothing is asked here: the trade comes to be when the shopper opens the cashier.
    async request({ orderId, payFen, title, payBefore, sharedPackId }) {
      const back = returnUrl(orderId, sharedPackId)
      const trade = {
        out_trade_no: orderId,
        total_amount: yuanOf(payFen),
        subject: title,
        product_code: 'QUICK_WAP_WAY',
        // An address that nobody opened is good for nothing any more from then on.
        time_expire: chinaTime(payBefore),
        quit_url: back,
      }
      const addresses = { notify_url: noticeUrl('alipay'), return_url: back }
      const query = await signedQuery('alipay.trade.wap.pay', trade, addresses)
      return { url: `${alipaySettings().gateway}?${query}`, fields: null }
    },

    async query(orderId) {
      const answer = await askAlipay('alipay.trade.query', { out_trade_no: orderId })
      if (isDone(answer)) return tradeOf(answer)
      if (answer?.sub_code === NOT_THERE) return { trade: 'unknown' }
      throw unanswered('query', answer)
    },

    async close({ orderId, payBefore }) {
      const answer = await askAlipay('alipay.trade.close', { out_trade_no: orderId })
      if (isDone(answer)) return true
      if (answer?.sub_code === NOT_THERE) return Date.now() >= payBefore
      if (CANNOT_BE_CLOSED.has(String(answer?.sub_code))) return false
      throw unanswered('close', answer)
    },

    async refund({ orderId, refundId, refundFen }) {
      const answer = await askAlipay('alipay.trade.refund', {
        out_trade_no: orderId,
        out_request_no: refundId,
        refund_amount: yuanOf(refundFen),
        refund_reason: '退款',
      })
      if (isDone(answer)) return { refund: 'accepted' }
      if (answer?.sub_code === TOO_OLD) return { refund: 'by_hand' }
      if (NEVER_REFUNDED.has(String(answer?.sub_code))) return { refund: 'refused', why: reasonOf(answer) }
      throw unanswered('refund', answer)
    },

    async queryRefund({ orderId, refundId }) {
      const named = { out_trade_no: orderId, out_request_no: refundId }
      const answer = await askAlipay('alipay.trade.fastpay.refund.query', named)
      if (!isDone(answer)) throw unanswered('queryRefund', answer)
      return answer.refund_status === 'REFUND_SUCCESS' ? 'refunded' : 'processing'
    },

    async bill(day) {
      const asked = { bill_type: 'trade', bill_date: day }
      const answer = await askAlipay('alipay.data.dataservice.bill.downloadurl.query', asked)
      if (answer?.sub_code === NO_BILL) return []
      if (!isDone(answer)) throw unanswered('bill', answer)
      const file = await downloadFromAlipay(String(answer.bill_download_url))
      if (file === null) throw unanswered('bill', null)
      // Beside the payments lies a file of their sums.
      const texts = (await filesInZip(file)).map(each => new TextDecoder('gbk').decode(each))
      return wholeBill(readAlipayBill(texts.find(text => text.startsWith(BILL_TITLE)) ?? ''), day)
    },
  },
  notices: { subjectOf: event => subjectOf(formOf(event)), heard: 'success' },
}

async function subjectOf(form: Record<string, string>): Promise<OrderId | TopUpRefundId | null> {
  if (!(await isFromAlipay(form))) return null
  const { out_trade_no: order, out_biz_no: refund } = form
  // A notice of a refund names the payment too.
  if (isId<'rft'>('rft', refund)) return refund
  return isId<'ord'>('ord', order) ? order : null
}

function tradeOf(answer: AlipayAnswer): Trade {
  switch (answer.trade_status) {
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return paid(answer, false)
    case 'TRADE_CLOSED':
      // Closed unpaid, or paid and given back whole: only the moment of payment tells them apart.
      return answer.send_pay_date ? paid(answer, true) : { trade: 'closed' }
    default:
      return { trade: 'unpaid' }
  }
}

function paid(answer: AlipayAnswer, refunded: boolean): Trade {
  return {
    trade: 'paid',
    transactionId: String(answer.trade_no),
    totalFen: fenFromYuan(answer.total_amount) ?? Number.NaN,
    paidAt: fromChinaTime(String(answer.send_pay_date)),
    refunded,
  }
}

/** Two decimals and nothing else, as Alipay wants amounts. */
function yuanOf(amount: Fen): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
}

function unanswered(what: string, answer: AlipayAnswer | null): Refusal {
  log('Alipay did not say', { what, reason: reasonOf(answer) })
  return new Refusal('TRY_AGAIN', {})
}

function reasonOf(answer: AlipayAnswer | null): string {
  return String(answer?.sub_msg ?? answer?.msg ?? '没有回应').slice(0, 60)
}
