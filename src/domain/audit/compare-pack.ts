import type { CouponGiftId, LotId, ParcelId } from '../ids'
import { type Account, accountKind } from '../ledger/accounts'
import type { Lot } from '../ledger/lots'
import { lotsOf, type Pack } from '../pack/pack'
import { slipsLeft } from '../pack/slips'
import { pointsAccount, postedPoints } from '../points/point-lots'
import type { AuditRule, Finding } from './finding'
import type { PackAudit } from './pack-audit'

/** Whether a pack is what its entries come to: head, lots, points, coupons, holds. */
export function comparePack(audit: PackAudit, pack: Pack): Finding[] {
  const findings: Finding[] = []
  const find = (rule: AuditRule, subject: string, expected: unknown, found: unknown, seq: number | null = null) => {
    if (expected === found) return
    findings.push({ packId: pack.packId, seq, rule, subject, expected: String(expected), found: String(found) })
  }
  if (audit.isBroken) return findings
  const { head } = audit
  if (head.seq !== pack.head.seq || head.hash !== pack.head.hash) {
    const expected = `entry ${pack.head.seq} ${pack.head.hash.slice(0, 12)}`
    find('head', 'entry', expected, `entry ${head.seq} ${head.hash.slice(0, 12)}`, firstUnlike(audit, pack))
    return findings
  }
  const lots = lotsOf(pack)
  for (const lot of lots) compareLot(audit, pack, lot, find)
  const inPack = new Set<LotId>(lots.map(lot => lot.lotId))
  for (const [lotId, { leftFen }] of audit.lots.live)
    if (!inPack.has(lotId)) find('pack', lotId, leftFen, 'no such lot')
  find('pack', 'points', audit.points, postedPoints(pack))
  for (const { expiresAt, points } of pack.pointLots) {
    const account = pointsAccount(expiresAt)
    find('pack', account, audit.pointsOf(account), points)
  }
  compareCoupons(audit, pack, find)
  for (const { holdId, lots: kept } of pack.holds) {
    find('hold', holdId, audit.holds.kept.get(holdId), sum(kept))
  }
  find('hold', 'holds', audit.holds.kept.size, pack.holds.length)
  compareOnTheWay(audit, pack, find)
  for (const { expirySeq, fen } of pack.rescuable) {
    find('pack', `bonus expired by entry ${expirySeq}`, audit.facts.expiredIn(expirySeq), fen)
  }
  return findings
}

type Find = (rule: AuditRule, subject: string, expected: unknown, found: unknown) => void

function compareLot(audit: PackAudit, pack: Pack, lot: Lot, find: Find): void {
  const book = audit.lots.get(lot.lotId)
  find('pack', `${lot.lotId} leftFen`, book?.leftFen, lot.leftFen)
  find('lot', `${lot.lotId} kind`, book?.kind, lot.kind)
  const expiresAt = lot.kind === 'bonus' ? lot.expiresAt : null
  if (book?.expiresAt !== undefined) find('lot', `${lot.lotId} expiresAt`, book.expiresAt, expiresAt)
  if (book) {
    find('lot', `${lot.lotId} creditedFen`, book.creditedFen, lot.creditedFen)
    find('lot', `${lot.lotId} openedAt`, book.openedAt, lot.openedAt)
  }
  const heldFen = sum(pack.holds.flatMap(hold => hold.lots).filter(each => each.lotId === lot.lotId))
  find('hold', `${lot.lotId} heldFen`, heldFen, lot.heldFen ?? 0)
  const isSound = lot.leftFen > 0 && heldFen <= lot.leftFen && lot.leftFen <= lot.creditedFen
  find('pack', `${lot.lotId} held ≤ left ≤ credited`, true, isSound)
}

/** What the pack keeps for what is on its way is what left it and has not come back. */
function compareOnTheWay(audit: PackAudit, pack: Pack, find: Find): void {
  for (const [parcelId, lots] of Object.entries<Lot[]>(pack.parcels)) {
    const out = lots.reduce((total, lot) => total + lot.leftFen, 0)
    find('pack', parcelId, audit.balanceOf(`in_transit:${parcelId as ParcelId}`), out)
  }
  for (const giftId of Object.keys(pack.couponsOut)) {
    find('coupon', giftId, audit.balanceOf(`coupon_in_transit:${giftId as CouponGiftId}`), 1)
  }
}

function compareCoupons(audit: PackAudit, pack: Pack, find: Find): void {
  const live = new Set<Account>(pack.coupons.map(coupon => `coupon:${coupon.couponId}` as const))
  find('coupon', 'coupons', pack.coupons.length, live.size)
  for (const account of live) find('coupon', account, audit.balanceOf(account), 1)
  const { slips } = pack
  if (slips) find('coupon', slips.batchId, audit.balanceOf(`paper_coupons:${slips.batchId}`), slipsLeft(slips))
  for (const [account, balance] of audit.balances) {
    if (accountKind(account) === 'coupon' && balance !== 0 && !live.has(account)) find('coupon', account, balance, 0)
  }
}

/** Where the ledger and the pack's own memory of its newest entries part. */
function firstUnlike({ head, hashes }: PackAudit, pack: Pack): number {
  const unlike = pack.recent.find(entry => entry.seq <= head.seq && hashes[entry.seq - 1] !== entry.hash)
  return unlike?.seq ?? Math.min(head.seq, pack.head.seq) + 1
}

function sum(parts: readonly { fen: number }[]): number {
  return parts.reduce((total, part) => total + part.fen, 0)
}
