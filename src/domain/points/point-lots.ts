import type { Account } from '../ledger/accounts'
import type { Movement } from '../ledger/movement'
import type { Pack } from '../pack/pack'
import { type Instant, lastDayBefore } from '../time'

/**
 * Points that run out at the same instant. Points of one expiry are alike whatever earned them, so they lie together:
 * a pack holds one lot per expiry, a few dozen at most, however often its member buys.
 */
export interface PointLot {
  /** exclusive, always a midnight of the shop; null: never */
  expiresAt: Instant | null
  points: number
}

/** A change of the pack's points with the movements that say it. */
export interface PointsMoved {
  pack: Pack
  movements: Movement[]
}

/** The member's account of one lot: by its last day, or the plain account of points that never run out. */
export function pointsAccount(expiresAt: Instant | null): Account {
  return expiresAt === null ? 'points' : `points:${lastDayBefore(expiresAt)}`
}

/** What the ledger says the member holds: points that ran out count until that is written down. */
export function postedPoints(pack: Pack): number {
  return sumOf(pack.pointLots)
}

/** What the member can use now. */
export function usablePoints(pack: Pack, at: Instant): number {
  return sumOf(usableLots(pack, at))
}

/** The lots it is made of, those that run out soonest first. */
export function usableLots(pack: Pack, at: Instant): PointLot[] {
  return pack.pointLots.filter(lot => isUsable(lot, at))
}

/** The next points to run out; null when none will. */
export function nextPointsExpiry(pack: Pack, at: Instant): { points: number; expiresAt: Instant } | null {
  const lot = pack.pointLots.find(each => each.expiresAt !== null && isUsable(each, at))
  return lot?.expiresAt ? { points: lot.points, expiresAt: lot.expiresAt } : null
}

/** Gives points, into the lot of their expiry. None at all moves nothing. Throws on anything but a whole number from 0. */
export function grantPoints(pack: Pack, points: number, expiresAt: Instant | null, from: Account): PointsMoved {
  assertWhole(points)
  if (points === 0) return { pack, movements: [] }
  const held = pack.pointLots.find(lot => lot.expiresAt === expiresAt)?.points ?? 0
  const others = pack.pointLots.filter(lot => lot.expiresAt !== expiresAt)
  const pointLots = [...others, { expiresAt, points: held + points }].sort(byExpiry)
  return {
    pack: { ...pack, pointLots },
    movements: [{ unit: 'points', amount: points, from, to: pointsAccount(expiresAt) }],
  }
}

/** Uses points, those that run out first first; null when there are not enough. */
export function payWithPoints(pack: Pack, points: number, to: Account, at: Instant): PointsMoved | null {
  if (usablePoints(pack, at) < points) return null
  const { taken: _all, ...moved } = take(pack, points, pack.pointLots, to, at)
  return moved
}

/**
 * Takes points back with the purchase that earned them: as many as are still there, and says how many that were. Those
 * that run out last go first: the newest purchase earned them, and it is mostly the newest that is undone.
 */
export function takePointsBack(pack: Pack, points: number, at: Instant): PointsMoved & { taken: number } {
  return take(pack, points, [...pack.pointLots].reverse(), 'points_granted', at)
}

/** Lets lots that have run out leave the pack; their movements say so. */
export function expirePoints(pack: Pack, at: Instant): PointsMoved & { expired: number } {
  const gone = pack.pointLots.filter(lot => !isUsable(lot, at))
  return {
    pack: { ...pack, pointLots: pack.pointLots.filter(lot => isUsable(lot, at)) },
    movements: gone.map((lot): Movement => {
      return { unit: 'points', amount: lot.points, from: pointsAccount(lot.expiresAt), to: 'points_expired' }
    }),
    expired: sumOf(gone),
  }
}

function take(
  pack: Pack,
  points: number,
  inTurn: readonly PointLot[],
  to: Account,
  at: Instant,
): PointsMoved & { taken: number } {
  assertWhole(points)
  let missing = points
  const left = new Map(pack.pointLots.map(lot => [lot.expiresAt, lot.points]))
  const movements: Movement[] = []
  for (const lot of inTurn.filter(each => isUsable(each, at))) {
    const amount = Math.min(missing, lot.points)
    if (amount === 0) break
    left.set(lot.expiresAt, lot.points - amount)
    movements.push({ unit: 'points', amount, from: pointsAccount(lot.expiresAt), to })
    missing -= amount
  }
  const pointLots = pack.pointLots
    .map(lot => ({ ...lot, points: left.get(lot.expiresAt) ?? 0 }))
    .filter(lot => lot.points > 0)
  return { pack: { ...pack, pointLots }, movements, taken: points - missing }
}

function isUsable(lot: PointLot, at: Instant): boolean {
  return lot.expiresAt === null || at < lot.expiresAt
}

function byExpiry(a: PointLot, b: PointLot): number {
  return (a.expiresAt ?? Number.MAX_SAFE_INTEGER) - (b.expiresAt ?? Number.MAX_SAFE_INTEGER)
}

function sumOf(lots: readonly PointLot[]): number {
  return lots.reduce((sum, lot) => sum + lot.points, 0)
}

function assertWhole(points: number): void {
  if (!Number.isSafeInteger(points) || points < 0) throw new RangeError(`not a number of points: ${points}`)
}
