import fc from 'fast-check'
import type { CouponId, LotId } from '../../src/domain/ids'
import { type Entry, firstBrokenEntry, genesisHash } from '../../src/domain/ledger/entry'
import { replay } from '../../src/domain/ledger/movement'
import { statementLine } from '../../src/domain/ledger/statement-line'
import { ChainCheck } from '../../src/domain/ledger/verify-chain'
import { fen } from '../../src/domain/money'
import { isOutboxFull, postedBalance } from '../../src/domain/pack/append-entry'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import type { Decision } from '../../src/domain/pack/decision'
import { expireDue } from '../../src/domain/pack/expire'
import { balanceOf, lotsOf, type Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { spend } from '../../src/domain/pack/spend'
import { pointsAccount } from '../../src/domain/points/point-lots'
import { Refusal } from '../../src/domain/refusal'
import { HOUR, type Instant, later } from '../../src/domain/time'
import { quoteTier } from '../../src/domain/top-up/quote'
import { commit, frozen, newId, newPack, noon, packIdOf, rules, sha256 } from './given'

type Wish =
  | { do: 'top_up'; tier: number }
  | { do: 'spend'; fen: number; store: number }
  | { do: 'claim'; template: number }
  | { do: 'redeem'; coupon: number; store: number; orderFen: number | null }
  | { do: 'expire' }

const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('top_up' as const), tier: fc.nat({ max: 2 }) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('spend' as const),
      fen: fc.integer({ min: 1, max: 90_000 }),
      store: fc.nat({ max: 1 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), template: fc.nat({ max: 2 }) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('redeem' as const),
      coupon: fc.nat({ max: 60 }),
      store: fc.nat({ max: 1 }),
      orderFen: fc.option(fc.integer({ min: 1, max: 20_000 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('expire' as const) }) },
)
const step = fc.record({ wish, hours: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })) })

/** A pack and everything that was ever written about it, as an auditor would keep it. */
class Life {
  pack: Pack = newPack()
  at: Instant = noon
  readonly entries: Entry[] = []
  readonly everHeld: CouponId[] = []
  biggestBytes = 0

  take(next: Wish, hours: number): void {
    this.at = later(this.at, hours * HOUR)
    // What the product does before a command once the outbox is full: confirm that the entries are written.
    if (isOutboxFull(this.pack)) this.pack = { ...this.pack, flushedSeq: this.pack.head.seq }
    const before = frozen(this.pack)
    const decision = this.decide(next)
    if (!decision || decision instanceof Refusal) return
    const commandId = newId('spd', this.at)
    const { pack, entry } = commit(decision, { commandId, at: this.at })
    expect(pack.version).toBe(before.version)
    this.pack = pack
    this.entries.push(entry)
    if (entry.facts.kind === 'coupon_claimed') this.everHeld.push(entry.facts.couponId)
    this.biggestBytes = Math.max(this.biggestBytes, Buffer.byteLength(JSON.stringify(pack)))
  }

  private decide(next: Wish): Decision | null {
    const { pack, at } = this
    const store = (place: number) => {
      const { storeId = '', name: storeName = '' } = rules.stores[place] ?? {}
      return { storeId, storeName, staffId: 'staff_1' }
    }
    switch (next.do) {
      case 'top_up': {
        const quote = quoteTier(rules.tiers[next.tier]?.tierId ?? '', pack, rules, at)
        if (quote instanceof Refusal) return quote
        return settleTopUp(pack, { orderId: newId('ord', at), quote, transactionId: '42', paidAt: at }, at)
      }
      case 'spend':
        return spend(pack, { amountFen: fen(next.fen), ...store(next.store) }, rules, at)
      case 'claim':
        return claimCoupon(pack, newId('clm', at), rules.couponTemplates[next.template]?.templateId ?? '', rules, at)
      case 'redeem': {
        const couponId = this.everHeld[next.coupon % Math.max(1, this.everHeld.length)] ?? newId('cpn')
        const orderFen = next.orderFen === null ? null : fen(next.orderFen)
        return redeemCoupon(pack, { redeemId: newId('rdm'), couponId, orderFen, ...store(next.store) }, rules, at)
      }
      case 'expire':
        return expireDue(pack, at)
      default:
        return next satisfies never
    }
  }
}

