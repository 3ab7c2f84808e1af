import { isId, type OrderId } from '../../../src/domain/ids'

/**
 * An order's number at WeChat Pay when it is asked for by API v3: one of its own. The cloud call may have left an order
 * under the plain number before it failed to answer, and WeChat Pay refuses one number with two contents. Nobody holds
 * what that first order would be paid with, so it runs out unpaid. At most 32 characters.
 */
export function v3NumberOf(orderId: OrderId): string {
  return `${orderId}${SUFFIX}`
}

const SUFFIX = 'v3'

/** The order behind a number that WeChat Pay names, by whichever way it was asked for; null when it is none of ours. */
export function orderOfNumber(number: unknown): OrderId | null {
  if (typeof number !== 'string') return null
  const plain = number.endsWith(SUFFIX) ? number.slice(0, -SUFFIX.length) : number
  return isId<'ord'>('ord', plain) ? plain : null
}
