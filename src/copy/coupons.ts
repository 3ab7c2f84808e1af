import type { CouponFace, CouponView } from '../contract/coupons'
import { shortYuanText } from '../domain/money'
import { dayText, type Instant, lastDayBefore, momentText, shopDayOf } from '../domain/time'

export const couponWords = {
  segments: { offer: '领券', usable: '可用', soon: '快到期', used: '用过', given: '送出', expired: '过期' },
  claim: '领取',
  show: '去使用',
  because: (reason: string, note: string) => `${reason}，${note}`,
  claimed: '已放入卡包',
  empty: {
    offer: { words: '暂时没有可领的券' },
    usable: { words: '还没有可用的券', action: '去领券' },
    soon: { words: '三天内没有要到期的券' },
    used: { words: '用过的券会留在这里' },
    given: { words: '送给朋友的券会留在这里' },
    expired: { words: '没有过期的券' },
  },
  detail: {
    hint: '请出示给店员扫码',
    shortCode: '扫不出来，可以报这串数字',
    offline: { message: '离线可用', note: '手机没有网络也能出示，核销结果以门店为准' },
    rulesTitle: '使用规则',
    redeemed: '已核销',
    redeemedAt: (at: Instant, store: string, now: Instant) => `${momentText(at, now)} · ${store}`,
    qrLabel: '优惠券二维码',
    back: '返回我的券',
    give: '送给朋友',
    topUp: '去充值',
    gone: { message: '卡包里没有这张券', nextStep: '它可能已经用掉，请返回查看' },
  },
}

/** Under the value of a coupon: from which amount it works, and where its discount ends. */
export function conditionText(face: CouponFace): string {
  if (face.kind === 'exchange') return '兑换券'
  if (face.kind === 'cash') return '抵用券'
  if (face.kind === 'top_up') {
    const gain = face.gain === 'less_to_pay' ? '立减' : '多送'
    return `充 ${shortYuanText(face.minimumFen)} ${gain}`
  }
  const minimum = face.minimumFen > 0 ? `满 ${shortYuanText(face.minimumFen)} 可用` : '无门槛'
  if (face.kind === 'threshold' || face.capFen === null) return minimum
  return `${minimum}\n最多省 ${shortYuanText(face.capFen)}`
}

/** The quiet line with the date, or with what became of the coupon. */
export function couponNote(coupon: CouponView, now: Instant): string {
  const { state } = coupon
  switch (state.state) {
    case 'usable':
      return `有效至 ${dayText(lastDayBefore(coupon.expiresAt), now)}`
    case 'not_yet':
      return `${dayText(shopDayOf(state.startsAt), now)} 起可用`
    case 'redeemed':
      return `${momentText(state.at, now)} 在${state.storeName}使用`
    case 'expired':
      return `${dayText(lastDayBefore(coupon.expiresAt), now)} 已过期`
    case 'offered':
      return `${momentText(state.at, now)} 送出，等待领取`
    case 'given':
      return `${momentText(state.at, now)} 送给了朋友`
    default:
      return state satisfies never
  }
}
