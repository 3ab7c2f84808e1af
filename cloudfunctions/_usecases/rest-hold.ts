import { deriveId } from '../../src/domain/ids'
import { holdOfRest, payRest } from '../../src/domain/pack/rest'
import type { RestOfSale } from '../../src/domain/payments/rest'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Instant } from '../../src/domain/time'
import type { Order } from '../../src/domain/top-up/order'
import { type Committed, commitCommand } from './commit-command'
import { releaseHold } from './release-hold'
import { voidCommand } from './void-command'

/** An order for the rest of a sale. */
export type RestOrder = Order & { rest: RestOfSale }

/** An order that is for a rest. Throws ORDER_UNKNOWN for any other. */
export function restOrder(order: Order | null): RestOrder {
  if (!order?.rest) throw new Refusal('ORDER_UNKNOWN', {})
  return { ...order, rest: order.rest }
}

/** The step that holds balance and offers for it, under the sale's own id. */
export function restHoldStep({ packId, rest, quote, orderId }: RestOrder, at: Instant) {
  const content = { rest: orderId, restFen: quote.payFen, heldFen: rest.heldFen }
  return { packId, commandId: rest.spendId, content, rulesVersion: quote.rulesVersion, at }
}

/** The fence first: a hold that was not placed never will be. One that was is released. */
export async function letGoOfRest(order: RestOrder, at: Instant): Promise<void> {
  const { packId, rest, orderId } = order
  try {
    const { facts } = await voidCommand(restHoldStep(order, at), 'held')
    if (facts.kind !== 'held') return
    await releaseHold({ packId, holdId: holdOfRest(rest.spendId), by: { kind: 'rest', orderId } }, at)
  } catch (error) {
    // The id paid for something else, or the hold has ended before.
    const isOver = error instanceof Refusal && (error.code === 'COMMAND_ID_REUSED' || error.code === 'HOLD_NOT_OPEN')
    if (!isOver) throw error
  }
}

/** Captures what was held, with the rest that was paid. Null when the sale was given up before the money came. */
export async function captureRest(
  order: RestOrder,
  transactionId: string,
  rules: Rules,
  at: Instant,
): Promise<Committed | null> {
  const { packId, rest, quote, orderId } = order
  try {
    return await commitCommand({
      packId,
      commandId: deriveId('cap', rest.spendId),
      content: { rest: orderId, restFen: quote.payFen },
      rulesVersion: quote.rulesVersion,
      at,
      decide: pack => payRest(pack, { rest, restFen: quote.payFen, transactionId }, rules, at),
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'HOLD_NOT_OPEN') return null
    throw error
  }
}
