import { isId } from '../../src/domain/ids'
import { type Instant, instant } from '../../src/domain/time'
import { caller } from '../_platform/cloud'
import { log } from '../_platform/log'
import type { HttpEvent } from '../_platform/payments/http-event'
import { orderOfNumber } from '../_platform/payments/order-number'
import { openNotice } from '../_platform/payments/wechat-v3-notice'
import { wasHeard } from '../_usecases/hear-word'

/** The platform's own call: a payment, or a refund when it names one. */
interface CloudEvent {
  outTradeNo?: unknown
  outRefundNo?: unknown
}

/** What WeChat wants to hear of a cloud call's notice; anything else makes it come again, for up to two days. */
interface NoticeAnswer {
  errcode: number
  errmsg: string
}

/** The same over HTTP: 200 or 204 means heard. */
interface HttpAnswer {
  statusCode: number
  headers: Record<string, string>
  body: string
}

const HEARD: NoticeAnswer = { errcode: 0, errmsg: '' }

/**
 * WeChat's word that an order was paid or given back, by both ways in which it comes: as the platform's own call, and as a signed and
 * sealed request of API v3. The notice itself is never believed: what it says is asked back by a query before anything
 * is credited.
 */
export async function main(event: CloudEvent | HttpEvent): Promise<NoticeAnswer | HttpAnswer> {
  const at = instant(Date.now())
  const { source } = caller()
  if ('httpMethod' in event) return overHttp(event, at)
  if (source !== 'wx_paycallback') {
    log('notice from elsewhere', { source })
    return { errcode: 403, errmsg: 'not WeChat Pay' }
  }
  return (await isHeard({ order: event.outTradeNo, refund: event.outRefundNo }, at))
    ? HEARD
    : { errcode: 500, errmsg: 'try again' }
}

async function overHttp(event: HttpEvent, at: Instant): Promise<HttpAnswer> {
  const notice = openNotice(event, at)
  if (!notice) {
    log('notice not from WeChat Pay', {})
    return answer(401, 'FAIL')
  }
  const { out_trade_no: order, out_refund_no: refund } = notice.content
  return (await isHeard({ order, refund }, at)) ? answer(200, 'SUCCESS') : answer(500, 'FAIL')
}

function answer(statusCode: number, code: string): HttpAnswer {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, message: code }) }
}

/**
 * A number that is none of ours is heard: it would come again for ever. A notice that names a refund is about that refund,
 * whatever else it names.
 */
async function isHeard(numbers: { order: unknown; refund: unknown }, at: Instant): Promise<boolean> {
  if (numbers.refund !== undefined) return isId<'rft'>('rft', numbers.refund) ? wasHeard(numbers.refund, at) : true
  const orderId = orderOfNumber(numbers.order)
  return orderId === null ? true : wasHeard(orderId, at)
}
