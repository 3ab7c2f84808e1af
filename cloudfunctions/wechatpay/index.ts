import { isId } from '../../src/domain/ids'
import { type Instant, instant } from '../../src/domain/time'
import { caller } from '../_platform/cloud'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { orderOfNumber } from '../_platform/payments/order-number'
import { type HttpEvent, openNotice } from '../_platform/payments/wechat-v3-notice'
import { hearNotice } from '../_usecases/hear-notice'
import { hearRefundNotice } from '../_usecases/hear-refund-notice'

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
  return (await wasHeard({ order: event.outTradeNo, refund: event.outRefundNo }, at))
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
  return (await wasHeard({ order, refund }, at)) ? answer(200, 'SUCCESS') : answer(500, 'FAIL')
}

function answer(statusCode: number, code: string): HttpAnswer {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ code, message: code }) }
}

/**
 * A number that is none of ours is heard: it would come again for ever. A notice that names a refund is about that refund,
 * whatever else it names.
 */
async function wasHeard(numbers: { order: unknown; refund: unknown }, at: Instant): Promise<boolean> {
  const orderId = orderOfNumber(numbers.order)
  try {
    if (numbers.refund !== undefined) {
      if (isId<'rft'>('rft', numbers.refund)) await hearRefundNotice(numbers.refund, at)
    } else if (orderId !== null) await hearNotice(orderId, at)
    return true
  } catch (error) {
    log('notice to be sent again', { ...numbers, error: errorText(error) })
    return false
  }
}
