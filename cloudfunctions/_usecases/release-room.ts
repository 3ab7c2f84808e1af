import type { OrderId, PackId } from '../../src/domain/ids'
import { releaseReservation } from '../../src/domain/pack/reserve-top-up'
import { Refusal } from '../../src/domain/refusal'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { returnTier } from '../_store/tier-stock'
import { changePack } from './change-pack'
import { letGoOfRest } from './rest-hold'

/** Gives back what an order kept in its pack, if it still does: room for a top-up, or the balance of a sale. */
export async function releaseRoom(order: Order, at: Instant): Promise<void> {
  const { orderId, packId, rest, quote, batch } = order
  if (rest) return letGoOfRest({ ...order, rest }, at)
  if (batch) {
    for (const { lineId, packId } of batch) await releaseOnCard(packId, lineId, at)
    return
  }
  if (quote.limited) await returnTier(quote.tierId, orderId)
  await releaseReserved(packId, orderId, at)
}

async function releaseReserved(packId: PackId, orderId: OrderId, at: Instant): Promise<void> {
  await changePack(packId, at, pack => (pack.reservations[orderId] ? releaseReservation(pack, orderId) : null))
}

/** A card that is frozen keeps none of the others from their room: its own ends with the reservation's time. */
async function releaseOnCard(packId: PackId, lineId: OrderId, at: Instant): Promise<void> {
  try {
    await releaseReserved(packId, lineId, at)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'TRY_AGAIN') throw error
  }
}
