import { type Fen, shortYuanText } from '../money'
import { dayText, type Instant, lastDayBefore, momentText, shopDayOf } from '../time'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about coupons: claiming, giving and using them. */
export interface CouponRefusals {
  COUPON_TEMPLATE_NOT_AVAILABLE: NoDetails
  COUPON_SOLD_OUT: NoDetails
  CLAIM_VOIDED: NoDetails
  COUPON_CAP_REACHED: { cap: number }
  COUPON_DAY_CAP_REACHED: { cap: number }
  WALLET_FULL: { limit: number }
  HAND_OUT_UNKNOWN: NoDetails
  COUPON_NOT_HELD: NoDetails
  COUPON_GIVEN: NoDetails
  COUPON_NOT_TRANSFERABLE: NoDetails
  COUPON_ALREADY_REDEEMED: { at: Instant; storeName: string }
  COUPON_NOT_YET_VALID: { startsAt: Instant }
  COUPON_EXPIRED: { expiresAt: Instant }
  COUPON_IN_USE: { until: Instant | null }
  COUPON_WRONG_STORE: { storeNames: string }
  COUPON_WRONG_HOURS: { hours: string }
  COUPON_WRONG_GOODS: { goods: string }
  COUPON_FOR_TOP_UP: NoDetails
  COUPON_NOT_FOR_TOP_UP: NoDetails
  COUPON_OVER_THE_COUNTER: NoDetails
  COUPON_ORDER_TOO_SMALL: { shortFen: Fen }
  COUPON_NEEDS_ORDER_AMOUNT: NoDetails
}

export const couponWords: WordsFor<CouponRefusals> = {
  COUPON_TEMPLATE_NOT_AVAILABLE: () => ({ message: '这张券已经领完或下架', nextStep: '看看其他优惠券' }),
  COUPON_SOLD_OUT: () => ({ message: '这张券刚刚被领完', nextStep: '看看其他优惠券' }),
  CLAIM_VOIDED: () => ({ message: '这次领取超时，没有领到', nextStep: '请返回重新领取' }),
  COUPON_CAP_REACHED: ({ cap }) => ({ message: `每人限领 ${cap} 张，你已经领满了`, nextStep: '去卡包使用已领的券' }),
  COUPON_DAY_CAP_REACHED: ({ cap }) => ({ message: `每人每天限领 ${cap} 张，今天已经领满了`, nextStep: '请明天再来' }),
  WALLET_FULL: ({ limit }) => ({ message: `卡包里最多放 ${limit} 张券`, nextStep: '请先使用已有的券' }),
  HAND_OUT_UNKNOWN: () => ({ message: '没有找到这个发券活动', nextStep: '请返回列表刷新' }),
  COUPON_NOT_HELD: () => ({ message: '这张券不在该会员的卡包里', nextStep: '请会员打开卡包，出示最新的券码' }),
  COUPON_GIVEN: () => ({ message: '这张券已送给朋友', nextStep: '请换一张券；朋友没领取时可以收回' }),
  COUPON_NOT_TRANSFERABLE: () => ({ message: '这张券仅限本人使用，没有送出', nextStep: '请选择标有「可转赠」的券' }),
  COUPON_ALREADY_REDEEMED: ({ at, storeName }, now) => ({
    message: `这张券已于${momentText(at, now)} 在${storeName}核销`,
    nextStep: '请会员换一张可用的券',
  }),
  COUPON_NOT_YET_VALID: ({ startsAt }, now) => ({
    message: `这张券 ${dayText(shopDayOf(startsAt), now)}起可用`,
    nextStep: '请在有效期内使用',
  }),
  COUPON_EXPIRED: ({ expiresAt }, now) => ({
    message: `这张券的有效期到${dayText(lastDayBefore(expiresAt), now)}，已过期`,
    nextStep: '请会员换一张可用的券',
  }),
  COUPON_IN_USE: ({ until }, now) => ({
    message: `这张券正在另一笔订单中使用${until === null ? '' : `，保留到${momentText(until, now)}`}`,
    nextStep: '请完成或取消那笔订单，或换一张券',
  }),
  COUPON_WRONG_STORE: ({ storeNames }) => ({ message: '本店不可用', nextStep: `这张券可在${storeNames}使用` }),
  COUPON_WRONG_HOURS: ({ hours }) => ({ message: `仅限${hours}`, nextStep: '请在这段时间使用，或换一张券' }),
  COUPON_WRONG_GOODS: ({ goods }) => ({ message: goods, nextStep: '再选这类商品，或换一张券' }),
  COUPON_FOR_TOP_UP: () => ({ message: '这是充值券，付款时不能用', nextStep: '请在充值时选用' }),
  COUPON_NOT_FOR_TOP_UP: () => ({ message: '这张券不能用于充值，没有扣款', nextStep: '请换一张充值券，或不用券充值' }),
  COUPON_OVER_THE_COUNTER: () => ({ message: '这张券要到店出示兑换', nextStep: '请向店员出示券码' }),
  COUPON_ORDER_TOO_SMALL: ({ shortFen }) => ({
    message: `还差 ¥${shortYuanText(shortFen)} 可用`,
    nextStep: '再选一点，或换一张券',
  }),
  COUPON_NEEDS_ORDER_AMOUNT: () => ({ message: '这张券要看消费金额', nextStep: '请输入本单金额' }),
}
