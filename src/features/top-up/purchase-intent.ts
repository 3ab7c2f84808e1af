import { type Shelf, shelf } from '../../cloud/memory'
import { newId } from '../../cloud/new-id'
import { isUncertain, type Trouble } from '../../cloud/trouble'
import type { PayWay } from '../../domain/channels/channel'
import type { CouponId, OrderId } from '../../domain/ids'
import type { Fen } from '../../domain/money'

/**
 * What the shopper decided to buy, under the order id made for it. It is kept on the phone from the moment of the tap
 * until the order has a final outcome: whatever happens in between, the same wish stays the same order.
 */
export interface PurchaseIntent {
  orderId: OrderId
  /** null: an amount of their own */
  tierId: string | null
  payFen: Fen
  bonusFen: Fen
  /** how many coupons come with it; absent in wishes that an older version kept */
  coupons?: number
  /** a coupon of the shopper's own that is used on it */
  couponId?: CouponId | undefined
  /** absent likewise: by WeChat */
  way?: PayWay
}

/** What the shopper chose, with what it was said to bring. */
export type Wanted = Omit<PurchaseIntent, 'orderId'>

/** The one wish that is open for one card. */
export class PurchaseIntents {
  private readonly shelf: Shelf<PurchaseIntent>

  constructor(name: string) {
    this.shelf = shelf<PurchaseIntent>(name, 1)
  }

  kept(): PurchaseIntent | null {
    return this.shelf.read()
  }

  /** The intent to buy this at this price: the kept one, or a new one when the wish is another. */
  async for(wanted: Wanted): Promise<PurchaseIntent> {
    const known = this.shelf.read()
    if (known && isSame(known, wanted)) return known
    const { tierId, payFen, bonusFen, coupons = 0, couponId, way = 'wechat' } = wanted
    const intent = { orderId: await newId('ord'), tierId, payFen, bonusFen, coupons, couponId, way }
    this.shelf.write(intent)
    return intent
  }

  /** An order left open for another wish than this one; null when there is none. */
  other(wanted: Wanted): OrderId | null {
    const known = this.shelf.read()
    return known && !isSame(known, wanted) ? known.orderId : null
  }

  /** Releases the intent, if it is still this order's, once the order can change no more. */
  release(orderId: OrderId): void {
    if (this.shelf.read()?.orderId === orderId) this.shelf.clear()
  }

  /** A refused start is over, so the wish is free again and the next tap means a new order. Only an unknown outcome keeps it. */
  releaseIfRefused(trouble: Trouble): void {
    if (!isUncertain(trouble)) this.shelf.clear()
  }
}

function isSame(a: Wanted, b: Wanted): boolean {
  const isSameMoney = a.payFen === b.payFen && a.bonusFen === b.bonusFen
  const isSameCoupons = (a.coupons ?? 0) === (b.coupons ?? 0) && a.couponId === b.couponId
  return a.tierId === b.tierId && isSameMoney && isSameCoupons && (a.way ?? 'wechat') === (b.way ?? 'wechat')
}
