import fc from 'fast-check'
import { PackAudit } from '../../src/domain/audit/pack-audit'
import { deriveId } from '../../src/domain/ids'
import type { Entry } from '../../src/domain/ledger/entry'
import { creditAtCounter, voidAtCounter } from '../../src/domain/pack/counter-top-up'
import { giveCoupon } from '../../src/domain/pack/give-coupon'
import { findCoupon } from '../../src/domain/pack/redeem-coupon'
import { release } from '../../src/domain/pack/release'
import { holdForRefund, withdraw } from '../../src/domain/pack/withdraw'
import { Refusal } from '../../src/domain/refusal'
import { codeOf, commit, daysAfter, newId, newPack, noon, sha256, withCoupon, yuan } from './given'
import { bought, quoteOf, refundNow, rules, till, used } from './given-tier-coupons'

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
