import fc from 'fast-check'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { bytesOfJson } from '../../src/domain/bytes-of-json'
import { couponReport, issuesOf, usesOf } from '../../src/domain/figures/coupon-report'
import { addEntry, type DayFigures } from '../../src/domain/figures/day-figures'
import type { PaperBatchId } from '../../src/domain/ids'
import { type Entry, type EntryContent, sealEntry } from '../../src/domain/ledger/entry'
import { slipCouponId, slipNumberOf } from '../../src/domain/numbered-ids'
import type { Decision } from '../../src/domain/pack/decision'
import { expireDue, nextExpiryOf } from '../../src/domain/pack/expire'
import { packLimits } from '../../src/domain/pack/limits'
import type { Pack } from '../../src/domain/pack/pack'
import { printSlips, withdrawSlips } from '../../src/domain/pack/print-slips'
import { findCoupon, redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { MOST_SLIPS, slipsLeft } from '../../src/domain/pack/slips'
import { undoRedemption } from '../../src/domain/pack/undo-redemption'
import { newPaperBatch, type PaperBatch } from '../../src/domain/paper/paper-batch'
import { Refusal } from '../../src/domain/refusal'
import { DAY, type Instant, later, MINUTE, shopDayOf } from '../../src/domain/time'
import { codeOf, commit, newId, newPack, noon, rules, rulesWith, sha256, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }
const batchId: PaperBatchId = newId('pbt')

function batchOf(count: number, at: Instant = noon): PaperBatch {
  const wish = { batchId, templateId: 'off_10', count, note: '地推', staffId: 'staff_1', storeId: 'store_nanshan' }
  const batch = newPaperBatch(wish, rules, at)
  if (batch instanceof Refusal) throw new Error(batch.code)
  return batch
}

/** A batch's pack and its chain, each command written as the product does. */
class Paper {
  pack: Pack = newPack()
  readonly entries: Entry[] = []

  constructor(
    readonly count: number,
    public at: Instant = noon,
  ) {
    this.do(printSlips(this.pack, batchOf(count, at), at), newId('ppr'))
  }

  do(decision: Decision | null, commandId: Parameters<typeof commit>[1]['commandId']): Entry | Refusal | null {
    if (decision === null || decision instanceof Refusal) return decision
    const { pack, entry } = commit(decision, { commandId, at: this.at })
    this.pack = { ...pack, flushedSeq: pack.head.seq }
    this.entries.push(entry)
    return entry
  }

  use(number: number): Entry | Refusal | null {
    const redeemId = newId('rdm', this.at)
    const command = { redeemId, couponId: slipCouponId(batchId, number), ...till, orderFen: yuan(60) }
    return this.do(redeemCoupon(this.pack, command, rules, this.at), redeemId)
  }

  undo(entry: unknown): Entry | Refusal | null {
    const redemption = entry as Parameters<typeof undoRedemption>[1]['redemption']
    const command = { redemption, staffId: 'staff_2', undoMinutes: 30 }
    return this.do(undoRedemption(this.pack, command, this.at), newId('und', this.at))
  }

  withdraw(): Entry | Refusal | null {
    return this.do(withdrawSlips(this.pack, 'staff_9', this.at), newId('pwd', this.at))
  }

  expire(): Entry | Refusal | null {
    return this.do(expireDue(this.pack, this.at), newId('exp', this.at))
  }

  get slips() {
    if (!this.pack.slips) throw new Error('no slips')
    return this.pack.slips
  }

  /** What the independent books say of it. */
  findings() {
    const audit = new PackAudit(this.pack.packId, sha256)
    for (const entry of this.entries) audit.take(entry)
    audit.compare(this.pack)
    return audit.findings
  }
}

test('each slip of a batch is a coupon of its own, and a number tells which', () => {
  const ids = Array.from({ length: MOST_SLIPS }, (_, place) => slipCouponId(batchId, place + 1))
  expect(new Set(ids).size).toBe(MOST_SLIPS)
  expect(ids.map(id => slipNumberOf(batchId, id))).toEqual(ids.map((_, place) => place + 1))
  expect(slipNumberOf(newId('pbt'), ids[0] ?? newId('cpn'))).toBeNull()
})

test('a slip is used once; the next till hears when and where', () => {
  const paper = new Paper(3)
  expect(paper.use(2)).toMatchObject({ facts: { kind: 'coupon_redeemed', slip: { batchId, number: 2 } } })
  const again = paper.use(2)
  expect(again).toBeInstanceOf(Refusal)
  expect(again).toMatchObject({ code: 'COUPON_ALREADY_REDEEMED', details: { at: noon, storeName: '南山店' } })
  expect(slipsLeft(paper.slips)).toBe(2)
})

test.each([0, 4, 1023])('slip %i of a batch of three is none', number => {
  expect(codeOf(new Paper(3).use(number))).toBe('CODE_UNKNOWN')
})

test('an undone slip is good again, and an old redemption is not undone in the place of a newer one', () => {
  const paper = new Paper(1)
  const first = paper.use(1)
  expect(codeOf(paper.undo(first))).toBeNull()
  expect(codeOf(paper.undo(first))).toBe('REDEMPTION_UNDONE')
  const second = paper.use(1)
  expect(codeOf(paper.undo(first))).toBe('REDEMPTION_UNDONE')
  paper.at = later(noon, 30 * MINUTE)
  expect(codeOf(paper.undo(second))).toBe('UNDO_TOO_LATE')
})

test('after a withdrawal no slip is good, those used stay used, and one that comes back is written off', () => {
  const paper = new Paper(3)
  const used = paper.use(1)
  expect(paper.withdraw()).toMatchObject({ facts: { kind: 'paper_withdrawn', count: 2 } })
  expect(codeOf(paper.use(2))).toBe('PAPER_WITHDRAWN')
  expect(codeOf(paper.withdraw())).toBe('PAPER_WITHDRAWN')
  expect(codeOf(paper.use(1))).toBe('COUPON_ALREADY_REDEEMED')
  expect(paper.expire()).toBeNull()
  paper.undo(used)
  expect(codeOf(paper.use(1))).toBe('PAPER_WITHDRAWN')
  expect(nextExpiryOf(paper.pack)).toBe(noon)
  expect(paper.expire()).toMatchObject({ facts: { kind: 'expired', slips: 1 } })
  expect(paper.findings()).toEqual([])
})

test('what is left runs out at the end of its last day, all at once', () => {
  const paper = new Paper(5)
  paper.use(4)
  paper.at = later(paper.slips.expiresAt, -1)
  expect(paper.expire()).toBeNull()
  paper.at = paper.slips.expiresAt
  expect(codeOf(paper.use(1))).toBe('COUPON_EXPIRED')
  expect(paper.expire()).toMatchObject({ facts: { slips: 4 }, movements: [{ amount: 4, to: 'coupons_expired' }] })
  expect(nextExpiryOf(paper.pack)).toBeNull()
})

test('whatever happens to a batch: no slip is used twice, the books agree, the report is the sum of the entries', () => {
  const step = fc.tuple(fc.constantFrom('use', 'use', 'use', 'undo', 'withdraw', 'expire', 'wait'), fc.nat(7))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const paper = new Paper(6)
      const uses: Entry[] = []
      for (const [what, number] of steps) {
        if (what === 'wait') paper.at = later(paper.at, number * DAY)
        else if (what === 'use') {
          const used = paper.use(number)
          if (used && !(used instanceof Refusal)) uses.push(used)
        } else if (what === 'undo') paper.undo(uses[number % Math.max(1, uses.length)] ?? paper.entries[0])
        else paper[what]()
      }
      const { slips } = paper
      expect(paper.findings()).toEqual([])
      const used = Object.keys(slips.uses).length
      expect(used + slips.gone + slipsLeft(slips)).toBe(6)
      const day = shopDayOf(noon)
      const empty: DayFigures = { day, storeId: null, kinds: {}, coupons: {} }
      const { total } = couponReport([paper.entries.reduce(addEntry, empty)], { from: day, to: day }, 'day')
      const withdrawn = paper.entries.flatMap(({ facts }) => (facts.kind === 'paper_withdrawn' ? [facts.count] : []))
      expect([issuesOf(total), usesOf(total)]).toEqual([6 - (withdrawn[0] ?? 0), used])
    }),
  )
})

