import fc from 'fast-check'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { deriveId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { giveCoupon } from '../../src/domain/pack/give-coupon'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { releaseReservation, reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { bestPrice } from '../../src/domain/pricing/best-price'
import { Refusal } from '../../src/domain/refusal'
import { draftFrom } from '../../src/domain/rules/publish'
import { later } from '../../src/domain/time'
import { type Quote, quoteTier } from '../../src/domain/top-up/quote'
import { isOfTier } from '../../src/domain/top-up/recommend'
import { couponsForTier } from '../../src/domain/top-up/top-up-coupon'
import { codeOf, commit, newId, newPack, noon, ordered, rawRules, rulesWith, sha256, withCoupon, yuan } from './given'

const off = {
  _id: 'off_20',
  title: '充值立减券',
  kind: '充值立减',
  minimumYuan: 300,
  offYuan: 20,
  validDays: 30,
  perMember: 5,
}
const more = {
  _id: 'more_50',
  title: '充值加送券',
  kind: '充值加送',
  minimumYuan: 800,
  bonusYuan: 50,
  validDays: 30,
  perMember: 5,
}
const rules = rulesWith({ coupon_templates: [...rawRules().coupon_templates, { ...off, holder: '可转赠' }, more] })

function holding(templateId: string) {
  return withCoupon(newPack(), templateId, noon, rules)
}

function quoteWith(pack: Pack, tierId: string, couponId: Parameters<typeof quoteTier>[4]): Quote {
  const quote = quoteTier(tierId, pack, rules, noon, couponId)
  if (quote instanceof Refusal) throw quote
  return quote
}

test('twenty less to pay: what was paid is principal, what was not comes as bonus', () => {
  const { pack, coupon } = holding('off_20')
  const quote = quoteWith(pack, 'tier_300', coupon.couponId)
  expect(quote).toMatchObject({ payFen: yuan(280), bonusFen: yuan(50), tierId: 'tier_300' })
  const orderId = newId('ord')
  const settled = settleTopUp(pack, { orderId, quote, transactionId: '42', paidAt: noon }, noon)
  expect(balanceOf(settled.pack, noon)).toMatchObject({ principalFen: yuan(280), bonusFen: yuan(50) })
  expect(settled.pack).toMatchObject({
    coupons: [],
    closedCoupons: [{ end: { state: 'redeemed', storeName: '充值' } }],
  })
  expect(settled.facts).toMatchObject({ usedCoupon: { templateId: 'off_20', offFen: yuan(20), moreFen: 0 } })
  expect(isOfTier(settled.pack.pastTopUps[0] as never, rules.tiers[0] as never)).toBe(true)
})

test('fifty more bonus: the price stays', () => {
  const { pack, coupon } = holding('more_50')
  expect(quoteWith(pack, 'tier_800', coupon.couponId)).toMatchObject({ payFen: yuan(800), bonusFen: yuan(170) })
})

test('a coupon is kept while its order is open, free again when the order ends unpaid, and used once when it is credited', () => {
  const { pack, coupon } = holding('off_20')
  const { couponId } = coupon
  const order = ordered(quoteWith(pack, 'tier_300', couponId))
  const reserved = reserveTopUp(pack, order, noon)
  expect(codeOf(quoteTier('tier_300', reserved, rules, noon, couponId))).toBe('COUPON_IN_USE')
  expect(codeOf(giveCoupon(reserved, newId('cgf'), couponId, noon))).toBe('COUPON_IN_USE')
  expect(couponsForTier(reserved, rules.tiers[0] as never, noon)).toEqual([])
  expect(codeOf(quoteTier('tier_300', releaseReservation(reserved, order.orderId), rules, noon, couponId))).toBeNull()
  const payment = { orderId: order.orderId, quote: order.quote, transactionId: '42', paidAt: noon }
  const { pack: after } = settleTopUp(reserved, payment, noon)
  expect(codeOf(quoteTier('tier_300', after, rules, noon, couponId))).toBe('COUPON_ALREADY_REDEEMED')
})

test('what is on record replays, the coupon among it', () => {
  const { pack, coupon } = holding('off_20')
  const quote = quoteWith(pack, 'tier_300', coupon.couponId)
  const orderId = newId('ord')
  const settled = settleTopUp(pack, { orderId, quote, transactionId: '42', paidAt: noon }, noon)
  const committed = commit(settled, { commandId: deriveId('top', orderId), at: noon })
  const audit = new PackAudit(pack.packId, sha256)
  for (const entry of committed.pack.recent) audit.take(entry)
  audit.compare(committed.pack)
  expect(audit.findings).toEqual([])
})

test('a promise is honoured even when its coupon is gone by the time the money comes', () => {
  const { pack, coupon } = holding('off_20')
  const quote = quoteWith(pack, 'tier_300', coupon.couponId)
  const gone = { ...pack, coupons: [] }
  const settled = settleTopUp(gone, { orderId: newId('ord'), quote, transactionId: '42', paidAt: noon }, noon)
  expect(balanceOf(settled.pack, noon).totalFen).toBe(yuan(330))
  expect(settled.facts).not.toHaveProperty('usedCoupon')
})

test('it fits only the tiers from its least amount on, only in its time, and only top-ups', () => {
  const { pack, coupon } = holding('more_50')
  const { couponId, expiresAt } = coupon
  expect(quoteTier('tier_300', pack, rules, noon, couponId)).toMatchObject({
    ...{ code: 'COUPON_ORDER_TOO_SMALL', details: { shortFen: yuan(500) } },
  })
  expect(codeOf(quoteTier('tier_800', pack, rules, later(expiresAt, -1), couponId))).toBeNull()
  expect(quoteTier('tier_800', pack, rules, expiresAt, couponId)).toMatchObject({
    ...{ code: 'COUPON_EXPIRED', details: { expiresAt } },
  })
  const startsAt = later(noon, 1)
  const begun = { ...pack, coupons: [{ ...coupon, startsAt }] }
  expect(quoteTier('tier_800', begun, rules, noon, couponId)).toMatchObject({
    ...{ code: 'COUPON_NOT_YET_VALID', details: { startsAt } },
  })
  expect(codeOf(quoteTier('tier_800', begun, rules, startsAt, couponId))).toBeNull()
  const other = withCoupon(pack, 'off_10', noon, rules)
  expect(codeOf(quoteTier('tier_800', other.pack, rules, noon, other.coupon.couponId))).toBe('COUPON_NOT_FOR_TOP_UP')
  expect(codeOf(quoteTier('tier_800', pack, rules, noon, deriveId('cpn', newId('clm'))))).toBe('COUPON_NOT_HELD')
})

test('no till takes it, and no order is lowered by it', () => {
  const { pack, coupon } = holding('off_20')
  const at = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1', orderFen: yuan(500) }
  const redeem = { redeemId: newId('rdm'), couponId: coupon.couponId, ...at }
  expect(codeOf(redeemCoupon(pack, redeem, rules, noon))).toBe('COUPON_FOR_TOP_UP')
  const lines = [{ productId: null, category: null, special: false, unitFen: yuan(500), quantity: 1 }]
  const order = { storeId: 'store_nanshan', at: noon, lines } as never
  const means = { level: 'ordinary', coupons: [coupon], balanceFen: yuan(500), points: 0 } as const
  const offers = { priceRules: [], checkout: rules.checkout, storeNameOf: () => '' }
  const price = bestPrice(order, means, offers, { coupons: 'best', usePoints: false })
  expect(price).toMatchObject({
    payableFen: yuan(500),
    couponIds: [],
    unused: [{ reason: { code: 'COUPON_FOR_TOP_UP' } }],
  })
})

test('the one that brings most comes first', () => {
  const templates = [off, { ...off, _id: 'off_30', offYuan: 30 }]
  const both = rulesWith({ coupon_templates: templates })
  const one = withCoupon(newPack(), 'off_20', noon, both)
  const two = withCoupon(one.pack, 'off_30', noon, both)
  const [best] = couponsForTier(two.pack, both.tiers[0] as never, noon)
  expect(best?.templateId).toBe('off_30')
})

test('with any coupon that fits, what is credited is the tier’s credit and what the coupon adds; never less is paid than half', () => {
  const gain = fc.constantFrom('less_to_pay' as const, 'more_bonus' as const)
  fc.assert(
    fc.property(gain, fc.integer({ min: 1, max: 15_000 }), (kind, amount) => {
      const { pack, coupon } = holding('off_20')
      const benefit = { kind: 'top_up', minimumFen: yuan(300), gain: kind, fen: fen(amount) } as const
      const changed = { ...pack, coupons: [{ ...coupon, terms: { ...coupon.terms, benefit } }] }
      const quote = quoteWith(changed, 'tier_300', coupon.couponId)
      const settled = settleTopUp(changed, { orderId: newId('ord'), quote, transactionId: '42', paidAt: noon }, noon)
      const credited = kind === 'more_bonus' ? yuan(330) + amount : yuan(330)
      expect(balanceOf(settled.pack, noon).totalFen).toBe(credited)
      expect(balanceOf(settled.pack, noon).principalFen).toBe(quote.payFen)
      expect(quote.payFen).toBeGreaterThanOrEqual(yuan(150))
    }),
  )
})

test.each<[object, string]>([
  [{ offYuan: 151 }, '超过充值满的金额 minimumYuan 的一半'],
  [{ stores: ['store_nanshan'] }, '充值券不能再限门店'],
  [{ stacking: '可叠加' }, '也不能叠加'],
  [{ minimumYuan: undefined }, '缺少充值满多少 minimumYuan'],
])('a merchant’s slip is told: %j', (changes, words) => {
  const document = JSON.parse(JSON.stringify({ ...off, ...changes })) as { _id: string }
  const { problems } = draftFrom({ ...rawRules(), coupon_templates: [document] }, null, noon)
  expect(problems.map(({ message }) => message).join()).toContain(words)
})
