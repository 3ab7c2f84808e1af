import fc from 'fast-check'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { deriveId, type OrderId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { levelOf } from '../../src/domain/members/level'
import { fen } from '../../src/domain/money'
import { creditAtCounter, voidAtCounter } from '../../src/domain/pack/counter-top-up'
import { giveCoupon } from '../../src/domain/pack/give-coupon'
import { packLimits } from '../../src/domain/pack/limits'
import type { Pack } from '../../src/domain/pack/pack'
import { findCoupon, redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { release } from '../../src/domain/pack/release'
import { reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import type { CameWith } from '../../src/domain/pack/top-up-coupons'
import { holdForRefund, leftOf, type PaidTopUp, withdraw } from '../../src/domain/pack/withdraw'
import { refundOf, type TopUpRefundReason } from '../../src/domain/refunds/refund-terms'
import { Refusal } from '../../src/domain/refusal'
import { draftFrom } from '../../src/domain/rules/publish'
import { expiryAfterDays, type Instant } from '../../src/domain/time'
import { type Quote, quoteAmount, quoteTier } from '../../src/domain/top-up/quote'
import { quoteRules, tierRules } from '../../src/domain/top-up/tier-rules'
import {
  codeOf,
  commit,
  daysAfter,
  newId,
  newPack,
  noon,
  ordered,
  rawRules,
  rulesWith,
  sha256,
  withCoupon,
  yuan,
} from './given'

const [first, ...others] = rawRules().coupon_templates
const gifts = [
  { ...first, _id: 'gift_10', title: '储值礼券', holder: '可转赠', handOut: '仅赠送', perMember: undefined },
  { _id: 'gift_tea', title: '茶券', kind: '兑换', item: '茶一杯', itemYuan: 18, validDays: 7, handOut: '仅赠送' },
].map(each => JSON.parse(JSON.stringify(each)) as { _id: string })
const tier = {
  ...{ _id: 'tier_500', payYuan: 500, bonusYuan: 50, bonusValidDays: 365, level: '银卡会员', levelDays: 365 },
  coupons: [{ coupon: 'gift_10', count: 2 }, { coupon: 'gift_tea' }],
}
const couponTemplates = [first as { _id: string }, ...others, ...gifts]
const rules = rulesWith({ tiers: [...rawRules().tiers, tier], coupon_templates: couponTemplates })

function quoteOf(pack: Pack, at: Instant = noon): Quote {
  const quote = quoteTier('tier_500', pack, rules, at)
  if (quote instanceof Refusal) throw new Error(quote.code)
  return quote
}

/** A pack after the tier was paid, with what a refund needs to know of it. */
function bought(pack = newPack(), orderId: OrderId = newId('ord')) {
  const quote = quoteOf(pack)
  const settled = settleTopUp(pack, { orderId, quote, transactionId: '42', paidAt: noon }, noon)
  const committed = commit(settled, { commandId: deriveId('top', orderId), at: noon })
  const { facts } = committed.entry
  if (facts.kind !== 'top_up_settled') throw new Error('not settled')
  const coupons: CameWith[] = (facts.coupons ?? []).flatMap(({ templateId, couponIds, expiresAt }) => {
    const worthFen = quote.coupons?.find(each => each.templateId === templateId)?.worthFen ?? fen(0)
    return couponIds.map(couponId => ({ couponId, expiresAt, worthFen }))
  })
  const paid: PaidTopUp = {
    orderId,
    quote,
    paidAt: noon,
    bonusExpiredFen: fen(0),
    refundedFen: fen(0),
    withdrawnFen: fen(0),
    coupons,
  }
  return { ...committed, paid, quote, orderId, ids: coupons.map(({ couponId }) => couponId) }
}

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

function used(pack: Pack, couponId: CameWith['couponId'] | undefined, orderFen = yuan(60)): Pack {
  if (!couponId) throw new Error('no coupon')
  const redeemId = newId('rdm')
  const decision = redeemCoupon(pack, { redeemId, couponId, ...till, orderFen }, rules, noon)
  return commit(decision, { commandId: redeemId, at: noon }).pack
}

const refundNow = (pack: Pack, paid: PaidTopUp, reason: TopUpRefundReason, at = noon) => {
  const left = leftOf(pack, paid, at)
  const refund = left instanceof Refusal ? left : refundOf(left, reason, at)
  return refund instanceof Refusal ? refund.code : refund
}

describe('a tier with coupons and a level', () => {
  test('they come in the write that credits the money: two coupons of one kind, one of another, silver for a year', () => {
    const { pack, entry, ids } = bought()
    expect(pack.coupons.map(({ couponId, templateId }) => [couponId, templateId])).toEqual([
      [ids[0], 'gift_10'],
      [ids[1], 'gift_10'],
      [ids[2], 'gift_tea'],
    ])
    expect(new Set(ids).size).toBe(3)
    expect(entry.movements.filter(({ unit }) => unit === 'coupon')).toHaveLength(3)
    expect(levelOf(pack, noon)).toMatchObject({ level: 'silver', until: expiryAfterDays(noon, 365) })
    expect(levelOf(pack, expiryAfterDays(noon, 365))).toMatchObject({ level: 'ordinary', until: null })
  })

  test('says all that comes with it, and what a refund makes of it', () => {
    const said = [
      '赠送部分 365 天内有效',
      '送 储值礼券 2 张：满 50 减 10',
      '送 茶券 1 张：兑换茶一杯',
      '退款时收回没用的券，用掉的按实际优惠扣除',
      '到账后升为银卡会员，365 天内有效',
      '本金不过期',
    ]
    const quote = quoteOf(newPack())
    expect(quoteRules(quote)).toEqual(said)
    const [live] = rules.tiers.filter(each => each.tierId === 'tier_500')
    expect(live && tierRules(live, quote.coupons ?? [], noon)).toEqual(said)
    expect(live && tierRules({ ...live, total: 9 }, [], noon)).toContain('总共 9 份，充完即止')
    expect(quoteRules({ bonusFen: fen(0), bonusValidDays: null })).toEqual(['本金不过期'])
  })

  test('what is on record replays: the audit of the entry finds nothing, and the pack is what it says', () => {
    const { pack, entry } = bought()
    const audit = new PackAudit(pack.packId, sha256)
    audit.take(entry)
    audit.compare(pack)
    expect(audit.findings).toEqual([])
  })

  test('a template that changes after the order changes nothing: the promise is frozen in the quote', () => {
    const quote = quoteOf(newPack())
    expect(quote.coupons).toMatchObject([
      { templateId: 'gift_10', count: 2, worthFen: yuan(10) },
      { templateId: 'gift_tea', count: 1, worthFen: yuan(18) },
    ])
  })

  test('a coupon that would have run out when it came is not promised, nor one of a withdrawn template', () => {
    const ended = { ...first, _id: 'gift_10', validDays: undefined, validUntil: '2026-11-30' }
    const templates = [JSON.parse(JSON.stringify(ended)) as { _id: string }, ...others, gifts[1] as { _id: string }]
    const over = rulesWith({ tiers: [tier], coupon_templates: templates })
    const later = daysAfter(noon, 30)
    const quote = quoteTier('tier_500', newPack(), over, later)
    expect(quote).toMatchObject({ coupons: [{ templateId: 'gift_tea' }] })
    const none = quoteTier('tier_500', newPack(), { ...over, couponTemplates: [] }, later)
    expect(none).not.toHaveProperty('coupons')
  })

  test('nothing is promised to a shared card, where nobody could use it', () => {
    const sharing = { kind: 'family', ownerPackId: newPack().packId, members: [] } as never
    expect(quoteTier('tier_500', { ...newPack(), sharing }, rules, noon)).not.toHaveProperty('coupons')
  })

  test('an amount of one’s own that reaches the tier gets all that comes with it', () => {
    expect(quoteAmount(yuan(600), newPack(), rules, noon)).toMatchObject({ tierId: 'tier_500', coupons: [{}, {}] })
    expect(quoteAmount(yuan(499), newPack(), rules, noon)).not.toHaveProperty('coupons')
  })

  test('such a coupon is not claimed, and the claims of a member do not count it', () => {
    const { pack } = bought()
    expect(pack.couponClaims).toEqual({})
  })
})

describe('room in the wallet', () => {
  const filled = (count: number): Pack => {
    const { pack } = bought()
    const [coupon] = pack.coupons
    if (!coupon) throw new Error('no coupon')
    const coupons = Array.from({ length: count }, () => ({ ...coupon, couponId: deriveId('cpn', newId('clm')) }))
    return { ...newPack(), coupons }
  }

  test('a wallet without room for them refuses the tier before anything is paid, and an amount goes by the next best tier', () => {
    expect(codeOf(quoteTier('tier_500', filled(packLimits.coupons - 2), rules, noon))).toBe('WALLET_FULL')
    expect(codeOf(quoteTier('tier_500', filled(packLimits.coupons - 3), rules, noon))).toBe(null)
    expect(quoteAmount(yuan(600), filled(packLimits.coupons - 2), rules, noon)).toMatchObject({ tierId: 'tier_300' })
  })

  test('an order under way keeps their room, so another one cannot be promised the same', () => {
    const pack = filled(packLimits.coupons - 5)
    const reserved = reserveTopUp(pack, ordered(quoteOf(pack)), noon)
    expect(codeOf(quoteTier('tier_500', reserved, rules, noon))).toBe('WALLET_FULL')
  })

  test('money that comes too late is credited all the same, and what has no place any more is said', () => {
    const quote = quoteOf(newPack())
    const full = filled(packLimits.coupons - 1)
    const { pack, facts } = settleTopUp(full, { orderId: newId('ord'), quote, transactionId: '42', paidAt: noon }, noon)
    expect(facts).toMatchObject({ payFen: yuan(500), couponsLeftOut: 2, coupons: [{ templateId: 'gift_10' }] })
    expect(pack.coupons).toHaveLength(packLimits.coupons)
  })
})

describe('given back', () => {
  test('untouched within seven days: all that was paid; the coupons and the level are taken back', () => {
    const { pack, paid, orderId, entry } = bought()
    const refundId = newId('rft')
    const hold = holdForRefund(pack, { refundId, paid, reason: 'cooling_off', refundFen: yuan(500) }, noon)
    const held = commit(hold, { commandId: deriveId('hld', refundId), at: noon })
    expect(codeOf(findCoupon(held.pack, paid.coupons[0]?.couponId ?? ('' as never)))).toBe('COUPON_IN_USE')
    const asked = { reason: 'cooling_off', paidFrom: 'wechat_pay', staffId: null } as const
    const command = { refundId, orderId, refundFen: yuan(500), ...asked } as const
    const closed = commit(withdraw(held.pack, command), { commandId: deriveId('wdr', refundId), at: noon })
    expect(closed.pack).toMatchObject({ coupons: [], levelGrants: [], holds: [] })
    expect(closed.entry.facts).toMatchObject({ coupons: [{ templateId: 'gift_10' }, { templateId: 'gift_tea' }] })
    const audit = new PackAudit(pack.packId, sha256)
    for (const each of [entry, held.entry, closed.entry] as Entry[]) audit.take(each)
    audit.compare(closed.pack)
    expect(audit.findings).toEqual([])
  })

  test('a refund that fails leaves the coupons as they were', () => {
    const { pack, paid, ids } = bought()
    const refundId = newId('rft')
    const hold = holdForRefund(pack, { refundId, paid, reason: 'consumer', refundFen: yuan(500) }, noon)
    const held = commit(hold, { commandId: deriveId('hld', refundId), at: noon })
    const released = release(held.pack, deriveId('hld', refundId), { kind: 'refund', refundId }, noon)
    if (released instanceof Refusal) throw released
    expect(ids.map(couponId => codeOf(findCoupon(released.pack, couponId)))).toEqual([null, null, null])
  })

  test('a used coupon ends the cooling-off and is charged what it took off, never more than its worth', () => {
    const { pack, paid, ids } = bought()
    const after = used(pack, ids[0])
    expect(refundNow(after, paid, 'cooling_off')).toBe('COOLING_OFF_OVER')
    expect(refundNow(after, paid, 'consumer')).toBe(yuan(490))
    expect(refundNow(after, paid, 'merchant')).toBe(yuan(500))
    // An exchange is charged what it is worth: the till does not know what it took off.
    expect(refundNow(used(after, ids[2]), paid, 'consumer')).toBe(yuan(472))
  })

  test('one that ran out unused is not charged; one that was given to a friend is', () => {
    const { pack, paid, ids } = bought()
    const [given] = ids
    if (!given) throw new Error('no coupon')
    const out = giveCoupon(pack, newId('cgf'), given, noon)
    if (out instanceof Refusal) throw out
    expect(refundNow(out.pack, paid, 'consumer')).toBe('REFUND_HELD')
    const arrived = { ...out.pack, couponsOut: {} }
    expect(refundNow(arrived, paid, 'consumer')).toBe(yuan(490))
    expect(refundNow(arrived, paid, 'consumer', daysAfter(noon, 60))).toBe(yuan(500))
  })

  test('whatever was used in whatever order, a refund never pays more than was paid less what coupons took off', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2]), fc.integer({ min: 1, max: 400 }), (places, orderYuan) => {
        const { pack, paid, ids } = bought()
        let now = pack
        let offFen = 0
        for (const place of places) {
          const couponId = ids[place]
          const minimum = place === 2 ? 0 : 50
          if (orderYuan < minimum) continue
          now = used(now, couponId, yuan(orderYuan))
          offFen += place === 2 ? yuan(18) : yuan(10)
        }
        expect(refundNow(now, paid, 'consumer')).toBe(yuan(500) - offFen)
        expect(refundNow(now, paid, 'merchant')).toBe(yuan(500))
      }),
      { numRuns: 30 },
    )
  })
})

