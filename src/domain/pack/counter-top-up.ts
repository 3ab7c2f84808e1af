import { canonicalJson } from '../canonical-json'
import type { CountedBy, CounterReason, CounterVoidReason } from '../counter/counter-rules'
import { lotIdsOf, type OrderId } from '../ids'
import type { Account } from '../ledger/accounts'
import { applyDebits, type Lot, type LotDebit } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { NO_MONEY, subtractFen } from '../money'
import { topUpCouponId } from '../numbered-ids'
import { Refusal } from '../refusal'
import type { Rules } from '../rules/rules'
import type { Instant } from '../time'
import { countOf } from '../top-up/promise'
import { type Quote, quoteTopUp, type TopUpChoice } from '../top-up/quote'
import { creditTopUp } from './credit-top-up'
import type { Decision } from './decision'
import { roomForTier } from './known-counts'
import { lotsOf, type Pack, withLots } from './pack'
import { areUntouched, takeBackCoupons } from './top-up-coupons'

export interface CounterCredit {
  orderId: OrderId
  choice: TopUpChoice
  /** what the member was told: anything else is refused, never credited */
  quote: Quote
  by: CountedBy
  reason: CounterReason
  storeId: string
  storeName: string
  staffId: string
}

/**
 * Credits a top-up that is paid in the shop. Tier, cap and ceiling are judged in this very write: nobody has paid anything
 * that could not be refused. Refuses as a quote does, and with TIER_CHANGED.
 */
export function creditAtCounter(pack: Pack, command: CounterCredit, rules: Rules, at: Instant): Decision {
  const { orderId, choice, quote, by, reason, storeId, storeName, staffId } = command
  const now = quoteTopUp(choice, pack, rules, at)
  if (now instanceof Refusal) return now
  const { tierId, payFen, bonusFen } = now
  const isSame = payFen === quote.payFen && bonusFen === quote.bonusFen && comesWithSame(now, quote)
  if (!isSame) return new Refusal('TIER_CHANGED', { payFen, bonusFen })
  const tierUses = roomForTier(pack.tierUses, tierId, rules)
  if (tierUses instanceof Refusal) return tierUses
  const credited = creditTopUp(
    { ...pack, tierUses },
    { orderId, quote: now, paidAt: at, paidInto: drawerAccount(by, storeId) },
    at,
  )
  const { bonusExpiresAt, cameWith } = credited
  const place = { storeId, storeName, staffId }
  return {
    pack: credited.pack,
    facts: {
      kind: 'counter_topped_up',
      ...{ orderId, tierId, payFen, bonusFen, bonusExpiresAt, by, reason, ...place, ...cameWith },
    },
    movements: credited.movements,
  }
}

function comesWithSame(a: Quote, b: Quote): boolean {
  const beside = ({ coupons = [], level }: Quote) => canonicalJson({ coupons, level: level ?? null })
  return beside(a) === beside(b)
}

export interface CounterVoid {
  orderId: OrderId
  quote: Pick<Quote, 'payFen' | 'bonusFen' | 'tierId' | 'coupons'>
  by: CountedBy
  reason: CounterVoidReason
  storeId: string
  storeName: string
  /** whose drawer the money goes back out of */
  staffId: string
  voidedBy: string
}

/** Takes a counter top-up back, with all that came with it, as long as nothing of it was used or is held: COUNTER_USED otherwise. */
export function voidAtCounter(pack: Pack, command: CounterVoid): Decision {
  const { orderId, quote, by, reason, storeId, storeName, staffId, voidedBy } = command
  const { payFen, bonusFen, tierId } = quote
  const { principal, bonus } = lotIdsOf(orderId)
  const lots = lotsOf(pack).filter(lot => lot.lotId === principal || lot.lotId === bonus)
  const isWhole = (lot: Lot): boolean => lot.leftFen === lot.creditedFen && lot.heldFen === undefined
  if (lots.length !== (bonusFen > 0 ? 2 : 1) || !lots.every(isWhole)) return new Refusal('COUNTER_USED', {})
  const couponIds = Array.from({ length: countOf(quote.coupons) }, (_, place) => topUpCouponId(orderId, place))
  if (!areUntouched(pack, couponIds)) return new Refusal('COUNTER_USED', {})
  const taken = takeBackCoupons(pack, couponIds)
  const debits = lots.map(({ lotId, kind, leftFen }): LotDebit => ({ lotId, kind, fen: leftFen }))
  const toppedUpFen = pack.toppedUpFen > payFen ? subtractFen(pack.toppedUpFen, payFen) : NO_MONEY
  const uses = (pack.tierUses[tierId] ?? 1) - 1
  return {
    pack: {
      ...withLots(taken.pack, all => applyDebits(all, debits)),
      toppedUpFen,
      levelGrants: pack.levelGrants.filter(grant => grant.orderId !== orderId),
      tierUses: { ...pack.tierUses, [tierId]: uses },
    },
    facts: {
      kind: 'counter_top_up_voided',
      ...{ orderId, payFen, bonusFen, by, reason, storeId, storeName, staffId, voidedBy },
      ...(taken.coupons.length > 0 && { coupons: taken.coupons }),
    },
    movements: [
      ...debits.map(({ lotId, kind, fen }): Movement => {
        const to = kind === 'principal' ? drawerAccount(by, storeId) : 'bonus_granted'
        return { unit: 'fen', amount: fen, from: `lot:${lotId}`, to }
      }),
      ...taken.movements,
    ],
  }
}

function drawerAccount(by: CountedBy, storeId: string): Account {
  return by === 'cash' ? `cash:${storeId}` : `pos:${storeId}`
}
