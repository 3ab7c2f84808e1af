import { deriveId } from '../../src/domain/ids'
import { claimCoupon, whyNotClaim } from '../../src/domain/pack/claim-coupon'
import { packLimits } from '../../src/domain/pack/limits'
import { findCoupon, redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import type { RawDocument } from '../../src/domain/rules/field-reader'
import { expiryAfterDays, type Instant, startOfShopDay } from '../../src/domain/time'
import {
  codeOf,
  commit,
  daysAfter,
  frozen,
  newId,
  newPack,
  noon,
  rules,
  rulesWith,
  shopTime,
  withCoupon,
  yuan,
} from './given'

const till = { redeemId: newId('rdm'), storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

function shopWith(...templates: RawDocument[]) {
  return rulesWith({ coupon_templates: templates })
}

describe('claiming', () => {
  test('puts the coupon into the pack with its terms frozen, under an id that follows from the claim', () => {
    const claimId = newId('clm')
    const decision = claimCoupon(frozen(newPack()), claimId, 'off_10', rules, noon)
    const { pack, entry } = commit(decision, { commandId: claimId, at: noon })
    expect(pack.coupons).toEqual([
      {
        couponId: deriveId('cpn', claimId),
        templateId: 'off_10',
        claimId,
        terms: {
          title: '满减券',
          benefit: { kind: 'threshold', offFen: yuan(10), minimumFen: yuan(50) },
          storeIds: null,
        },
        claimedAt: noon,
        startsAt: 0,
        expiresAt: expiryAfterDays(noon, 30),
      },
    ])
    expect(entry.facts).toMatchObject({ kind: 'coupon_claimed', templateId: 'off_10' })
  })

  test.each(['nothing', '__proto__', 'constructor', 'toString', ''])(
    'the unknown template %p is not available',
    templateId => {
      expect(codeOf(claimCoupon(frozen(newPack()), newId('clm'), templateId, rules, noon))).toBe(
        'COUPON_TEMPLATE_NOT_AVAILABLE',
      )
    },
  )

  test('more than the cap per member is refused, also after the first was used', () => {
    const { pack, coupon } = withCoupon(newPack(), 'off_10')
    expect(codeOf(claimCoupon(frozen(pack), newId('clm'), 'off_10', rules, noon))).toBe('COUPON_CAP_REACHED')
    const used = redeemCoupon(pack, { couponId: coupon.couponId, ...till, orderFen: yuan(50) }, rules, noon)
    const { pack: after } = commit(used, { commandId: newId('rdm'), at: noon })
    expect(codeOf(claimCoupon(frozen(after), newId('clm'), 'off_10', rules, noon))).toBe('COUPON_CAP_REACHED')
  })

  test('a full wallet takes no more', () => {
    let pack = newPack()
    for (let each = 0; each < packLimits.coupons; each++) pack = withCoupon(pack, 'coffee').pack
    expect(
      whyNotClaim(
        frozen(pack),
        rules.couponTemplates.find(each => each.templateId === 'pay_90'),
        noon,
      ),
    ).toMatchObject({
      code: 'WALLET_FULL',
      details: { limit: packLimits.coupons },
    })
  })

  test('claims end at the end of the last claiming day, in the shop’s zone', () => {
    const template = {
      _id: 'c',
      title: '券',
      kind: '兑换',
      item: '茶',
      validDays: 7,
      perMember: 1,
      claimUntil: '2026-11-22',
    }
    const by = shopWith(template)
    const claim = (at: Instant) => codeOf(claimCoupon(newPack(), newId('clm'), 'c', by, at))
    expect(claim(shopTime('2026-11-22 23:59:59'))).toBeNull()
    expect(claim(shopTime('2026-11-23 00:00:00'))).toBe('COUPON_TEMPLATE_NOT_AVAILABLE')
  })

  test('a coupon that is over cannot be claimed any more', () => {
    const by = shopWith({ _id: 'c', title: '券', kind: '兑换', item: '茶', validUntil: '2026-11-22', perMember: 1 })
    const late = shopTime('2026-11-23 00:00:00')
    expect(codeOf(claimCoupon(newPack(), newId('clm'), 'c', by, late))).toBe('COUPON_TEMPLATE_NOT_AVAILABLE')
  })

  test('claimed ahead of its first day, its days of validity are counted from that day', () => {
    const by = shopWith({
      _id: 'c',
      title: '券',
      kind: '兑换',
      item: '茶',
      startsOn: '2026-12-20',
      validDays: 7,
      perMember: 1,
    })
    const { coupon } = withCoupon(newPack(), 'c', noon, by)
    expect(coupon.startsAt).toBe(shopTime('2026-12-20 00:00:00'))
    expect(coupon.expiresAt).toBe(expiryAfterDays(coupon.startsAt, 7))
  })
})

describe('redeeming', () => {
  const use = { ...till, orderFen: yuan(60) }

  test('uses the coupon up: it leaves the live ones and is remembered with place and time', () => {
    const { pack, coupon } = withCoupon(newPack(), 'off_10')
    const decision = redeemCoupon(frozen(pack), { couponId: coupon.couponId, ...use }, rules, noon)
    const { pack: after, entry } = commit(decision, { commandId: newId('rdm'), at: noon })
    expect(after.coupons).toEqual([])
    expect(after.closedCoupons).toMatchObject([{ end: { state: 'redeemed', at: noon, storeName: '南山店' } }])
    expect(entry.facts).toMatchObject({
      kind: 'coupon_redeemed',
      orderFen: yuan(60),
      discountFen: yuan(10),
      item: null,
    })
  })

  test('an exchange coupon gives its item and no discount', () => {
    const { pack, coupon } = withCoupon(newPack(), 'coffee')
    expect(
      redeemCoupon(frozen(pack), { couponId: coupon.couponId, ...till, orderFen: null }, rules, noon),
    ).toMatchObject({
      facts: { item: '美式咖啡一杯', discountFen: null, orderFen: null },
    })
  })

  test('a used coupon is refused with where and when it was used, an unknown one as not held', () => {
    const { pack, coupon } = withCoupon(newPack(), 'off_10')
    const used = commit(redeemCoupon(pack, { couponId: coupon.couponId, ...use }, rules, noon), {
      commandId: newId('rdm'),
      at: noon,
    })
    expect(
      redeemCoupon(frozen(used.pack), { couponId: coupon.couponId, ...use }, rules, daysAfter(noon, 1)),
    ).toMatchObject({
      code: 'COUPON_ALREADY_REDEEMED',
      details: { at: noon, storeName: '南山店' },
    })
    expect(codeOf(redeemCoupon(frozen(pack), { couponId: newId('cpn'), ...use }, rules, noon))).toBe('COUPON_NOT_HELD')
  })

  test('it is good until the instant before its end', () => {
    const { pack, coupon } = withCoupon(newPack(), 'off_10')
    const at = (moment: number) =>
      codeOf(redeemCoupon(frozen(pack), { couponId: coupon.couponId, ...use }, rules, moment as Instant))
    expect(at(coupon.expiresAt - 1)).toBeNull()
    expect(at(coupon.expiresAt)).toBe('COUPON_EXPIRED')
  })

  test.each([
    ['too small an order', 'off_10', { ...till, orderFen: yuan(49.99) }, 'COUPON_ORDER_TOO_SMALL'],
    ['no amount where one is needed', 'off_10', { ...till, orderFen: null }, 'COUPON_NEEDS_ORDER_AMOUNT'],
    ['another store', 'coffee', { ...till, storeId: 'store_futian', orderFen: null }, 'COUPON_WRONG_STORE'],
  ] as const)('%s is refused and leaves the pack as it was', (_name, templateId, wrongUse, code) => {
    const { pack, coupon } = withCoupon(newPack(), templateId)
    expect(codeOf(redeemCoupon(frozen(pack), { couponId: coupon.couponId, ...wrongUse }, rules, noon))).toBe(code)
  })

  test('before its first day a coupon is refused', () => {
    const by = shopWith({
      _id: 'c',
      title: '券',
      kind: '兑换',
      item: '茶',
      startsOn: '2026-12-20',
      validUntil: '2026-12-31',
      perMember: 1,
    })
    const { pack, coupon } = withCoupon(newPack(), 'c', noon, by)
    const early = redeemCoupon(frozen(pack), { couponId: coupon.couponId, ...till, orderFen: null }, by, noon)
    expect(early).toMatchObject({
      code: 'COUPON_NOT_YET_VALID',
      details: { startsAt: startOfShopDay('2026-12-20' as never) },
    })
  })

  test('a promise stays as it was claimed, whatever becomes of its template', () => {
    const { pack, coupon } = withCoupon(newPack(), 'off_10')
    const withdrawn = rulesWith({ coupon_templates: [] })
    expect(redeemCoupon(frozen(pack), { couponId: coupon.couponId, ...use }, withdrawn, noon)).toMatchObject({
      facts: { discountFen: yuan(10) },
    })
    expect(findCoupon(pack, coupon.couponId)).toBe(coupon)
  })
})
