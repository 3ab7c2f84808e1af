import { releaseReservation } from '../../src/domain/pack/reserve-top-up'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { changePack } from './change-pack'

/** Gives back the room that an order kept in its pack, if it still does. */
export async function releaseRoom({ orderId, packId }: Order, at: Instant): Promise<void> {
  await changePack(packId, at, pack => (pack.reservations[orderId] ? releaseReservation(pack, orderId) : null))
}