test('a slip that entries use twice is found, although the batch has enough of them', () => {
  const paper = new Paper(3)
  const [printed] = paper.entries
  const use = paper.use(1) as Entry
  const { hash: _hash, ...content } = use
  const twice: EntryContent = { ...content, seq: 3, commandId: newId('rdm'), prevHash: use.hash }
  const audit = new PackAudit(paper.pack.packId, sha256)
  for (const entry of [printed, use, sealEntry(twice, sha256)]) if (entry) audit.take(entry)
  expect(audit.findings).toMatchObject([{ rule: 'coupon', seq: 3, subject: `${batchId} slip 1` }])
})

test('a batch of which every slip is used, in forty stores with the longest names, leaves half of a pack’s room', () => {
  const paper = new Paper(MOST_SLIPS)
  const uses = Object.fromEntries(
    Array.from({ length: MOST_SLIPS }, (_, place) => [place + 1, { seq: 100_000 + place, at: noon, store: 40 }]),
  )
  const storeNames = Array.from({ length: 40 }, (_, place) => `${place}店`.padEnd(20, '名'))
  const full = { ...paper.pack, slips: { ...paper.slips, uses, storeNames }, recent: [] }
  expect(bytesOfJson(full)).toBeLessThan(packLimits.bytes / 2)
})

test('more stores than have room for their names are others', () => {
  const paper = new Paper(42)
  for (let number = 1; number <= 42; number++) {
    const redeemId = newId('rdm')
    const use = {
      redeemId,
      couponId: slipCouponId(batchId, number),
      ...till,
      storeName: `${number}店`,
      orderFen: yuan(60),
    }
    paper.do(redeemCoupon(paper.pack, use, rules, noon), redeemId)
  }
  const storeOf = (number: number) => findCoupon(paper.pack, slipCouponId(batchId, number))
  expect(storeOf(40)).toMatchObject({ details: { storeName: '40店' } })
  expect(storeOf(41)).toMatchObject({ details: { storeName: '其他门店' } })
})

test.each([
  ['nowhere', 'COUPON_TEMPLATE_NOT_AVAILABLE'],
  ['over', 'COUPON_TEMPLATE_NOT_AVAILABLE'],
  ['charge', 'COUPON_FOR_TOP_UP'],
  ['gift', null],
] as const)('a batch of the template %s: %s', (templateId, code) => {
  const coupon = { title: '券', kind: '代金', valueYuan: 5, perMember: 1 }
  const shop = rulesWith({
    coupon_templates: [
      { _id: 'over', ...coupon, validDays: 3, claimUntil: '2026-11-20' },
      { _id: 'gift', ...coupon, validDays: 3, handOut: '仅赠送' },
      { _id: 'charge', title: '立减', kind: '充值立减', minimumYuan: 300, offYuan: 20, validDays: 30, perMember: 1 },
    ],
  })
  const wish = { batchId, templateId, count: 1, note: '地推', staffId: 'staff_1', storeId: 'store_nanshan' }
  expect(codeOf(newPaperBatch(wish, shop, noon))).toBe(code)
})
