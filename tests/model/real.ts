import { PackAudit } from '../../src/domain/audit/pack-audit'
import { type CommandId, deriveId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { appendEntry, isOutboxFull } from '../../src/domain/pack/append-entry'
import type { Decision } from '../../src/domain/pack/decision'
import { balanceOf, lotsOf, type Pack } from '../../src/domain/pack/pack'
import { postedPoints } from '../../src/domain/points/point-lots'
import { Refusal, type RefusalCode } from '../../src/domain/refusal'
import { type Instant, instant } from '../../src/domain/time'
import { newId, newPack, noon, packIdOf, rawRules, rulesWith, sha256 } from '../domain/given'
import type { Paper } from './paper'

export const CEILING = 500_000
export const MOST_SUMS = 40
export const MOST_GIFTS = 10
export const MOST_HOLDS = 5
export const MOST_COUPONS_OUT = 10
export const POINTS_FOR_YUAN = 10
export const POINTS_PER_BONUS_YUAN = 8
export const SIGN_IN = [5, 5, 8, 10, 12, 15, 20]
export const SEVENTH_DAY = 30

export const rules = rulesWith({
  coupon_templates: rawRules().coupon_templates.map(template => ({ ...template, holder: '可转赠' })),
  settings: [
    ...rawRules().settings,
    {
      ...{ _id: 'points', signInPoints: SIGN_IN, signInBonus: SEVENTH_DAY, pointsForYuan: POINTS_FOR_YUAN },
      ...{ minimumPoints: 1, bonusValidDays: 40, dayPoints: 1_000_000, monthPoints: 1_000_000 },
      ...{ pointsPerBonusYuan: POINTS_PER_BONUS_YUAN, minimumBonusYuan: 1 },
    },
  ],
})

/** The product's pack beside the sheet of paper, with the audit that follows every entry. */
export class Real {
  pack: Pack = newPack(noon as Instant)
  readonly audit = new PackAudit(packIdOf('somebody'), sha256)
  readonly entries = new Map<string, Entry>()

  /** Commits as the product does; null for a refusal. */
  commit(decision: Decision, commandId: CommandId, at: Instant): Entry | null {
    if (decision instanceof Refusal) return null
    const command = { commandId, at, inputHash: sha256('content'), rulesVersion: 1 }
    const { pack, entry } = appendEntry(decision, command, sha256)
    this.pack = isOutboxFull(pack) ? { ...pack, flushedSeq: pack.head.seq } : pack
    this.audit.take(entry)
    this.entries.set(commandId, entry)
    return entry
  }
}

/** A refusal's code is the one that the paper expects, or it is a yes where the paper says so. */
export function expectCode(decision: Decision, expected: RefusalCode | null): void {
  expect(decision instanceof Refusal ? decision.code : null).toBe(expected)
}

/** Holds the whole pack against the paper and the audit. */
export function compare(paper: Paper, { pack, audit }: Real): void {
  const at = instant(paper.at)
  audit.compare(pack)
  expect(audit.findings).toEqual([])
  const balance = balanceOf(pack, at)
  expect(balance.totalFen).toBe(paper.free())
  expect(balance.heldFen).toBe(paper.rows.reduce((sum, row) => sum + row.kept, 0))
  const rows = paper.rows.filter(row => row.left > 0).map(({ id, left, kept }) => [id, left, kept])
  expect(
    lotsOf(pack)
      .map(lot => [lot.lotId, lot.leftFen, lot.heldFen ?? 0])
      .sort(byId),
  ).toEqual(rows.sort(byId))
  expect(postedPoints(pack)).toBe(paper.points)
  expect(pack.coupons.map(coupon => coupon.couponId).sort()).toEqual(paper.coupons.map(({ id }) => id).sort())
  expect(Object.keys(pack.couponsOut).sort()).toEqual(paper.couponsOut.map(({ giftId }) => giftId).sort())
  const holds = [...paper.holds.map(({ id }) => id), ...paper.refunds.map(({ id }) => deriveId('hld', id) as string)]
  expect(pack.holds.map(hold => hold.holdId).sort()).toEqual(holds.sort())
  expect(Object.keys(pack.parcels).sort()).toEqual(paper.gifts.map(({ id }) => id).sort())
}

function byId([a]: unknown[], [b]: unknown[]): number {
  return String(a) < String(b) ? -1 : 1
}

export function idAt<P extends Parameters<typeof newId>[0]>(prefix: P, paper: Paper) {
  return newId(prefix, instant(paper.at))
}
