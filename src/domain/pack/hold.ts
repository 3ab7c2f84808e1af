import type { CheckoutId, CouponId, HoldId, LotId, OrderId, PackId, PaymentId, TopUpRefundId } from '../ids'
import type { DebitOrder } from '../ledger/debit-order'
import type { PaidPoints } from '../ledger/facts/sale-facts'
import { withHeld } from '../ledger/lots'
import { planDebit } from '../ledger/plan-debit'
import { type Fen, NO_MONEY, subtractFen, sumFen } from '../money'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import type { Decision } from './decision'
import { packLimits } from './limits'
import { lotsOf, type Pack, withLots } from './pack'
import { whyNotPaidBy } from './shared-members'
import { balanceTooLow } from './spend'
import { whyAboveLimit } from './spend-limits'

/**
 * Whose word ends a hold. One at a till or of an order is released at its deadline; one of a payment over several packs obeys that
 * payment's document and never ends without it; so does what is kept of a top-up that is given back.
 */
export type HoldOwner =
  | { kind: 'till'; storeId: string; storeName: string; staffId: string }
  /** with the offers of the pack that brings the price of it; absent for the others, and when nothing lowers it */
  | { kind: 'payment'; paymentId: PaymentId; offers?: HeldOffers }
  /** with the unused coupons that came with the top-up; absent when there are none */
  | { kind: 'refund'; refundId: TopUpRefundId; couponIds?: CouponId[] }
  | CheckoutOwner
  | RestOwner

/**
 * An order under way: with its money it keeps its coupons, for what they took off when the price was agreed. They are
 * reserved for as long as the hold is open, and for this attempt alone.
 */
export interface CheckoutOwner {
  kind: 'checkout'
  checkoutId: CheckoutId
  storeId: string
  storeName: string
  offers: HeldOffers
}

/** A sale of which WeChat Pay pays the rest: like an order's, and ended by the order for that rest alone. */
export interface RestOwner {
  kind: 'rest'
  orderId: OrderId
  /** an order online; absent at a till, where the member's phone has to be told of it */
  checkoutId?: CheckoutId
  storeId: string
  storeName: string
  offers: HeldOffers
}

/** What was agreed, as short as a pack must be: names and templates stand on the coupons that are kept. */
export interface HeldOffers {
  orderFen: Fen
  memberOffFen: Fen
  coupons: { couponId: CouponId; offFen: Fen }[]
  /** have left the member's points with the reservation; absent when none did */
  points?: PaidPoints
}

/** Money of named lots that is kept for one purpose: it stays the member's, and pays for nothing else. */
export interface Hold {
  holdId: HoldId
  owner: HoldOwner
  /** what is kept of each lot */
  lots: HeldLot[]
  /** in which order a capture of a part takes from them */
  order: DebitOrder
  heldAt: Instant
  /** exclusive: a hold of a till cannot be captured any more from then on; of a payment, when it is due to be asked about */
  until: Instant
  /** whose it is, in a shared pack: it counts against that member's limits */
  memberPackId?: PackId
}

export interface HeldLot {
  lotId: LotId
  fen: Fen
}

export interface HoldMoney {
  holdId: HoldId
  owner: HoldOwner
  amountFen: Fen
  until: Instant
  /** whose it is, from a shared pack */
  memberPackId?: PackId | undefined
}

/**
 * Keeps an amount for later: from named lots, whole or not at all. No value moves, so the entry has no movements; the books
 * show it in the entry's facts. Refuses with HOLDS_FULL, SPEND_LIMIT_PURCHASE, SPEND_LIMIT_DAY, BALANCE_TOO_LOW,
 * and for a shared pack SHARED_NOT_MEMBER, MEMBER_LIMIT.
 */
export function hold(pack: Pack, command: HoldMoney, rules: Rules, at: Instant): Decision {
  const { holdId, owner, amountFen, until, memberPackId } = command
  if (pack.holds.length >= packLimits.holds) return new Refusal('HOLDS_FULL', { limit: packLimits.holds })
  const tooMuch = whyAboveLimit(pack, amountFen, rules, at)
  if (tooMuch) return tooMuch
  const notTheirs = whyNotPaidBy(pack, memberPackId, amountFen, at)
  if (notTheirs) return notTheirs
  const order = rules.shop.debitOrder
  // Offers may have made it free: then there are coupons to keep and no money.
  const isFree = amountFen === NO_MONEY && 'offers' in owner
  const debits = isFree ? [] : planDebit(lotsOf(pack), amountFen, at, order)
  if (!debits) return balanceTooLow(pack, command, at)
  const lots = debits.map(({ lotId, fen }) => ({ lotId, fen }))
  const heldLots = lots.length + pack.holds.reduce((sum, each) => sum + each.lots.length, 0)
  if (heldLots > packLimits.heldLots) return new Refusal('HOLDS_FULL', { limit: pack.holds.length })
  return {
    pack: {
      ...withLots(pack, all => withHeld(all, new Map(lots.map(each => [each.lotId, each.fen])))),
      holds: [
        ...pack.holds,
        { holdId, owner, lots, order, heldAt: at, until, ...(memberPackId ? { memberPackId } : {}) },
      ],
    },
    facts: { kind: 'held', holdId, owner, amountFen, lots, until },
    movements: [],
  }
}

/** What a hold keeps, over its lots. */
export function heldBy(hold: Hold): Fen {
  return sumFen(hold.lots.map(lot => lot.fen))
}

/** The pack without a hold, what it kept free again: the first half of every end of a hold. */
export function withoutHold(pack: Pack, hold: Hold): Pack {
  const back = new Map(hold.lots.map(({ lotId, fen }) => [lotId, subtractFen(0 as Fen, fen)]))
  return {
    ...withLots(pack, lots => withHeld(lots, back)),
    holds: pack.holds.filter(each => each.holdId !== hold.holdId),
  }
}

/** An open hold, for whoever may end it; HOLD_NOT_OPEN when it has ended or never was, NOT_ALLOWED in another store. */
export function openHold(pack: Pack, holdId: HoldId, by: HoldEnder): Hold | Refusal {
  const hold = pack.holds.find(each => each.holdId === holdId)
  if (!hold) return new Refusal('HOLD_NOT_OPEN', {})
  return mayEnd(hold, by) ? hold : new Refusal('NOT_ALLOWED', {})
}

/** Who wants to end a hold: the till's own store, the payment that it belongs to, or the clock at its deadline. */
export type HoldEnder =
  | { kind: 'till'; storeId: string }
  | { kind: 'payment'; paymentId: PaymentId }
  | { kind: 'refund'; refundId: TopUpRefundId }
  /** from a shared pack: whoever made the order */
  | { kind: 'checkout'; checkoutId: CheckoutId; memberPackId?: PackId | undefined }
  | { kind: 'rest'; orderId: OrderId }
  | { kind: 'deadline' }

function mayEnd({ owner, memberPackId }: Hold, by: HoldEnder): boolean {
  switch (owner.kind) {
    case 'till':
      return by.kind === 'deadline' || (by.kind === 'till' && by.storeId === owner.storeId)
    case 'payment':
      return by.kind === 'payment' && by.paymentId === owner.paymentId
    case 'refund':
      return by.kind === 'refund' && by.refundId === owner.refundId
    case 'rest':
      return by.kind === 'rest' && by.orderId === owner.orderId
    case 'checkout': {
      const isTheirs = by.kind === 'checkout' && by.memberPackId === memberPackId
      return by.kind === 'deadline' || (isTheirs && by.checkoutId === owner.checkoutId)
    }
    default:
      return owner satisfies never
  }
}
