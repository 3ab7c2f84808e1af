import { bytesOfJson } from '../bytes-of-json'
import type { Coupon } from '../coupons/coupon'
import { whyNoPlaceFor } from '../coupons/wallet-room'
import { type CouponId, deriveId, type OrderId } from '../ids'
import type { CouponsOfKind } from '../ledger/facts/coupon-facts'
import type { CameWithTopUp } from '../ledger/facts/top-up-facts'
import type { Movement } from '../ledger/movement'
import { addFen, type Fen, fen, NO_MONEY } from '../money'
import type { Instant } from '../time'
import type { CouponOnTopUp } from '../top-up/top-up-coupon'
import { freeCoupons, keptCoupons } from './kept-coupons'
import type { Pack } from './pack'
import { closeCoupons } from './redeem-coupon'

export interface CouponsGranted {
  pack: Pack
  coupons: NonNullable<CameWithTopUp['coupons']>
  /** those without a place: their top-up's room had run out before it was paid */
  leftOut: number
  movements: Movement[]
}

/** Puts the coupons that came with a top-up into the wallet, as many as there is a place for. */
export function grantCoupons(pack: Pack, coming: readonly Coupon[]): CouponsGranted {
  const granted: Coupon[] = []
  for (const coupon of coming) {
    const places = { count: granted.length + 1, bytes: bytesOfJson([...granted, coupon]) }
    if (!whyNoPlaceFor(pack, places)) granted.push(coupon)
  }
  return {
    pack: granted.length > 0 ? { ...pack, coupons: [...pack.coupons, ...granted] } : pack,
    coupons: byKind(granted).map(([first, couponIds]) => {
      const { templateId, terms, expiresAt } = first
      return { templateId, couponIds, title: terms.title, expiresAt }
    }),
    leftOut: coming.length - granted.length,
    movements: granted.map(({ couponId, templateId }) => {
      return { unit: 'coupon', amount: 1, from: `coupons_issued:${templateId}`, to: `coupon:${couponId}` }
    }),
  }
}

/** Takes coupons that came with a top-up out again. They must lie in the wallet. */
export function takeBackCoupons(
  pack: Pack,
  couponIds: readonly CouponId[],
): { pack: Pack; coupons: CouponsOfKind[]; movements: Movement[] } {
  const taken = pack.coupons.filter(({ couponId }) => couponIds.includes(couponId))
  if (taken.length !== couponIds.length) throw new Error('a coupon that is to be taken back is not in the pack')
  if (taken.length === 0) return { pack, coupons: [], movements: [] }
  return {
    pack: { ...pack, coupons: pack.coupons.filter(coupon => !taken.includes(coupon)) },
    coupons: byKind(taken).map(([{ templateId }, ids]) => ({ templateId, couponIds: ids })),
    movements: taken.map(({ couponId, templateId }) => {
      return { unit: 'coupon', amount: 1, from: `coupon:${couponId}`, to: `coupons_issued:${templateId}` }
    }),
  }
}

/**
 * Uses the member's coupon that a top-up was paid with. It was kept since the order began; when it is gone all the same (the money came
 * after its keeping had run out), what was promised is honoured without it.
 */
export function closeUsedCoupon(
  pack: Pack,
  use: CouponOnTopUp | undefined,
  by: OrderId,
  at: Instant,
): { pack: Pack; usedCoupon: CameWithTopUp['usedCoupon'] | null; movements: Movement[] } {
  const coupon = pack.coupons.find(each => each.couponId === use?.couponId)
  if (!use || !coupon) return { pack, usedCoupon: null, movements: [] }
  const { couponId, templateId, terms } = coupon
  const offFen = addFen(use.offFen, use.moreFen)
  const end = { state: 'redeemed', at, storeName: '充值', redeemId: deriveId('rdm', by), offFen } as const
  return {
    pack: closeCoupons(pack, [{ ...coupon, end }]),
    usedCoupon: { couponId, templateId, title: terms.title, offFen: use.offFen, moreFen: use.moreFen },
    movements: [{ unit: 'coupon', amount: 1, from: `coupon:${couponId}`, to: 'coupons_redeemed:_top_up' }],
  }
}

/** A coupon that came with a top-up, as its entry names it. */
export interface CameWith {
  couponId: CouponId
  expiresAt: Instant
  /** what it is charged at most when it was used */
  worthFen: Fen
}

/** What became of the coupons of a top-up. */
export interface CouponsLeft {
  /** unused, and of those that may be taken back */
  free: CouponId[]
  /** something under way keeps one of them, or it is on its way to a friend */
  isKept: boolean
  used: number
  /** what the used ones are charged: what each took off, at most its worth */
  usedFen: Fen
}

/**
 * What became of the coupons of a top-up, by this pack alone, so that it can be judged in the very write that holds. A coupon that
 * was given away counts as used, at its worth. One that the wallet has forgotten was used if it had not run out by itself yet.
 */
export function couponsLeft(pack: Pack, coupons: readonly CameWith[], at: Instant): CouponsLeft {
  const kept = keptCoupons(pack)
  const out = new Set(Object.values<Coupon>(pack.couponsOut).map(({ couponId }) => couponId))
  const left: CouponsLeft = { free: [], isKept: false, used: 0, usedFen: NO_MONEY }
  for (const { couponId, expiresAt, worthFen } of coupons) {
    if (pack.coupons.some(each => each.couponId === couponId)) {
      if (kept.has(couponId)) left.isKept = true
      else left.free.push(couponId)
    } else if (out.has(couponId)) {
      left.isKept = true
    } else {
      const chargeFen = chargeFor(pack, couponId, at < expiresAt, worthFen)
      if (chargeFen === null) continue
      left.used += 1
      left.usedFen = addFen(left.usedFen, chargeFen)
    }
  }
  return left
}

/** What a coupon that is gone is charged; null when it ran out unused. */
function chargeFor(pack: Pack, couponId: CouponId, isInTime: boolean, worthFen: Fen): Fen | null {
  const closed = pack.closedCoupons.find(each => each.couponId === couponId)
  if (!closed) return isInTime ? worthFen : null
  const { end } = closed
  switch (end.state) {
    case 'redeemed':
      return fen(Math.min(worthFen, end.offFen ?? worthFen))
    case 'given':
      return worthFen
    case 'expired':
      return null
    default:
      return end satisfies never
  }
}

/** Whether all of them lie unused in the wallet and nothing keeps them. */
export function areUntouched(pack: Pack, couponIds: readonly CouponId[]): boolean {
  const free = new Set(freeCoupons(pack).map(({ couponId }) => couponId))
  return couponIds.every(couponId => free.has(couponId))
}

/** Coupons of one template each, with the first of them: of one top-up they are all alike. */
function byKind(coupons: readonly Coupon[]): [first: Coupon, couponIds: CouponId[]][] {
  const kinds = new Map<string, [Coupon, CouponId[]]>()
  for (const coupon of coupons) {
    const kind = kinds.get(coupon.templateId)
    if (kind) kind[1].push(coupon.couponId)
    else kinds.set(coupon.templateId, [coupon, [coupon.couponId]])
  }
  return [...kinds.values()]
}
