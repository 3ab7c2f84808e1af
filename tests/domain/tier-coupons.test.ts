import { PackAudit } from '../../src/domain/audit/pack-audit'
import { deriveId } from '../../src/domain/ids'
import { levelOf } from '../../src/domain/members/level'
import { fen } from '../../src/domain/money'
import { packLimits } from '../../src/domain/pack/limits'
import type { Pack } from '../../src/domain/pack/pack'
import { reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { draftFrom } from '../../src/domain/rules/publish'
import { expiryAfterDays } from '../../src/domain/time'
import { quoteAmount, quoteTier } from '../../src/domain/top-up/quote'
import { quoteRules, tierRules } from '../../src/domain/top-up/tier-rules'
import { codeOf, daysAfter, newId, newPack, noon, ordered, rawRules, rulesWith, sha256, yuan } from './given'
import { bought, couponTemplates, first, gifts, others, quoteOf, rules, tier } from './given-tier-coupons'

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
