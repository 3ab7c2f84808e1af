import type { Menu, PaidView, ReleasedView, ReservedView } from '../../src/contract/checkout'
import type { CheckoutId } from '../../src/domain/ids'
import { addFen, NO_MONEY, subtractFen } from '../../src/domain/money'
import { Refusal } from '../../src/domain/refusal'
import type { Rules } from '../../src/domain/rules/rules'
import type { Committed } from '../_usecases/commit-command'

export function menu({ version, stores, products }: Rules): Menu {
  return { rulesVersion: version, stores, products }
}

/** Receipts are drawn from the entry, so that a repeat gets the very same one. */
export function reservedView(checkoutId: CheckoutId, { entry: { facts }, repeated }: Committed): ReservedView {
  if (facts.kind !== 'held') throw new Refusal('COMMAND_ID_REUSED', {})
  return { checkoutId, payableFen: facts.amountFen, until: facts.until, repeated }
}

export function paidView(checkoutId: CheckoutId, { entry: { facts, after, at }, repeated }: Committed): PaidView {
  if (facts.kind !== 'captured') throw new Refusal('CHECKOUT_OVER', {})
  const { amountFen, offers, pointsEarned } = facts
  return {
    checkoutId,
    paidFen: amountFen,
    pointsUsed: offers?.points?.points ?? 0,
    savedFen: offers ? subtractFen(offers.orderFen, addFen(amountFen, offers.points?.fen ?? NO_MONEY)) : NO_MONEY,
    pointsEarned,
    balanceFen: addFen(after.principalFen, after.bonusFen),
    paidAt: at,
    repeated,
  }
}

export function releasedView(checkoutId: CheckoutId, { entry: { facts }, repeated }: Committed): ReleasedView {
  if (facts.kind !== 'released') throw new Refusal('CHECKOUT_OVER', {})
  return { checkoutId, releasedFen: facts.amountFen, repeated }
}
