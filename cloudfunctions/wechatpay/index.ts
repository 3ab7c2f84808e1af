import { isId } from '../../src/domain/ids'
import { instant } from '../../src/domain/time'
import { caller } from '../_platform/cloud'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { cloudPayPort } from '../_platform/payments/cloud-pay'
import { hearNotice } from '../_usecases/hear-notice'

/** What WeChat wants to hear; anything else makes it send the notice again, for up to two days. */
interface NoticeAnswer {
  errcode: number
  errmsg: string
}

const HEARD: NoticeAnswer = { errcode: 0, errmsg: '' }

/**
 * WeChat's word that an order was paid. The notice itself is never believed: only the platform may call here, and what
 * it says is asked back by a query before anything is credited.
 */
export async function main(event: { outTradeNo?: unknown }): Promise<NoticeAnswer> {
  const at = instant(Date.now())
  if (caller().source !== 'wx_paycallback') {
    log('notice from elsewhere', { source: caller().source })
    return { errcode: 403, errmsg: 'not WeChat Pay' }
  }
  const orderId = event.outTradeNo
  if (!isId<'ord'>('ord', orderId)) return HEARD
  try {
    await hearNotice(orderId, cloudPayPort, at)
    return HEARD
  } catch (error) {
    log('notice to be sent again', { orderId, error: errorText(error) })
    return { errcode: 500, errmsg: 'try again' }
  }
}
