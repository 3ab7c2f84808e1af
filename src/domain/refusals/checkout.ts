import { type Fen, shortYuanText } from '../money'
import type { NoDetails, WordsFor } from './words'

/** Expected noes about orders: their price and their payment. */
export interface CheckoutRefusals {
  PRICE_CHANGED: { payableFen: Fen }
  REST_NOT_NEEDED: NoDetails
  REST_BEING_PAID: NoDetails
  CHECKOUT_OVER: NoDetails
  PRODUCT_UNKNOWN: NoDetails
  ORDER_TOO_LARGE: { limitFen: Fen }
}

export const checkoutWords: WordsFor<CheckoutRefusals> = {
  PRICE_CHANGED: ({ payableFen }) => ({
    message: `价格刚刚变为 ¥${shortYuanText(payableFen)}，没有扣款`,
    nextStep: '请核对后重新确认',
  }),
  REST_NOT_NEEDED: () => ({ message: '余额足够付这一单，没有扣款', nextStep: '请直接用余额付这一单' }),
  REST_BEING_PAID: () => ({
    message: '会员正在付款，这一单暂时不能取消，余额仍为这一单保留',
    nextStep: '请等会员付完，或五分钟后再取消',
  }),
  CHECKOUT_OVER: () => ({ message: '这笔订单已经结束，金额没有再变动', nextStep: '请看明细；需要时重新下单' }),
  PRODUCT_UNKNOWN: () => ({ message: '有商品已下架，没有扣款', nextStep: '请返回重新选择商品' }),
  ORDER_TOO_LARGE: ({ limitFen }) => ({
    message: `一单最多 ¥${shortYuanText(limitFen)}，没有扣款`,
    nextStep: '请分成几单',
  }),
}
