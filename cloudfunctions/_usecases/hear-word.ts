import { isId, type OrderId, type TopUpRefundId } from '../../src/domain/ids'
import type { Instant } from '../../src/domain/time'
import { errorText } from '../_platform/database-errors'
import { log } from '../_platform/log'
import { hearNotice } from './hear-notice'
import { hearRefundNotice } from './hear-refund-notice'

/** A channel's word about a payment or a refund of ours. False: it has to come again. */
export async function wasHeard(subject: OrderId | TopUpRefundId, at: Instant): Promise<boolean> {
  try {
    await (isId<'rft'>('rft', subject) ? hearRefundNotice(subject, at) : hearNotice(subject, at))
    return true
  } catch (error) {
    log('notice to be sent again', { subject, error: errorText(error) })
    return false
  }
}
