import { type CheckoutId, deriveId, type PackId } from '../../src/domain/ids'
import type { Fen } from '../../src/domain/money'
import { priceFor, type ShownPoints } from '../../src/domain/pack/charge'
import { confirmCheckout as confirm, holdOfCheckout, reserveCheckout as reserve } from '../../src/domain/pack/checkout'
import type { Pack } from '../../src/domain/pack/pack'
import type { BestPrice } from '../../src/domain/pricing/best-price'
import type { Order } from '../../src/domain/pricing/order-line'
import { Refusal, type RefusalCode } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import { type Committed, commitCommand } from './commit-command'
import type { PayingCard } from './paying-card'
import { readPack } from './read-pack'
import { releaseHold } from './release-hold'

/*
 * The way of an order from any source: priced, reserved for one attempt, then confirmed or released. The reservation is a hold in the
 * pack that pays, the member's own or a shared one: coupons and money are kept in one write and end in one write, whoever
 * comes first.
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
  card: PayingCard
  checkoutId: CheckoutId
  order: Order
  expectedPayableFen: Fen
  /** points that are to pay a part, as they were shown; null: none */
  points: ShownPoints | null
}

/** Reserves coupons and money for an attempt. The same attempt again answers the same; another order under it is refused. */
export function reserveCheckout(wish: ReserveWish, rules: Rules, at: Instant): Promise<Committed> {
  const { card, checkoutId, order, expectedPayableFen, points } = wish
  const { packId, memberPackId, justRead } = card
  return commitCommand({
    packId,
    commandId: checkoutId,
    content: { lines: contentOf(order), storeId: order.storeId, expectedPayableFen, memberPackId, ...points },
    rulesVersion: rules.version,
    at,
    decide: pack => reserve(pack, { checkoutId, order, expectedPayableFen, points, memberPackId }, rules, at),
    ...(justRead && { justRead }),
  })
}

function contentOf({ lines }: Order) {
  return lines.map(({ productId, category, quantity, unitFen }) => ({ productId, category, quantity, unitFen }))
}

/** Pays what an attempt reserved. Throws CHECKOUT_OVER when it was released, ran out, or never was. */
export function confirmCheckout(
  card: PayingCard,
  checkoutId: CheckoutId,
  rules: Rules,
  at: Instant,
): Promise<Committed> {
  const { packId, memberPackId, justRead } = card
  return orOver(
    commitCommand({
      packId,
      commandId: deriveId('cap', checkoutId),
      content: { checkoutId, memberPackId },
      rulesVersion: rules.version,
      at,
      decide: pack => confirm(pack, checkoutId, rules, at, memberPackId),
      ...(justRead && { justRead }),
    }),
  )
}

/** Gives back what an attempt reserved. Throws CHECKOUT_OVER when it was paid, ran out, or never was. */
export function releaseCheckout(
  { packId, memberPackId }: PayingCard,
  checkoutId: CheckoutId,
  at: Instant,
): Promise<Committed> {
  const by = { kind: 'checkout' as const, checkoutId, memberPackId }
  return orOver(releaseHold({ packId, holdId: holdOfCheckout(checkoutId), by }, at))
}

/** What is not (any more) this member's to end. The id under other content is another member's attempt on a shared card. */
const OVER: ReadonlySet<RefusalCode> = new Set(['HOLD_NOT_OPEN', 'HOLD_EXPIRED', 'NOT_ALLOWED', 'COMMAND_ID_REUSED'])

async function orOver(committed: Promise<Committed>): Promise<Committed> {
  try {
    return await committed
  } catch (error) {
    const isOver = error instanceof Refusal && OVER.has(error.code)
    throw isOver ? new Refusal('CHECKOUT_OVER', {}) : error
  }
}
