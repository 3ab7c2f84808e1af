import { applyDebits, freeFen, isSpendable, type LotDebit } from '../ledger/lots'
import type { Movement } from '../ledger/movement'
import { type Fen, sumFen } from '../money'
import { expirePoints } from '../points/point-lots'
import type { Instant } from '../time'
import { type Decided, newest } from './decision'
import { freeCoupons } from './kept-coupons'
import { packLimits } from './limits'
import { lotsOf, type Pack, withLots } from './pack'
import { closeCoupons } from './redeem-coupon'
import { type Slips, slipsEndAt, slipsLeft } from './slips'

/** The next moment at which something in the pack runs out; null when nothing will. */
export function nextExpiryOf(pack: Pack): Instant | null {
  let next: Instant | null = null
  const consider = (at: Instant | null): void => {
    if (at !== null && (next === null || at < next)) next = at
  }
  for (const lot of lotsOf(pack)) if (lot.kind === 'bonus' && freeFen(lot) > 0) consider(lot.expiresAt)
  for (const coupon of freeCoupons(pack)) consider(coupon.expiresAt)
  for (const lot of pack.pointLots) consider(lot.expiresAt)
  consider(slipsEndAt(pack))
  return next
}

/**
 * Writes down what has run out: each bonus lot by itself, each coupon, points by their day. Principal is never touched,
 * nor what a hold keeps: it runs out, if it has to, when the hold gives it back. Null when nothing has: so a repeat does
 * nothing, whatever its id. Takes only so much at once that an entry stays small; the rest is still due.
 */
export function expireDue(pack: Pack, at: Instant): Decided | null {
  const debits: LotDebit[] = lotsOf(pack)
    .filter(lot => !isSpendable(lot, at) && freeFen(lot) > 0)
    .slice(0, packLimits.expiriesPerEntry)
    .map(lot => ({ lotId: lot.lotId, kind: lot.kind, fen: freeFen(lot) }))
  const coupons = freeCoupons(pack)
    .filter(coupon => at >= coupon.expiresAt)
    .slice(0, packLimits.expiriesPerEntry - debits.length)
  const points = expirePoints(pack, at)
  const slips = goneSlips(pack, at)
  if (debits.length === 0 && coupons.length === 0 && points.expired === 0 && !slips) return null
  const closed = closeCoupons(
    points.pack,
    coupons.map(coupon => ({ ...coupon, end: { state: 'expired', at: coupon.expiresAt } })),
  )
  return {
    pack: {
      ...withLots(closed, lots => applyDebits(lots, debits)),
      rescuable: withRescuable(pack, sumFen(debits.map(debit => debit.fen)), at),
      ...(slips && { slips: slips.after }),
    },
    facts: {
      kind: 'expired',
      lots: debits.map(({ lotId, fen }) => ({ lotId, fen })),
      couponIds: coupons.map(coupon => coupon.couponId),
      ...(points.expired > 0 ? { points: points.expired } : {}),
      ...(slips && { slips: slips.count }),
    },
    movements: [
      ...debits.map((debit): Movement => {
        return { unit: 'fen', amount: debit.fen, from: `lot:${debit.lotId}`, to: 'bonus_expired' }
      }),
      ...coupons.map((coupon): Movement => {
        return { unit: 'coupon', amount: 1, from: `coupon:${coupon.couponId}`, to: 'coupons_expired' }
      }),
      ...points.movements,
      ...(slips ? [slips.movement] : []),
    ],
  }
}

/** What is left of a printed batch once its time is over: all of it, in one movement. */
function goneSlips(pack: Pack, at: Instant): { after: Slips; count: number; movement: Movement } | null {
  const { slips } = pack
  const endsAt = slipsEndAt(pack)
  if (!slips || endsAt === null || at < endsAt) return null
  const count = slipsLeft(slips)
  const movement: Movement = {
    unit: 'coupon',
    amount: count,
    from: `paper_coupons:${slips.batchId}`,
    to: 'coupons_expired',
  }
  return { after: { ...slips, gone: slips.gone + count }, count, movement }
}

/** Bonus that has just run out may still become a coupon; the newest few are remembered for that. */
function withRescuable(pack: Pack, fen: Fen, at: Instant): Pack['rescuable'] {
  if (fen === 0) return pack.rescuable
  return newest([...pack.rescuable, { expirySeq: pack.head.seq + 1, fen, expiredAt: at }], packLimits.rescuable)
}
