import fc from 'fast-check'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import type { CouponId, LotId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { fen } from '../../src/domain/money'
import { isOutboxFull } from '../../src/domain/pack/append-entry'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import type { Decision } from '../../src/domain/pack/decision'
import { expireDue } from '../../src/domain/pack/expire'
import { balanceOf, lotsOf, type Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { spend } from '../../src/domain/pack/spend'
import { Refusal } from '../../src/domain/refusal'
import { DAY, type Instant, instant } from '../../src/domain/time'
import { commit, newId, newPack, noon, packIdOf, rules, sha256 } from '../domain/given'

/**
 * A pack as somebody would keep it on a sheet of paper: a row for each sum of money, a row for each coupon. It shares no
 * code with the product and no idea with it but the promises made to members.
 */
class Paper {
  at: number = noon
  rows: { id: string; left: number; isBonus: boolean; since: number; ends: number }[] = []
  points = 0
  coupons: { id: string; ends: number }[] = []
  used: string[] = []

  /** Bonus that ends first is spent first, principal last, oldest first; all or nothing. */
  spend(amount: number): boolean {
    const usable = this.rows.filter(row => row.left > 0 && row.ends > this.at)
    if (usable.reduce((sum, row) => sum + row.left, 0) < amount) return false
    usable.sort(
      (a, b) => Number(b.isBonus) - Number(a.isBonus) || a.ends - b.ends || a.since - b.since || (a.id < b.id ? -1 : 1),
    )
    let missing = amount
    for (const row of usable) {
      const taken = Math.min(missing, row.left)
      row.left -= taken
      missing -= taken
    }
    this.points += Math.floor(amount / 100)
    return true
  }

  expire(): void {
    for (const row of this.rows) if (row.ends <= this.at) row.left = 0
    this.coupons = this.coupons.filter(coupon => coupon.ends > this.at)
  }

  get spendable(): number {
    return this.rows.reduce((sum, row) => sum + (row.ends > this.at ? row.left : 0), 0)
  }
}

interface Real {
  pack: Pack
  audit: PackAudit
}

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

/** Commits a decision as the product does and holds the whole pack against the paper and the audit. */
function commitAndCompare(paper: Paper, real: Real, decision: Decision | null): Entry | null {
  const at = instant(paper.at)
  let entry: Entry | null = null
  if (decision && !(decision instanceof Refusal)) {
    const done = commit(decision, { commandId: newId('spd', at), at })
    entry = done.entry
    real.pack = isOutboxFull(done.pack) ? { ...done.pack, flushedSeq: done.pack.head.seq } : done.pack
    real.audit.take(entry)
  }
  real.audit.compare(real.pack)
  expect(real.audit.findings).toEqual([])
  expect(balanceOf(real.pack, at).totalFen).toBe(paper.spendable)
  const lots = new Map(lotsOf(real.pack).map(lot => [lot.lotId, lot.leftFen as number]))
  for (const { id, left } of paper.rows) expect(lots.get(id as LotId) ?? 0).toBe(left)
  expect(real.pack.pointLots.reduce((sum, lot) => sum + lot.points, 0)).toBe(paper.points)
  expect(real.pack.coupons.map(coupon => coupon.couponId).sort()).toEqual(paper.coupons.map(({ id }) => id).sort())
  return entry
}

class TopUp implements fc.Command<Paper, Real> {
  constructor(
    readonly payFen: number,
    readonly bonusFen: number,
    readonly days: number | null,
  ) {}
  check = (): boolean => true
  run(paper: Paper, real: Real): void {
    const at = instant(paper.at)
    const { payFen, bonusFen, days } = this
    const quote = {
      tierId: 'tier_any',
      payFen: fen(payFen),
      bonusFen: fen(bonusFen),
      bonusValidDays: days,
      rulesVersion: 1,
    }
    const before = new Set(lotsOf(real.pack).map(lot => lot.lotId))
    const orderId = newId('ord', at)
    const decided = settleTopUp(real.pack, { orderId, quote, transactionId: '42', paidAt: at }, at)
    // The end of a bonus is the shop's midnight after so many days: 16:00 UTC.
    const ends =
      days === null
        ? Number.POSITIVE_INFINITY
        : (Math.floor((paper.at + 8 * 3_600_000) / DAY) + days + 1) * DAY - 8 * 3_600_000
    for (const lot of lotsOf(decided.pack)) {
      if (before.has(lot.lotId)) continue
      const isBonus = lot.kind === 'bonus'
      const row = { id: lot.lotId, left: isBonus ? bonusFen : payFen, isBonus, since: paper.at }
      paper.rows.push({ ...row, ends: isBonus ? ends : Number.POSITIVE_INFINITY })
    }
    commitAndCompare(paper, real, decided)
  }
  toString = (): string => `top up ${this.payFen} + ${this.bonusFen} for ${this.days} days`
}

class Spend implements fc.Command<Paper, Real> {
  constructor(readonly amountFen: number) {}
  check = (): boolean => true
  run(paper: Paper, real: Real): void {
    const decision = spend(real.pack, { amountFen: fen(this.amountFen), ...till }, rules, instant(paper.at))
    expect(!(decision instanceof Refusal)).toBe(paper.spend(this.amountFen))
    commitAndCompare(paper, real, decision)
  }
  toString = (): string => `spend ${this.amountFen}`
}

class Claim implements fc.Command<Paper, Real> {
  check = (): boolean => true
  run(paper: Paper, real: Real): void {
    const at = instant(paper.at)
    const decision = claimCoupon(real.pack, newId('clm', at), 'coffee', rules, at)
    const entry = commitAndCompareAfter(paper, real, decision, claimed => {
      if (claimed.facts.kind === 'coupon_claimed') {
        paper.coupons.push({ id: claimed.facts.couponId, ends: claimed.facts.expiresAt })
      }
    })
    expect(entry === null).toBe(decision instanceof Refusal)
  }
  toString = (): string => 'claim'
}

/** The same where the paper learns an id from the entry first. */
function commitAndCompareAfter(
  paper: Paper,
  real: Real,
  decision: Decision,
  note: (entry: Entry) => void,
): Entry | null {
  const at = instant(paper.at)
  if (decision instanceof Refusal) return commitAndCompare(paper, real, decision)
  note(commit(decision, { commandId: newId('spd', at), at }).entry)
  return commitAndCompare(paper, real, decision)
}

class Redeem implements fc.Command<Paper, Real> {
  constructor(
    readonly which: number,
    readonly again: boolean,
  ) {}
  check = (paper: Readonly<Paper>): boolean => paper.coupons.length + paper.used.length > 0
  run(paper: Paper, real: Real): void {
    const at = instant(paper.at)
    const from =
      (this.again && paper.used.length > 0) || paper.coupons.length === 0
        ? paper.used
        : paper.coupons.map(({ id }) => id)
    const id = from[this.which % from.length] ?? ''
    const wish = { redeemId: newId('rdm', at), couponId: id as CouponId, orderFen: null, ...till }
    const decision = redeemCoupon(real.pack, wish, rules, at)
    const isGood = paper.coupons.some(coupon => coupon.id === id && coupon.ends > paper.at)
    expect(!(decision instanceof Refusal)).toBe(isGood)
    if (isGood) {
      paper.coupons = paper.coupons.filter(coupon => coupon.id !== id)
      paper.used.push(id)
    }
    commitAndCompare(paper, real, decision)
  }
  toString = (): string => `redeem ${this.which}${this.again ? ' once more' : ''}`
}

class Expire implements fc.Command<Paper, Real> {
  check = (): boolean => true
  run(paper: Paper, real: Real): void {
    // Several entries when much runs out at once.
    for (;;) {
      const decision = expireDue(real.pack, instant(paper.at))
      if (!decision) break
      const { pack, entry } = commit(decision, { commandId: newId('exp', instant(paper.at)), at: instant(paper.at) })
      real.audit.take(entry)
      real.pack = { ...pack, flushedSeq: pack.head.seq }
    }
    paper.expire()
    commitAndCompare(paper, real, null)
  }
  toString = (): string => 'expire'
}

class Wait implements fc.Command<Paper, Real> {
  constructor(readonly ms: number) {}
  check = (): boolean => true
  run(paper: Paper, real: Real): void {
    paper.at += this.ms
    commitAndCompare(paper, real, null)
  }
  toString = (): string => `wait ${Math.round(this.ms / 3_600_000)} h`
}

const commands = [
  fc
    .tuple(fc.integer({ min: 1, max: 80_000 }), fc.nat({ max: 20_000 }), fc.option(fc.integer({ min: 1, max: 90 })))
    .map(([pay, bonus, days]) => new TopUp(pay, bonus, days)),
  fc.integer({ min: 1, max: 60_000 }).map(amount => new Spend(amount)),
  fc.constant(new Claim()),
  fc.tuple(fc.nat({ max: 20 }), fc.boolean()).map(([which, again]) => new Redeem(which, again)),
  fc.constant(new Expire()),
  fc.oneof(fc.nat({ max: 3 * 3_600_000 }), fc.nat({ max: 40 * DAY })).map(ms => new Wait(ms)),
]

test('whatever is done in whatever order, the pack is what a sheet of paper says and the audit finds nothing', () => {
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 40 }), sequence => {
      const setup = () => {
        const pack = newPack(noon as Instant)
        return { model: new Paper(), real: { pack, audit: new PackAudit(packIdOf('somebody'), sha256) } }
      }
      fc.modelRun(setup, sequence)
    }),
    { numRuns: 1000 },
  )
})