/** What must be true of any pack at any time. */
function audit({ pack, entries }: Life): void {
  const books = replay(entries.flatMap(entry => entry.movements))
  const lots = lotsOf(pack)
  const held = (kind: string) => lots.filter(lot => lot.kind === kind).reduce((sum, lot) => sum + lot.leftFen, 0)
  for (const lot of lots) {
    expect(lot.leftFen).toBe(books.get(`lot:${lot.lotId}`))
    expect(lot.leftFen).toBeGreaterThan(0)
    expect(lot.leftFen).toBeLessThanOrEqual(lot.creditedFen)
  }
  const live = new Set<string>(lots.map(lot => `lot:${lot.lotId}`))
  for (const [account, balance] of books) if (account.startsWith('lot:') && !live.has(account)) expect(balance).toBe(0)
  expect(postedBalance(pack)).toEqual({ principalFen: held('principal'), bonusFen: held('bonus') })
  for (const { expiresAt, points } of pack.pointLots) expect(points).toBe(books.get(pointsAccount(expiresAt)))
  expect([...books.values()].reduce((sum, balance) => sum + balance, 0)).toBe(0)
  expect(pack.toppedUpFen + (books.get('wechat_pay') ?? 0)).toBe(0)
  const coupons = new Set<string>(pack.coupons.map(coupon => `coupon:${coupon.couponId}`))
  for (const [account, balance] of books) {
    if (account.startsWith('coupon:')) expect(balance).toBe(coupons.has(account) ? 1 : 0)
  }
}

function auditHistory({ pack, entries }: Life): void {
  expect(entries.map(entry => entry.seq)).toEqual(entries.map((_, place) => place + 1))
  expect(firstBrokenEntry(entries, { seq: 0, hash: genesisHash(packIdOf('somebody'), sha256) }, sha256)).toBeNull()
  expect(pack.head.seq).toBe(entries.length)
  const check = new ChainCheck(packIdOf('somebody'), [], sha256)
  expect(check.take(entries) ?? check.end(pack.head)).toBeNull()
  const remembered = pack.recent.map(entry => entry.seq)
  expect(entries.slice(entries.length - remembered.length)).toEqual(pack.recent)
  let before = { principalFen: 0, bonusFen: 0, points: 0 }
  for (const entry of entries) {
    const { principalFen, bonusFen, points, changeFen, balanceFen } = statementLine(entry)
    const { after } = entry
    expect([principalFen, bonusFen, points]).toEqual([
      after.principalFen - before.principalFen,
      after.bonusFen - before.bonusFen,
      after.points - before.points,
    ])
    expect(changeFen).toBe(principalFen + bonusFen)
    expect(balanceFen).toBe(after.principalFen + after.bonusFen)
    before = after
  }
  const principal = new Set<LotId>()
  for (const { facts, movements } of entries) {
    if (facts.kind === 'top_up_settled') {
      const [credit] = movements
      if (credit) principal.add(credit.to.replace('lot:', '') as LotId)
    }
    if (facts.kind === 'expired') for (const lot of facts.lots) expect(principal.has(lot.lotId)).toBe(false)
  }
  const used = entries.flatMap(({ facts }) => (facts.kind === 'coupon_redeemed' ? [facts.couponId] : []))
  expect(new Set(used).size).toBe(used.length)
  for (const { perMember, templateId } of rules.couponTemplates) {
    const claims = entries.filter(({ facts }) => facts.kind === 'coupon_claimed' && facts.templateId === templateId)
    expect(claims.length).toBeLessThanOrEqual(perMember)
    expect(pack.couponClaims[templateId] ?? 0).toBe(claims.length)
  }
}

test('whatever happens in whatever order, balance, points and coupons are the replay of the entries', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      const life = new Life()
      for (const { wish: next, hours } of steps) {
        life.take(next, hours)
        audit(life)
      }
      auditHistory(life)
    }),
    { numRuns: 60 },
  )
})

test('a pack stays below 64 KiB through thousands of commands, and its books stay right', () => {
  fc.assert(
    fc.property(fc.infiniteStream(step), steps => {
      const life = new Life()
      for (const { wish: next, hours } of steps.take(3000)) life.take(next, hours % 5)
      audit(life)
      auditHistory(life)
      expect(life.entries.length).toBeGreaterThan(300)
      expect(life.biggestBytes).toBeLessThan(64 * 1024)
    }),
    { numRuns: 2 },
  )
})

test('time only ever makes less spendable, never more', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), fc.nat({ max: 9000 }), (steps, hours) => {
      const life = new Life()
      for (const { wish: next, hours: pause } of steps) life.take(next, pause)
      const afterwards = balanceOf(life.pack, later(life.at, hours * HOUR))
      expect(afterwards.totalFen).toBeLessThanOrEqual(balanceOf(life.pack, life.at).totalFen)
      expect(afterwards.principalFen).toBe(balanceOf(life.pack, life.at).principalFen)
    }),
  )
})
