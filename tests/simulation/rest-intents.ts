import type { RefundReceipt } from '../../src/contract/charges'
import type { Rest, TillRest } from '../../src/contract/rest'
import { owner } from '../support/shop'
import type { Intent, Possibility } from './intent'
import type { Run } from './run'
import { byShopper } from './shopper-intents'
import { byStaff, spendIdIn } from './staff-intents'

/** A till does not come back to what it showed so long ago. */
const QUOTE_LIFE_MS = 5 * 60_000

/** A sale whose balance is short: what there is is held, and the phone is asked for the rest. */
function startsRest(run: Run): Intent | null {
  const shown = run.quoted.filter(each => each.restFen > 0 && each.at > run.roundAt - QUOTE_LIFE_MS)
  const held = run.recall(shown, ({ packId, code }) => !run.auditor.entryOf(packId, spendIdIn(code)))
  if (!held) return null
  const { member, packId, ticket, staff, amountFen, payableFen, restFen, code } = held
  const orderId = spendIdIn(code).replace('spd_', 'ord_')
  const receiptId = `${packId}:${orderId.replace('ord_', 'cap_')}`
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
      if (!run.memory.restSales.some(each => each.receiptId === receiptId))
        run.memory.restSales.push({ receiptId, packId, staff, amountFen: payableFen, at: run.roundAt })
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
      const lines = [{ orderId, packId, payFen: restFen }]
      run.awaitPayment({ orderId, member, of: 'rest', lines, payFen: restFen }, payment)
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

/** What WeChat paid of a sale goes back there, the rest to the card; together never more than was paid. */
function refundsRest(run: Run): Intent | null {
  const sale = run.recall(run.memory.restSales, ({ packId, receiptId }) => {
    return run.auditor.entryOf(packId, receiptId.split(':')[1] ?? '') !== undefined
  })
  if (!sale) return null
  const amountFen = run.chance.in(0.4) ? sale.amountFen : run.chance.whole(1, sale.amountFen)
  const wish = { refundId: run.newId('rfd'), receiptId: sale.receiptId, amountFen, reason: 'returned' }
  return {
    ...byStaff(owner, 'charge.refund', wish),
    mayRefuse: ['REFUND_ABOVE_CHARGE', 'CHARGE_UNKNOWN', 'REFUND_LOTS_FULL', 'REFUND_UNDER_WAY', 'COMMAND_ID_TIME'],
    repeatable: true,
    onYes: (receipt: RefundReceipt) =>
      receipt.amountFen + receipt.wechatFen === amountFen || receipt.amountFen === amountFen
        ? []
        : [`${sale.receiptId}: ${JSON.stringify(receipt)} of ${amountFen}`],
  }
}

export const restPossibilities: readonly Possibility[] = [
  { weight: 12, make: startsRest },
  { weight: 3, make: paysRest },
  { weight: 1.5, make: watchesRest },
  { weight: 0.7, make: givesUp },
  { weight: 4, make: refundsRest },
]
