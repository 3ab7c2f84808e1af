import type { CaptureReceipt, ChargeReceipt, HoldReceipt } from '../../src/contract/charges'
import { clerk, clerkElsewhere, owner } from '../support/shop'
import { balanceAt } from './balance'
import type { Intent, Possibility } from './intent'
import type { KnownHold } from './memory'
import type { Run } from './run'
import { byStaff, spendIdIn } from './staff-intents'

export const CODES = ['CODE_UNKNOWN', 'CODE_EXPIRED', 'CODE_USED', 'PACK_NOT_OPENED'] as const
/** Of the member of a shared pack who pays. */
export const MEMBERS = ['MEMBER_LIMIT', 'SHARED_NOT_MEMBER'] as const

/** Whether a hold is open as far as anybody can see. */
function isHeld(run: Run) {
  return ({ packId, receiptId }: KnownHold): boolean => {
    const holdId = `hld_${bodyOf(receiptId.split(':')[1] ?? '')}`
    return run.auditor.packOf(packId)?.holds.some(each => each.holdId === holdId) ?? false
  }
}

/** The part of an id behind its prefix. */
function bodyOf(id: string): string {
  return id.slice(id.indexOf('_') + 1)
}

function holds(run: Run): Intent | null {
  const held = run.chance.pickOr(run.latestTickets('pay'), null)
  if (!held) return null
  const { packId, ticket, staff, code } = held
  const commandId = spendIdIn(code)
  const amountFen = run.chance.whole(1, 9000)
  return {
    ...byStaff(staff, 'balance.hold', { ticket, amountFen, minutes: run.chance.pick([5, 30, 600, 4320]) }),
    mayRefuse: [...CODES, ...MEMBERS, 'BALANCE_TOO_LOW', 'HOLDS_FULL'],
    command: { packId, commandId },
    repeatable: true,
    onYes: (receipt: HoldReceipt) => {
      const { receiptId } = receipt
      // Answered again, it is the same hold, and everybody still wants the same of it.
      const isKnown = run.memory.holds.some(each => each.receiptId === receiptId)
      const captureFen = run.chance.in(0.5) ? amountFen : run.chance.whole(1, amountFen)
      if (!isKnown) run.memory.holds.push({ receiptId, packId, staff, amountFen, captureFen, at: run.roundAt })
      return receipt.amountFen === amountFen ? [] : [`held ${receipt.amountFen} instead of ${amountFen}`]
    },
  }
}

function captures(run: Run): Intent | null {
  const hold = run.recall(run.memory.holds, isHeld(run))
  if (!hold) return null
  const { receiptId, packId, staff, captureFen } = hold
  const commandId = `cap_${bodyOf(receiptId.split(':')[1] ?? '')}`
  return {
    ...byStaff(staff, 'hold.capture', { receiptId, amountFen: captureFen }),
    mayRefuse: ['HOLD_NOT_OPEN', 'HOLD_EXPIRED'],
    command: { packId, commandId },
    repeatable: true,
    onYes: (receipt: CaptureReceipt) => {
      run.memory.sales.push({
        receiptId: `${packId}:${commandId}`,
        packId,
        staff,
        amountFen: captureFen,
        at: run.roundAt,
      })
      const isTrue = receipt.amountFen === captureFen && receipt.releasedFen === hold.amountFen - captureFen
      return isTrue ? [] : [`${receiptId}: captured ${receipt.amountFen}, released ${receipt.releasedFen}`]
    },
  }
}

/** More than was held, or another store's: never a yes. */
function capturesWrongly(run: Run): Intent | null {
  const hold = run.recall(run.memory.holds, isHeld(run))
  if (!hold) return null
  const { receiptId, staff, amountFen } = hold
  const elsewhere = run.chance.in(0.5)
  const other = staff === clerkElsewhere ? clerk : clerkElsewhere
  const more = amountFen + run.chance.whole(1, 500)
  return {
    ...byStaff(elsewhere ? other : staff, 'hold.capture', { receiptId, amountFen: elsewhere ? amountFen : more }),
    mayRefuse: ['HOLD_NOT_OPEN', 'HOLD_EXPIRED', 'CAPTURE_ABOVE_HOLD', 'NOT_ALLOWED'],
    repeatable: false,
    onYes: () => [`${receiptId} was captured beyond what was held, or elsewhere`],
  }
}

