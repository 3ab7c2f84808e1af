import type { OrderId } from '../ids'
import { creditOf, type Quote } from '../top-up/quote'
import type { Pack } from './pack'

/** Keeps room for a top-up under way. No value moves, so it makes no entry; the order's id makes it repeatable. */
export function reserveTopUp(pack: Pack, orderId: OrderId, quote: Quote): Pack {
  const reservation = { tierId: quote.tierId, creditFen: creditOf(quote) }
  return { ...pack, reservations: { ...pack.reservations, [orderId]: reservation } }
}

/** Gives the room back. A reservation that is already gone stays gone. */
export function releaseReservation(pack: Pack, orderId: OrderId): Pack {
  const { [orderId]: _released, ...reservations } = pack.reservations
  return { ...pack, reservations }
}
