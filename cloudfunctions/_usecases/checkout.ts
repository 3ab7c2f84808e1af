import { type CheckoutId, deriveId, type PackId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import { priceFor, type ShownPoints } from '../../src/domain/pack/charge'
import { confirmCheckout as confirm, holdOfCheckout, reserveCheckout as reserve } from '../../src/domain/pack/checkout'
import type { Pack } from '../../src/domain/pack/pack'
import type { BestPrice } from '../../src/domain/pricing/best-price'
import type { Order } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'
import { readPack } from './read-pack'
import { releaseHold } from './release-hold'

/*
 * The way of an order from any source: priced, reserved for one attempt, then confirmed or released. The reservation is a
 * hold in the member's pack: coupons and money are kept in one write and end in one write, whoever comes first.
 */

/** The best price of an order for this member, and the pack that it was found for. */
export async function priceCheckout(
  packId: PackId,
  order: Order,
  usePoints: boolean,
  rules: Rules,
): Promise<{ price: BestPrice; pack: Pack }> {
  const pack = await readPack(packId, order.at)
  return { price: priceFor(pack, order, { coupons: 'best', usePoints }, rules), pack }
}

export interface ReserveWish {
  packId: PackId
  checkoutId: CheckoutId
  order: Order
  expectedPayableFen: Fen
  /** points that are to pay a part, as they were shown; null: none */
  points: ShownPoints | null
}

/** Reserves coupons and money for an attempt. The same attempt again answers the same; another order under it is refused. */
export function reserveCheckout(wish: ReserveWish, rules: Rules, at: Instant): Promise<Committed> {
  const { packId, checkoutId, order, expectedPayableFen, points } = wish
  const lines = order.lines.map(({ productId, category, quantity, unitFen }) => {
    return { productId, category, quantity, unitFen }
  })
  return commitCommand({
    packId,
    commandId: checkoutId,
    content: { lines, storeId: order.storeId, expectedPayableFen, ...points },
    rulesVersion: rules.version,
    at,
    decide: pack => reserve(pack, { checkoutId, order, expectedPayableFen, points }, rules, at),
  })
}

/** Pays what an attempt reserved. Throws CHECKOUT_OVER when it was released, ran out, or never was. */
export function confirmCheckout(packId: PackId, checkoutId: CheckoutId, rules: Rules, at: Instant): Promise<Committed> {
  return orOver(
    commitCommand({
      packId,
      commandId: deriveId('cap', checkoutId),
      content: { checkoutId },
      rulesVersion: rules.version,
      at,
      decide: pack => confirm(pack, checkoutId, rules, at),
    }),
  )
}

/** Gives back what an attempt reserved. Throws CHECKOUT_OVER when it was paid, ran out, or never was. */
export function releaseCheckout(packId: PackId, checkoutId: CheckoutId, at: Instant): Promise<Committed> {
  return orOver(releaseHold({ packId, holdId: holdOfCheckout(checkoutId), by: { kind: 'checkout', checkoutId } }, at))
}

async function orOver(committed: Promise<Committed>): Promise<Committed> {
  try {
    return await committed
  } catch (error) {
    const isOver = error instanceof Refusal && (error.code === 'HOLD_NOT_OPEN' || error.code === 'HOLD_EXPIRED')
    throw isOver ? new Refusal('CHECKOUT_OVER', {}) : error
  }
}