function releases(run: Run): Intent | null {
  const hold = run.recall(run.memory.holds, isHeld(run))
  if (!hold) return null
  const { receiptId, packId, staff } = hold
  return {
    ...byStaff(staff, 'hold.release', { receiptId }),
    // The deadline releases under the same id: then the till hears that the hold is over.
    mayRefuse: ['HOLD_NOT_OPEN'],
    repeatable: true,
    onYes: () => {
      const entry = run.auditor.entryOf(packId, `rel_${bodyOf(receiptId.split(':')[1] ?? '')}`)
      return entry?.facts.kind === 'released' ? [] : [`${receiptId} is called released and is not`]
    },
  }
}

function refundsSale(run: Run): Intent | null {
  const sale = run.recall(run.memory.sales)
  if (!sale) return null
  const { receiptId, packId, amountFen } = sale
  const refundId = run.newId('rfd')
  const wish = run.chance.in(0.4) ? amountFen : run.chance.whole(1, amountFen)
  const reason = run.chance.pick(['returned', 'wrong_amount', 'not_delivered', 'other'])
  return {
    ...byStaff(owner, 'charge.refund', { refundId, receiptId, amountFen: wish, reason }),
    mayRefuse: ['REFUND_ABOVE_CHARGE', 'CHARGE_UNKNOWN', 'REFUND_LOTS_FULL', 'COMMAND_ID_TIME'],
    command: { packId, commandId: refundId },
    repeatable: true,
    onYes: (receipt: { amountFen: number; refundedFen: number }) => {
      const isTrue = receipt.amountFen === wish && receipt.refundedFen <= amountFen
      return isTrue ? [] : [`${receiptId} of ${amountFen}: given back ${JSON.stringify(receipt)}`]
    },
  }
}

/** Only who may gives back. */
function refundsWithoutRight(run: Run): Intent | null {
  const sale = run.recall(run.memory.sales)
  if (!sale) return null
  const input = { refundId: run.newId('rfd'), receiptId: sale.receiptId, amountFen: 1, reason: 'other' }
  const mayRefuse = ['NOT_ALLOWED'] as const
  return { ...byStaff(clerk, 'charge.refund', input), mayRefuse, repeatable: false, onYes: () => ['a clerk gave back'] }
}

/** Pays the best price that a quote showed: the price is asked in the same breath, since a quote grows old in a round. */
function quotes(run: Run): Intent | null {
  const held = run.chance.pickOr(run.latestTickets('pay'), null)
  if (!held) return null
  // Now and then more than there is: then the rest can be paid by WeChat Pay.
  const pack = run.auditor.packOf(held.packId)
  const beyondFen = pack && run.chance.in(0.5) ? balanceAt(pack, run.roundAt) : 0
  const amountFen = beyondFen + run.chance.whole(1, 9000)
  return {
    ...byStaff(held.staff, 'charge.quote', { ticket: held.ticket, amountFen }),
    mayRefuse: CODES,
    repeatable: false,
    onYes: ({ payableFen, restFen }: { payableFen: number; restFen: number }) => {
      run.quoted.push({ ...held, amountFen, payableFen, restFen, at: run.roundAt })
      return payableFen >= 0 && payableFen <= amountFen ? [] : [`${payableFen} is asked for ${amountFen}`]
    },
  }
}

function chargesBest(run: Run): Intent | null {
  const held = run.recall(run.quoted)
  if (!held || held.payableFen === 0) return null
  const { packId, ticket, staff, amountFen, payableFen, code } = held
  const commandId = spendIdIn(code)
  return {
    ...byStaff(staff, 'balance.charge', { ticket, amountFen, expectedPayableFen: payableFen }),
    mayRefuse: [...CODES, ...MEMBERS, 'BALANCE_TOO_LOW', 'PRICE_CHANGED'],
    command: { packId, commandId },
    repeatable: true,
    onYes: (receipt: ChargeReceipt) => {
      if (receipt.amountFen > 0) {
        run.memory.sales.push({
          receiptId: `${packId}:${commandId}`,
          packId,
          staff,
          amountFen: receipt.amountFen,
          at: run.roundAt,
        })
      }
      return receipt.amountFen === payableFen ? [] : [`charged ${receipt.amountFen}, quoted ${payableFen}`]
    },
  }
}

export const holdPossibilities: readonly Possibility[] = [
  { weight: 9, make: holds },
  { weight: 7, make: captures },
  { weight: 0.5, make: capturesWrongly },
  { weight: 3, make: releases },
  { weight: 6, make: refundsSale },
  { weight: 0.3, make: refundsWithoutRight },
  { weight: 7, make: quotes },
  { weight: 5, make: chargesBest },
]
