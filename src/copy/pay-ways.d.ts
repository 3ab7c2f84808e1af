import type { PayWay } from '../domain/channels/channel'
import type { Fen } from '../domain/money'

/** Words about ways to pay: a browser knows them all, the mini-program has WeChat and nothing else. */
export declare const payWayWords: {
  name: (way: PayWay) => string
  payButton: (way: PayWay, pay: Fen) => string
  /** while the cashier is open, or is being opened */
  opening: (way: PayWay) => { title: string; note: string }
  /** from an order that was left unpaid */
  chooseAgain: string
}
