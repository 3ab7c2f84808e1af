import type { Rest, TillRest } from '../../src/contract/rest'
import type { Intent, Possibility } from './intent'
import type { Run } from './run'
import { byShopper } from './shopper-intents'
import { byStaff, spendIdIn } from './staff-intents'

/** A sale whose balance is short: what there is is held, and the phone is asked for the rest. */
function startsRest(run: Run): Intent | null {
  const held = run.recall(run.quoted.filter(each => each.restFen > 0))
  if (!held) return null
  const { member, packId, ticket, staff, amountFen, payableFen, restFen, code } = held
  const orderId = spendIdIn(code).replace('spd_', 'ord_')
  const input = { ticket, amountFen, expectedPayableFen: payableFen, expectedRestFen: restFen }
  return {
    ...byStaff(staff, 'rest.start', input),
    mayRefuse: [
      ...(['CODE_UNKNOWN', 'CODE_EXPIRED', 'CODE_USED', 'PRICE_CHANGED', 'REST_NOT_NEEDED'] as const),
      ...(['BALANCE_TOO_LOW', 'HOLDS_FULL', 'ORDER_CLOSED', 'MEMBER_LIMIT', 'SHARED_NOT_MEMBER'] as const),
    ],
    repeatable: true,
    onYes: (rest: TillRest) => {
      run.memory.rests.push({ orderId, member, packId, staff, at: run.roundAt })
      return rest.payableFen === payableFen && rest.balanceFen + rest.restFen === payableFen
        ? []
        : [`${orderId}: ${JSON.stringify(rest)} of ${payableFen}`]
    },
  }
}

function paysRest(run: Run): Intent | null {
  const rest = run.recall(run.memory.rests)
  if (!rest) return null
  const { orderId, member, packId } = rest
  return {
    ...byShopper(member, 'rest.pay', { orderId }),
    mayRefuse: ['HOLD_NOT_OPEN', 'PAYMENT_UNAVAILABLE', 'ORDER_UNKNOWN'],
    repeatable: true,
    onYes: ({ payment, restFen }: Rest) => {
      const prepayId = payment?.package.replace('prepay_id=', '')
      const { paid = false, at = run.roundAt } = run.orders.get(orderId) ?? {}
      if (prepayId)
        run.orders.set(orderId, { orderId, member, packId, isRest: true, payFen: restFen, prepayId, paid, at })
      return []
    },
  }
}

/** The till and the phone are told the same, and what is called paid is in the ledger. */
function watchesRest(run: Run): Intent | null {
  const rest = run.recall(run.memory.rests)
  if (!rest) return null
  const { orderId, member, packId, staff } = rest
  const asTill = run.chance.in(0.5)
  return {
    ...(asTill ? byStaff(staff, 'rest.watch', { orderId }) : byShopper(member, 'rest.read', { orderId })),
    mayRefuse: ['ORDER_UNKNOWN'],
    repeatable: false,
    onYes: ({ state }: TillRest) => {
      const entry = run.auditor.entryOf(packId, orderId.replace('ord_', 'cap_'))
      return state !== 'paid' || entry?.facts.kind === 'captured' ? [] : [`${orderId} is called paid and is not`]
    },
  }
}

function givesUp(run: Run): Intent | null {
  const rest = run.recall(run.memory.rests)
  if (!rest) return null
  const { orderId, packId, staff } = rest
  return {
    ...byStaff(staff, 'rest.cancel', { orderId }),
    mayRefuse: ['REST_BEING_PAID', 'ORDER_UNKNOWN'],
    repeatable: true,
    onYes: ({ state }: TillRest) => {
      const isHeld = run.auditor.packOf(packId)?.holds.some(({ holdId }) => holdId === orderId.replace('ord_', 'hld_'))
      return state === 'closed' && isHeld ? [`${orderId} is closed and its money is held`] : []
    },
  }
}

export const restPossibilities: readonly Possibility[] = [
  { weight: 3, make: startsRest },
  { weight: 3, make: paysRest },
  { weight: 1.5, make: watchesRest },
  { weight: 0.7, make: givesUp },
]
