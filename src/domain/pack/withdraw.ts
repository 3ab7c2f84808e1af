import type { ChannelAccount } from '../channels/channel'
import { deriveId, lotIdsOf, type OrderId, type TopUpRefundId } from '../ids'
import { applyDebits, freeFen, type Lot, type LotDebit, withHeld } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { type Fen, fen, NO_MONEY, subtractFen, sumFen } from '../money'
import { refundOf, type TopUpLeft, type TopUpRefundReason } from '../refunds/refund-terms'
import { Refusal } from '../refusal'
import type { Instant } from '../time'
import type { Quote } from '../top-up/quote'
import type { Decision } from './decision'
import { type Hold, withoutHold } from './hold'
import { packLimits } from './limits'
import { lotsOf, type Pack, withLots } from './pack'
import { type CameWith, couponsLeft, takeBackCoupons } from './top-up-coupons'

/** A top-up as it was paid, how much of its bonus has run out unused since, and what was paid back of it before. */
export interface PaidTopUp {
  orderId: OrderId
  quote: Pick<Quote, 'payFen' | 'bonusFen'>
  paidAt: Instant
  bonusExpiredFen: Fen
  /** paid back, and all that left the card with it */
  refundedFen: Fen
  withdrawnFen: Fen
  /** that came with it */
  coupons: CameWith[]
}

/** What is left of a top-up in its own two lots, and of its coupons. What another hold keeps stands in the way: REFUND_HELD. */
export function leftOf(pack: Pack, paid: PaidTopUp, at: Instant): TopUpLeft | Refusal {
  const { orderId, quote, paidAt, bonusExpiredFen, refundedFen, withdrawnFen } = paid
  const lots = lotsOfTopUp(pack, orderId)
  const coupons = couponsLeft(pack, paid.coupons, at)
  if (coupons.isKept || lots.some(lot => lot.heldFen !== undefined)) return new Refusal('REFUND_HELD', {})
  const left = (kind: Lot['kind']): Fen => sumFen(lots.filter(lot => lot.kind === kind).map(freeFen))
  return {
    paidFen: quote.payFen,
    bonusFen: quote.bonusFen,
    principalLeftFen: left('principal'),
    bonusLeftFen: left('bonus'),
    bonusExpiredFen,
    refundedFen,
    withdrawnFen,
    couponsUsed: coupons.used,
    couponsUsedFen: coupons.usedFen,
    paidAt,
  }
}

/** What the member would get back now, by the rule for the reason. */
export function quoteRefund(pack: Pack, paid: PaidTopUp, reason: TopUpRefundReason, at: Instant): Fen | Refusal {
  const left = leftOf(pack, paid, at)
  return left instanceof Refusal ? left : refundOf(left, reason, at)
}

export interface HoldForRefund {
  refundId: TopUpRefundId
  paid: PaidTopUp
  reason: TopUpRefundReason
  /** what was promised: another figure is refused, so that nobody gets less or more than was shown */
  refundFen: Fen
}

/** Keeps all that is left of a top-up before anything is paid back. Refuses also with REFUND_CHANGED and HOLDS_FULL. */
export function holdForRefund(pack: Pack, command: HoldForRefund, at: Instant): Decision {
  const { refundId, paid, reason, refundFen } = command
  if (pack.holds.length >= packLimits.holds) return new Refusal('HOLDS_FULL', { limit: packLimits.holds })
  const quoted = quoteRefund(pack, paid, reason, at)
  if (quoted instanceof Refusal) return quoted
  if (quoted !== refundFen) return new Refusal('REFUND_CHANGED', { refundFen: quoted })
  const lots = lotsOfTopUp(pack, paid.orderId).map(lot => ({ lotId: lot.lotId, fen: lot.leftFen }))
  const couponIds = couponsLeft(pack, paid.coupons, at).free
  const hold: Hold = {
    holdId: deriveId('hld', refundId),
    owner: { kind: 'refund', refundId, ...(couponIds.length > 0 && { couponIds }) },
    ...{ lots, order: 'principal_first', heldAt: at, until: at },
  }
  return {
    pack: {
      ...withLots(pack, all => withHeld(all, new Map(lots.map(each => [each.lotId, each.fen])))),
      holds: [...pack.holds, hold],
    },
    facts: {
      kind: 'held',
      ...{ holdId: hold.holdId, owner: hold.owner, lots, until: at },
      amountFen: sumFen(lots.map(lot => lot.fen)),
    },
    movements: [],
  }
}