describe('at the counter', () => {
  const orderId = newId('ord')
  const by = { orderId, by: 'cash', reason: 'pays_cash', ...till } as const

  test('a void takes the coupons and the level with it, and only while all of them lie there untouched', () => {
    const quote = quoteOf(newPack())
    const credited = creditAtCounter(newPack(), { ...by, choice: { tierId: 'tier_500' }, quote }, rules, noon)
    const { pack } = commit(credited, { commandId: deriveId('top', orderId), at: noon })
    expect(pack.coupons).toHaveLength(3)
    const undo = { ...by, quote, reason: 'wrong_member', voidedBy: 'staff_2' } as const
    const [coupon] = pack.coupons
    expect(codeOf(voidAtCounter(used(pack, coupon?.couponId), undo))).toBe('COUNTER_USED')
    const { pack: after, entry } = commit(voidAtCounter(pack, undo), { commandId: newId('cvd'), at: noon })
    expect(after).toMatchObject({ coupons: [], levelGrants: [], toppedUpFen: 0 })
    const [a, b, c] = pack.coupons.map(each => each.couponId)
    expect(entry.facts).toMatchObject({
      coupons: [
        { templateId: 'gift_10', couponIds: [a, b] },
        { templateId: 'gift_tea', couponIds: [c] },
      ],
    })
    expect(entry.movements.slice(2)).toEqual([
      { unit: 'coupon', amount: 1, from: `coupon:${a}`, to: 'coupons_issued:gift_10' },
      { unit: 'coupon', amount: 1, from: `coupon:${b}`, to: 'coupons_issued:gift_10' },
      { unit: 'coupon', amount: 1, from: `coupon:${c}`, to: 'coupons_issued:gift_tea' },
    ])
  })

  test('a coupon that the member has beside them stays', () => {
    const own = withCoupon(newPack(), 'off_10', noon, rules)
    const quote = quoteOf(own.pack)
    const credited = creditAtCounter(own.pack, { ...by, choice: { tierId: 'tier_500' }, quote }, rules, noon)
    const { pack } = commit(credited, { commandId: deriveId('top', orderId), at: noon })
    const undo = { ...by, quote, reason: 'wrong_member', voidedBy: 'staff_2' } as const
    expect(voidAtCounter(pack, undo)).toMatchObject({ pack: { coupons: [{ couponId: own.coupon.couponId }] } })
  })

  test('what the member was told is compared to the coupon', () => {
    const quote = quoteOf(newPack())
    const command = { ...by, choice: { tierId: 'tier_500' }, quote: { ...quote, coupons: quote.coupons?.slice(1) } }
    expect(codeOf(creditAtCounter(newPack(), command as never, rules, noon))).toBe('TIER_CHANGED')
  })
})

