import { inflateSync } from 'node:zlib'
import { isId, type OrderId, type TopUpRefundId, timeOfId } from '../../../src/domain/ids'
import { readUnionpayBill, type UnionpayBillLine } from '../../../src/domain/reconcile/unionpay-bill'
import { Refusal } from '../../../src/domain/refusal'
import { addDays, HOUR, type Instant, instant, later, MINUTE, type ShopDay } from '../../../src/domain/time'
import type { Trade } from '../../../src/domain/top-up/order'
import { log } from '../log'
import type { PaymentChannel } from './channel'
import { chinaDigits, fromChinaTime } from './china-time'
import { noteFailure, noteSuccess } from './health'
import { formOf } from './http-event'
import { noticeUrl, returnUrl } from './paygate'
import type { RefundResult } from './payment-port'
import { isSignedByOne, readMessage, signMessage, type UnionpayMessage } from './unionpay-message'
import { isUnionpayConfigured, unionpaySettings } from './unionpay-settings'
import { wholeBill } from './whole-bill'
import { filesInZip } from './zip-file'

/** A cloud function has seconds; a payment server that needs longer is as good as down. */
const PATIENCE_MS = 4_000
/** UnionPay has no way to close an order: it runs out, and a bank may need a moment more to say that it paid in time. */
const LAST_WORD = 2 * MINUTE

/** UnionPay takes no order of another time than now. */
const OLDEST_ID = HOUR

const DONE = '00'
const NOT_THERE = '34'
const NO_FILE = '98'
/** Taken once already, under the same number. */
const REPEATED = '12'
const UNDER_WAY = new Set(['03', '04', '05'])
/** What UnionPay will never pay back: more than was paid, another amount, no such payment. */
const NEVER_REFUNDED = new Set(['36', '37', NOT_THERE])

const PAY = { txnType: '01', txnSubType: '01', channelType: '08' }
const ASK = { txnType: '00', txnSubType: '00', channelType: '07' }
const GIVE_BACK = { txnType: '04', txnSubType: '00', channelType: '07' }

/**
 * UnionPay's gateway in a browser (version 5.1.0): its cashier by a form that is posted there, everything else from
 * here. open.unionpay.com, 在线网关支付. It names an order by number and moment, and both follow from the order's id.
 */
export const unionpay: PaymentChannel = {
  channel: 'unionpay',
  clients: ['browser'],
  feePerMyriad: 60,
  isConfigured: isUnionpayConfigured,
  port: {
    // Nothing is asked here: the browser posts the form.
    async request({ orderId, payFen, payBefore, sharedPackId }) {
      // The moment in the id is what UnionPay knows the order by, and what tells the year it was paid in.
      if (Date.now() > later(timeOfId(orderId), OLDEST_ID)) {
        throw new Refusal('COMMAND_ID_TIME', {})
      }
      const fields = messageOf(PAY, orderId, {
        txnAmt: String(payFen),
        currencyCode: '156',
        frontUrl: returnUrl(orderId, sharedPackId),
        backUrl: noticeUrl('unionpay'),
        payTimeout: chinaDigits(payBefore),
      })
      return { url: `${unionpaySettings().baseUrl}/frontTransReq.do`, fields }
    },

    query: orderId => queryTrade(orderId),

    async close({ payBefore }) {
      return Date.now() >= later(payBefore, LAST_WORD)
    },

    async refund({ orderId, refundId, refundFen }) {
      const trade = await queryTrade(orderId)
      if (trade.trade !== 'paid') throw new Refusal('TRY_AGAIN', {})
      const answer = await ask(
        'backTransReq',
        messageOf(GIVE_BACK, refundId, {
          txnAmt: String(refundFen),
          origQryId: trade.transactionId,
          backUrl: noticeUrl('unionpay'),
        }),
      )
      const code = answer?.respCode ?? ''
      if (code === DONE || code === REPEATED || UNDER_WAY.has(code)) return { refund: 'accepted' }
      if (NEVER_REFUNDED.has(code)) return { refund: 'refused', why: reasonOf(answer) }
      throw unanswered('refund', answer)
    },

    async queryRefund({ refundId }): Promise<RefundResult> {
      const answer = await ask('queryTrans', messageOf(ASK, refundId))
      if (answer?.respCode !== DONE) throw unanswered('queryRefund', answer)
      if (answer.origRespCode === DONE) return 'refunded'
      return UNDER_WAY.has(answer.origRespCode ?? '') ? 'processing' : 'closed'
    },

    // UnionPay's day ends at 23:00: the last hour of ours stands in the next file, which may not be there yet.
    async bill(day) {
      const [own, next] = await Promise.all([fileOf(day), fileOf(addDays(day, 1))])
      const lines = [...own, ...next].filter(({ sentAt }) => sentAt.startsWith(monthDay(day)))
      return lines.map(({ sentAt: _sentAt, ...line }) => ({
        ...line,
        outTradeNo: ownNumber(line.outTradeNo),
        outRefundNo: line.outRefundNo && ownNumber(line.outRefundNo),
      }))
    },
  },
  notices: { subjectOf: async event => subjectOf(formOf(event)), heard: 'ok' },
}

