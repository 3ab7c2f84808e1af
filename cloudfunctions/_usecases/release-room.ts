import { releaseReservation } from '../../src/domain/pack/reserve-top-up'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { returnTier } from '../_store/tier-stock'
import { changePack } from './change-pack'
import { letGoOfRest } from './rest-hold'

/** Gives back what an order kept in its pack, if it still does: room for a top-up, or the balance of a sale. */
export async function releaseRoom(order: Order, at: Instant): Promise<void> {
  const { orderId, packId, rest, quote } = order
  if (rest) return letGoOfRest({ ...order, rest }, at)
  if (quote.limited) await returnTier(quote.tierId, orderId)
  await changePack(packId, at, pack => (pack.reservations[orderId] ? releaseReservation(pack, orderId) : null))
}
