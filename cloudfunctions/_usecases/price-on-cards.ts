import type { PackId } from '../../src/domain/ids'
import { priceFor } from '../../src/domain/pack/charge'
import type { Pack } from '../../src/domain/pack/pack'
import type { BestPrice } from '../../src/domain/pricing/best-price'
import type { Order } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import { readPack } from './read-pack'
import { sharedPacksOf } from './read-shared-packs'

/** An order as one card would pay it. */
export interface CardPrice {
  /** null: the member's own card */
  sharedPackId: PackId | null
  pack: Pack
  price: BestPrice
}

export interface PriceWish {
  order: Order
  usePoints: boolean
  /** null: my own; any: whichever suffices, my own before the others */
  sharedPackId: PackId | 'any' | null
}

/**
 * The best price of an order on each card that this member pays from, their own first, and the one among them that was asked
 * for. Throws SHARED_NOT_MEMBER for any other.
 */
export async function priceOnCards(
  packId: PackId,
  { order, usePoints, sharedPackId }: PriceWish,
  rules: Rules,
): Promise<{ chosen: CardPrice; cards: CardPrice[] }> {
  const wish = { coupons: 'best' as const, usePoints }
  const pack = await readPack(packId, order.at)
  const shared = await sharedPacksOf(pack, order.at)
  const own: CardPrice = { sharedPackId: null, pack, price: priceFor(pack, order, wish, rules) }
  const others = shared.map((each): CardPrice => {
    return { sharedPackId: each.packId, pack: each, price: priceFor(each, order, wish, rules, packId) }
  })
  const cards = [own, ...others]
  const chosen =
    sharedPackId === 'any'
      ? (cards.find(({ price }) => price.restFen === 0) ?? own)
      : cards.find(card => card.sharedPackId === sharedPackId)
  if (!chosen) throw new Refusal('SHARED_NOT_MEMBER', {})
  return { chosen, cards }
}
