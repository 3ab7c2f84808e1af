import type { Order } from '../../src/domain/pricing/order-line'
import { orderAtTill, type TillGoods } from '../../src/domain/pricing/till-goods'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'

/** The order of a till by the live rules. Throws PRODUCT_UNKNOWN, ORDER_TOO_LARGE. */
export function orderFor(goods: TillGoods, storeId: string, rules: Rules, at: Instant): Order {
  const order = orderAtTill(goods, storeId, rules, at)
  if (order instanceof Refusal) throw order
  return order
}