export interface Withdraw {
  refundId: TopUpRefundId
  orderId: OrderId
  reason: TopUpRefundReason
  refundFen: Fen
  paidFrom: ChannelAccount | 'refunded_by_hand'
  /** who gave it back for the shop; null: the member asked */
  staffId: string | null
}

/**
 * Closes what was held once the money has been paid back: principal pays first, and what is left beyond the refund is bonus
 * taken back, as its gift was, and so are its unused coupons and its level. Only what a hold of this very refund keeps is touched; HOLD_NOT_OPEN without one.
 */
export function withdraw(pack: Pack, command: Withdraw): Decision {
  const { refundId, orderId, reason, refundFen, paidFrom, staffId } = command
  const hold = pack.holds.filter(isOfRefund).find(each => each.owner.refundId === refundId)
  if (!hold) return new Refusal('HOLD_NOT_OPEN', {})
  const taken = takeBackCoupons(pack, hold.owner.couponIds ?? [])
  const kept = new Map(hold.lots.map(each => [each.lotId, each.fen]))
  const debits = lotsOf(pack).flatMap(({ lotId, kind }): LotDebit[] => {
    const held = kept.get(lotId)
    return held === undefined ? [] : [{ lotId, kind, fen: held }]
  })
  const debitsOf = (kind: Lot['kind']): LotDebit[] => debits.filter(each => each.kind === kind)
  const principalFirst = [...debitsOf('principal'), ...debitsOf('bonus')]
  let unpaid: Fen = refundFen
  const movements = principalFirst.flatMap(({ lotId, fen: held }): Movement[] => {
    const paid = fen(Math.min(unpaid, held))
    unpaid = subtractFen(unpaid, paid)
    return [move(lotId, paid, paidFrom), move(lotId, subtractFen(held, paid), 'bonus_granted')].filter(
      movement => movement.amount > 0,
    )
  })
  if (unpaid > 0) throw new Error(`${refundId} pays ${unpaid} fen more than it holds`)
  const heldOf = (kind: Lot['kind']): Fen => sumFen(debitsOf(kind).map(each => each.fen))
  const toppedUpFen = pack.toppedUpFen > refundFen ? subtractFen(pack.toppedUpFen, refundFen) : NO_MONEY
  return {
    pack: {
      ...withLots(withoutHold(taken.pack, hold), all => applyDebits(all, debits)),
      toppedUpFen,
      levelGrants: pack.levelGrants.filter(grant => grant.orderId !== orderId),
    },
    facts: {
      kind: 'top_up_refunded',
      ...{ refundId, orderId, reason, refundFen, paidFrom },
      ...(staffId !== null && { givenBy: staffId }),
      principalFen: heldOf('principal'),
      bonusFen: heldOf('bonus'),
      ...(taken.coupons.length > 0 && { coupons: taken.coupons }),
    },
    movements: [...movements, ...taken.movements],
  }
}

type OfRefund = Hold & { owner: Extract<Hold['owner'], { kind: 'refund' }> }

function isOfRefund(hold: Hold): hold is OfRefund {
  return hold.owner.kind === 'refund'
}

function move(lotId: Lot['lotId'], amount: Fen, to: Withdraw['paidFrom'] | 'bonus_granted'): Movement {
  return { unit: 'fen', amount, from: `lot:${lotId}`, to }
}

function lotsOfTopUp(pack: Pack, orderId: OrderId): Lot[] {
  const { principal, bonus } = lotIdsOf(orderId)
  return lotsOf(pack).filter(lot => lot.lotId === principal || lot.lotId === bonus)
}