function subjectOf(form: UnionpayMessage): OrderId | TopUpRefundId | null {
  const { merId, publicKeys } = unionpaySettings()
  if (form.merId !== merId || !isSignedByOne(form, publicKeys)) return null
  const id = ownNumber(form.orderId ?? '')
  return isId<'ord'>('ord', id) || isId<'rft'>('rft', id) ? id : null
}

/** Numbers have neither `-` nor `_` at UnionPay. */
function ownNumber(orderId: string): string {
  return orderId.replace(/^(ord|rft)/, '$1_')
}

function monthDay(day: ShopDay): string {
  return day.slice(5).replace('-', '')
}

/** The bill of one of UnionPay's days. Throws TRY_AGAIN, BILL_UNREADABLE. */
async function fileOf(day: ShopDay): Promise<UnionpayBillLine[]> {
  const { merId, certId, privateKey, fileUrl } = unionpaySettings()
  const base = { version: '5.1.0', encoding: 'UTF-8', certId, signMethod: '01', accessType: '0', merId }
  const kind = { txnType: '76', txnSubType: '01', bizType: '000000', fileType: '00' }
  const named = { txnTime: chinaDigits(instant(Date.now())), settleDate: monthDay(day) }
  const answer = await ask('fileTransfer', signMessage({ ...base, ...kind, ...named }, privateKey), `${fileUrl}/`)
  if (answer?.respCode === NO_FILE) return []
  if (answer?.respCode !== DONE || !answer.fileContent) throw unanswered('bill', answer)
  const files = await filesInZip(inflateSync(Buffer.from(answer.fileContent, 'base64')))
  return wholeBill(readUnionpayBill(files.map(file => file.toString('latin1')).join('\n')), day)
}

async function queryTrade(orderId: OrderId): Promise<Trade> {
  const answer = await ask('queryTrans', messageOf(ASK, orderId))
  if (answer?.respCode === NOT_THERE) return { trade: 'unknown' }
  if (answer?.respCode !== DONE) throw unanswered('query', answer)
  if (answer.origRespCode !== DONE) return { trade: 'unpaid' }
  const { queryId = '', txnAmt, traceTime = '' } = answer
  return {
    trade: 'paid',
    transactionId: queryId,
    totalFen: Number(txnAmt),
    paidAt: paidAtOf(traceTime, timeOfId(orderId)),
    // The payment's own state stays what it was: a refund is an order beside it.
    refunded: false,
  }
}

/** UnionPay names the moment of payment without its year: it is the first such moment from the order on. */
function paidAtOf(traceTime: string, orderedAt: Instant): Instant {
  const year = Number(chinaDigits(orderedAt).slice(0, 4))
  const sameYear = fromChinaTime(`${year}${traceTime}`)
  // An id may have been made two minutes ahead.
  return sameYear < later(orderedAt, -60 * MINUTE) ? fromChinaTime(`${year + 1}${traceTime}`) : sameYear
}

function messageOf(kind: typeof PAY, id: OrderId | TopUpRefundId, more: UnionpayMessage = {}): UnionpayMessage {
  const { merId, certId, privateKey } = unionpaySettings()
  const base = { version: '5.1.0', encoding: 'UTF-8', certId, signMethod: '01', accessType: '0', merId }
  const named = { bizType: '000201', orderId: id.replace('_', ''), txnTime: chinaDigits(timeOfId(id)) }
  return signMessage({ ...base, ...kind, ...named, ...more }, privateKey)
}

/** Null when nobody knows what became of it: no answer in time, or one that UnionPay did not sign. */
async function ask(
  what: 'queryTrans' | 'backTransReq' | 'fileTransfer',
  message: UnionpayMessage,
  at = `${unionpaySettings().baseUrl}/${what}.do`,
): Promise<UnionpayMessage | null> {
  const { publicKeys } = unionpaySettings()
  try {
    const body = new URLSearchParams(message)
    const signal = AbortSignal.timeout(PATIENCE_MS)
    const response = await fetch(at, { method: 'POST', body, signal })
    const answer = readMessage(await response.text())
    if (!isSignedByOne(answer, publicKeys)) throw new Error('not signed by UnionPay')
    noteSuccess('unionpay')
    return answer
  } catch (error) {
    noteFailure('unionpay', instant(Date.now()))
    log('no answer of UnionPay', { what, error: String(error).slice(0, 200) })
    return null
  }
}

function unanswered(what: string, answer: UnionpayMessage | null): Refusal {
  log('UnionPay did not say', { what, reason: reasonOf(answer) })
  return new Refusal('TRY_AGAIN', {})
}

function reasonOf(answer: UnionpayMessage | null): string {
  return (answer?.respMsg ?? '没有回应').slice(0, 60)
}
