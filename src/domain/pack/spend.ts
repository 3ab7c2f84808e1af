import { planDebit } from '../ledger/plan-debit'
import { subtractFen } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import type { Decision } from './decision'
import { balanceOf, lotsOf, type Pack } from './pack'
import { type Sale, sell } from './sale'
import { whyNotPaidBy } from './shared-members'
import { whyAboveLimit } from './spend-limits'

/**
 * Pays from the balance: exact to the fen, from named lots, or not at all. The pay code was verified before; the command's
 * id follows from it, so a code pays once. Refuses with SPEND_LIMIT_PURCHASE, SPEND_LIMIT_DAY, BALANCE_TOO_LOW,
 * and for a shared pack SHARED_NOT_MEMBER, MEMBER_LIMIT.
 */
export function spend(pack: Pack, sale: Sale, rules: Rules, at: Instant): Decision {
  const tooMuch = whyAboveLimit(pack, sale.amountFen, rules, at)
  if (tooMuch) return tooMuch
  const notTheirs = whyNotPaidBy(pack, sale.memberPackId, sale.amountFen, at)
  if (notTheirs) return notTheirs
  const order = rules.shop.debitOrder
  const debits = planDebit(lotsOf(pack), sale.amountFen, at, order)
  if (!debits) return balanceTooLow(pack, sale, at)
  const { pack: next, sold, movements } = sell(pack, sale, debits, order, rules, at)
  return { pack: next, facts: { kind: 'spent', ...sold }, movements }
}

/** The no to an amount that the balance does not cover: what is there, and what is missing. */
export function balanceTooLow(pack: Pack, { amountFen }: Pick<Sale, 'amountFen'>, at: Instant): Refusal {
  const balanceFen = balanceOf(pack, at).totalFen
  return new Refusal('BALANCE_TOO_LOW', { balanceFen, shortFen: subtractFen(amountFen, balanceFen) })
}
