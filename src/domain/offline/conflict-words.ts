import { type Instant, momentText } from '../time'
import type { ConflictReason } from './conflict'

/** Why a redemption done without a network needs a decision, for the till and for the merchant alike. */
export function conflictText(reason: ConflictReason, now: Instant): string {
  switch (reason.why) {
    case 'used':
      return `这张券已于${momentText(reason.at, now)} 在${reason.storeName}核销`
    case 'not_held':
      return '核销时这张券已不在该会员的卡包里'
    case 'allowance':
      return '超过这台收银台断网时每天的优惠上限'
    case 'late':
      return '离线核销超过 7 天才上传'
    case 'rules':
      return reason.message
    default:
      return reason satisfies never
  }
}