describe('the merchant’s document', () => {
  const problemOf = (changes: object, templates: object[] = couponTemplates): string => {
    const raw = { ...rawRules(), tiers: [{ ...tier, ...changes }], coupon_templates: templates as never }
    return draftFrom(raw, null, noon)
      .problems.map(({ message }) => message)
      .join()
  }

  test.each<[object, string]>([
    [{ coupons: [{ coupon: 'nope' }] }, 'coupon_templates 里没有 nope'],
    [{ coupons: [{ coupon: 'gift_10', count: 6 }] }, '从 1 到 5'],
    [
      {
        coupons: [
          { coupon: 'gift_10', count: 3 },
          { coupon: 'gift_tea', count: 3 },
        ],
      },
      '合起来最多 5 张',
    ],
    [{ coupons: [{ coupon: 'gift_10' }, { coupon: 'gift_10' }] }, '同一种券只写一次'],
    [{ coupons: [{ coupon: 'coffee' }] }, '商品价值 itemYuan'],
    [{ payYuan: 100, bonusYuan: 40 }, '和券的价值合起来超过充值金额的一半'],
    [{ level: '钻石会员' }, '升级到 level 只能是'],
    [{ levelDays: undefined }, '要一起填'],
    [{ level: undefined }, '要一起填'],
  ])('%j is refused in words', (changes, words) => {
    expect(problemOf(changes)).toContain(words)
  })

  test('a coupon of which there is a stock cannot come with a tier: the tier’s own total limits it', () => {
    expect(
      problemOf({ coupons: [{ coupon: 'few' }] }, [...couponTemplates, { ...first, _id: 'few', stock: 9 }]),
    ).toContain('total')
  })
})
