import type { TopUpRefundId } from '../../src/domain/ids'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import { log } from '../_platform/log'
import { refunds } from '../_store/refunds'
import { bringRefundOn } from './bring-refund-on'

/**
 * A notice that a refund came to its end: WeChat is asked itself, and only its answer counts. Throws TRY_AGAIN while
 * WeChat does not (yet) say so itself: the notice must come again.
 */
export async function hearRefundNotice(refundId: TopUpRefundId, at: Instant): Promise<void> {
  const refund = await refunds.find(refundId)
  if (!refund) {
    log('notice for an unknown refund', { refundId })
    return
  }
  const { progress } = await bringRefundOn(refund, at)
  if (progress.state === 'holding' || progress.state === 'requested') throw new Refusal('TRY_AGAIN', {})
}
