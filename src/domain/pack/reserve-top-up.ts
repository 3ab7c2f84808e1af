import type { OrderId } from '../ids'
import { HOUR, type Instant, later } from '../time'
import type { OrderBase } from '../top-up/order'
import { placesFor } from '../top-up/promise'
import { creditOf } from '../top-up/quote'
import { openReservations, type Pack, type Reservation } from './pack'

/** Room is kept beyond the last moment of payment, for a credit that notice, shopper and clock all bring late. */
const LATEST_CREDIT = HOUR

/**
 * Keeps room for a top-up under way. No value moves, so it makes no entry; the order's id makes it repeatable.
 * Room that nobody gave back in time is dropped in passing. With it the coupon is kept that the top-up uses.
 */
export function reserveTopUp(
  pack: Pack,
  {
    orderId,
    quote,
    payBefore,
    elsewhere,
  }: Pick<OrderBase, 'orderId' | 'quote' | 'payBefore'> & Pick<Reservation, 'elsewhere'>,
  at: Instant,
): Pack {
  const { tierId } = quote
  const coupons = placesFor(quote.coupons)
  const reservation = {
    ...{ tierId, creditFen: creditOf(quote), until: later(payBefore, LATEST_CREDIT) },
    ...(coupons && { coupons }),
    ...(quote.coupon && { couponId: quote.coupon.couponId }),
    ...(elsewhere && { elsewhere }),
  }
  return { ...pack, reservations: { ...Object.fromEntries(openReservations(pack, at)), [orderId]: reservation } }
}

/** Gives the room back. A reservation that is already gone stays gone. */
export function releaseReservation(pack: Pack, orderId: OrderId): Pack {
  const { [orderId]: _released, ...reservations } = pack.reservations
  return { ...pack, reservations }
}
