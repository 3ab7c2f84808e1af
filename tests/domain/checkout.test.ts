import fc from 'fast-check'
import type { CouponTerms } from '../../src/domain/coupons/terms'
import { deriveId } from '../../src/domain/ids'
import { isSale, type SaleEntry, type SpendRefundEntry } from '../../src/domain/ledger/sale-entry'
import { fen } from '../../src/domain/money'
import { charge, priceFor } from '../../src/domain/pack/charge'
import { confirmCheckout, holdOfCheckout, reserveCheckout } from '../../src/domain/pack/checkout'
import { expireDue } from '../../src/domain/pack/expire'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { refundSpend } from '../../src/domain/pack/refund-spend'
import { release } from '../../src/domain/pack/release'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import { type Instant, instant, later, MINUTE } from '../../src/domain/time'
import { codeOf, commit, frozen, newId, newPack, noon, rules, toppedUp, withCoupon, yuan } from './given'

const storeId = 'store_nanshan'
const wish = { coupons: 'best' as const, usePoints: false }
const orderOf = (amountYuan: number, at: Instant = noon) => orderOfAmount(yuan(amountYuan), storeId, at)

/** 330 yuan, and a coupon "满 50 减 10" that runs out in 30 days. */
function member(): { pack: Pack; couponId: ReturnType<typeof withCoupon>['coupon']['couponId'] } {
  const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
  const { pack: holding, coupon } = withCoupon(pack, 'off_10')
  return { pack: frozen(holding), couponId: coupon.couponId }
}

function reserved(pack: Pack, amountYuan: number, expectedYuan: number, at: Instant = noon) {
  const checkoutId = newId('cko', at)
  const command = { checkoutId, order: orderOf(amountYuan, at), expectedPayableFen: yuan(expectedYuan), points: null }
  const decided = reserveCheckout(pack, command, rules, at)
  return { checkoutId, ...commit(decided, { commandId: checkoutId, at }) }
}

function confirmed(pack: Pack, checkoutId: ReturnType<typeof reserved>['checkoutId'], at: Instant = noon) {
  return commit(confirmCheckout(pack, checkoutId, rules, at), { commandId: deriveId('cap', checkoutId), at })
}

describe('a charge at the best price', () => {
  test('uses the coupon and takes the money in one entry', () => {
    const { pack, couponId } = member()
    const spendId = newId('spd')
    const by = { storeId, storeName: '南山店', staffId: 'staff_1' }
    const command = { spendId, order: orderOf(60), points: null, expectedPayableFen: yuan(50), by }
    const { pack: after, entry } = commit(charge(pack, command, rules, noon), { commandId: spendId, at: noon })
    expect(balanceOf(after, noon).totalFen).toBe(yuan(280))
    expect(after.coupons).toEqual([])
    expect(after.closedCoupons).toMatchObject([{ couponId, end: { state: 'redeemed', storeName: '南山店' } }])
    expect(entry.facts).toMatchObject({
      kind: 'spent',
      amountFen: yuan(50),
      offers: { orderFen: yuan(60), memberOffFen: 0, coupons: [{ couponId, offFen: yuan(10) }] },
    })
    expect(entry.movements.filter(each => each.unit === 'coupon')).toEqual([
      { unit: 'coupon', amount: 1, from: `coupon:${couponId}`, to: `coupons_redeemed:${storeId}` },
    ])
  })

  test('is refused at any other price than the one that was shown, and leaves no trace', () => {
    const { pack } = member()
    const by = { storeId, storeName: '南山店', staffId: 'staff_1' }
    const outcome = charge(
      pack,
      { spendId: newId('spd'), order: orderOf(60), points: null, expectedPayableFen: yuan(60), by },
      rules,
      noon,
    )
    expect(outcome).toMatchObject({ code: 'PRICE_CHANGED', details: { payableFen: yuan(50) } })
  })

  test('that offers made free takes no money and is a sale all the same', () => {
    const free = { kind: 'cash' as const, valueFen: yuan(100) }
    const { pack } = member()
    const [coupon] = pack.coupons
    if (!coupon) throw new Error('a coupon')
    const rich: Pack = { ...pack, coupons: [{ ...coupon, terms: { ...coupon.terms, benefit: free } }] }
    const { pack: kept, checkoutId } = reserved(rich, 60, 0)
    const { pack: after, entry } = confirmed(kept, checkoutId)
    expect(balanceOf(after, noon)).toMatchObject({ totalFen: yuan(330), heldFen: 0 })
    expect([after.coupons, after.holds]).toEqual([[], []])
    expect(entry.facts).toMatchObject({ kind: 'captured', amountFen: 0, offers: { orderFen: yuan(60) } })
  })
})

describe('a sale that is refunded', () => {
  function sold(terms: Partial<CouponTerms>) {
    const { pack, couponId } = member()
    const [coupon] = pack.coupons
    if (!coupon) throw new Error('a coupon')
    const own: Pack = { ...pack, coupons: [{ ...coupon, terms: { ...coupon.terms, ...terms } }] }
    const { pack: kept, checkoutId } = reserved(own, 60, 50)
    const { pack: paid, entry } = confirmed(kept, checkoutId)
    if (!isSale(entry)) throw new Error('a sale')
    return { pack: paid, sale: entry, couponId }
  }

  function refunded(pack: Pack, sale: SaleEntry, amountYuan: number, earlier: SpendRefundEntry[] = []) {
    const wanted = { sale, earlier, amountFen: yuan(amountYuan), staffId: 'staff_1', reason: 'returned' as const }
    return commit(refundSpend(pack, wanted, noon), { commandId: newId('rfd'), at: noon })
  }

  test('gives its coupon back with the last part, if the terms promise it', () => {
    const { pack, sale, couponId } = sold({ returnsOnRefund: true })
    const part = refunded(pack, sale, 20)
    expect(part.pack.coupons).toEqual([])
    const whole = refunded(part.pack, sale, 30, [part.entry as SpendRefundEntry])
    expect(whole.pack.coupons.map(coupon => coupon.couponId)).toEqual([couponId])
    expect(whole.pack.closedCoupons).toEqual([])
    expect(whole.entry.facts).toMatchObject({ kind: 'spend_refunded', couponIds: [couponId] })
    expect(balanceOf(whole.pack, noon).totalFen).toBe(yuan(330))
  })

  test('keeps its coupon used when they do not', () => {
    const { pack, sale } = sold({})
    const whole = refunded(pack, sale, 50)
    expect(whole.pack.coupons).toEqual([])
    expect(whole.pack.closedCoupons).toHaveLength(1)
  })
})

describe('what an order reserved', () => {
  test('is one attempt’s alone: a second order gets neither the coupon nor the money', () => {
    const { pack, couponId } = member()
    const { pack: kept } = reserved(pack, 60, 50)
    expect(balanceOf(kept, noon)).toMatchObject({ totalFen: yuan(280), heldFen: yuan(50) })
    expect(priceFor(kept, orderOf(60), wish, rules)).toMatchObject({ payableFen: yuan(60), couponIds: [] })
    const second = { checkoutId: newId('cko'), order: orderOf(60), expectedPayableFen: yuan(50), points: null }
    expect(codeOf(reserveCheckout(kept, second, rules, noon))).toBe('PRICE_CHANGED')
    const till = { redeemId: newId('rdm'), storeId, storeName: '南山店', staffId: 'staff_1', orderFen: yuan(60) }
    const outcome = redeemCoupon(kept, { couponId, ...till }, rules, noon)
    expect(outcome).toMatchObject({ code: 'COUPON_IN_USE', details: { until: later(noon, 15 * MINUTE) } })
  })

  test('is paid at the price that was agreed, once; a release afterwards finds nothing to give back', () => {
    const { pack } = member()
    const { pack: kept, checkoutId } = reserved(pack, 60, 50)
    const { pack: paid } = confirmed(kept, checkoutId)
    expect(balanceOf(paid, noon)).toMatchObject({ totalFen: yuan(280), heldFen: 0 })
    expect(paid.coupons).toEqual([])
    expect(codeOf(release(paid, holdOfCheckout(checkoutId), { kind: 'checkout', checkoutId }, noon))).toBe(
      'HOLD_NOT_OPEN',
    )
    expect(codeOf(confirmCheckout(paid, checkoutId, rules, noon))).toBe('HOLD_NOT_OPEN')
  })

  test('comes back whole when it is released, and cannot be paid any more', () => {
    const { pack } = member()
    const { pack: kept, checkoutId } = reserved(pack, 60, 50)
    const freed = commit(release(kept, holdOfCheckout(checkoutId), { kind: 'checkout', checkoutId }, noon), {
      commandId: deriveId('rel', checkoutId),
      at: noon,
    }).pack
    expect(freed.coupons).toEqual(pack.coupons)
    expect(balanceOf(freed, noon)).toEqual(balanceOf(pack, noon))
    expect(codeOf(confirmCheckout(freed, checkoutId, rules, noon))).toBe('HOLD_NOT_OPEN')
    // Cancelled, used in another order, confirmed again: the coupon belongs to the other order.
    const other = reserved(freed, 70, 60)
    expect(codeOf(confirmCheckout(other.pack, checkoutId, rules, noon))).toBe('HOLD_NOT_OPEN')
    expect(confirmed(other.pack, other.checkoutId).pack.coupons).toEqual([])
  })

  test('belongs to nobody else: another attempt can neither pay nor release it', () => {
    const { pack } = member()
    const { pack: kept, checkoutId } = reserved(pack, 60, 50)
    const stranger = newId('cko')
    expect(codeOf(confirmCheckout(kept, stranger, rules, noon))).toBe('HOLD_NOT_OPEN')
    expect(codeOf(release(kept, holdOfCheckout(checkoutId), { kind: 'checkout', checkoutId: stranger }, noon))).toBe(
      'NOT_ALLOWED',
    )
    expect(codeOf(release(kept, holdOfCheckout(checkoutId), { kind: 'till', storeId }, noon))).toBe('NOT_ALLOWED')
  })

  test('is kept to the end of its deadline and not an instant longer', () => {
    const { pack } = member()
    const { pack: kept, checkoutId } = reserved(pack, 60, 50)
    const deadline = later(noon, 15 * MINUTE)
    expect(codeOf(confirmCheckout(kept, checkoutId, rules, deadline))).toBe('HOLD_EXPIRED')
    expect(codeOf(release(kept, holdOfCheckout(checkoutId), { kind: 'deadline' }, instant(deadline - 1)))).toBe(
      'TRY_AGAIN',
    )
    confirmed(kept, checkoutId, instant(deadline - 1))
  })

  test('does not run out meanwhile; once given back it does, by the ordinary rule', () => {
    const { pack, couponId } = member()
    const [coupon] = pack.coupons
    if (!coupon) throw new Error('a coupon')
    const lastMinute = instant(coupon.expiresAt - MINUTE)
    const { pack: kept, checkoutId } = reserved(pack, 60, 50, lastMinute)
    const after = later(lastMinute, 5 * MINUTE)
    expect(expireDue(kept, after)).toBeNull()
    expect(confirmed(kept, checkoutId, after).pack.coupons).toEqual([])
    const freed = release(kept, holdOfCheckout(checkoutId), { kind: 'checkout', checkoutId }, after)
    if (freed instanceof Refusal) throw freed
    expect(expireDue(freed.pack, after)?.facts).toMatchObject({ kind: 'expired', couponIds: [couponId] })
  })

  test('never exceeds what is there, whatever is reserved, paid and released in whatever order', () => {
    const step = fc.record({
      kind: fc.constantFrom('reserve' as const, 'confirm' as const, 'release' as const),
      amountFen: fc.integer({ min: 1, max: 20_000 }).map(fen),
      which: fc.nat(4),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), steps => {
        let { pack } = member()
        const start = balanceOf(pack, noon).totalFen
        const made: ReturnType<typeof reserved>['checkoutId'][] = []
        let paidFen = 0
        let couponUses = 0
        for (const { kind, amountFen, which } of steps) {
          const checkoutId = kind === 'reserve' ? newId('cko') : made[which % Math.max(1, made.length)]
          if (!checkoutId) continue
          const order = orderOfAmount(amountFen, storeId, noon)
          const expectedPayableFen = priceFor(pack, order, wish, rules).payableFen
          const decision =
            kind === 'reserve'
              ? reserveCheckout(pack, { checkoutId, order, expectedPayableFen, points: null }, rules, noon)
              : kind === 'confirm'
                ? confirmCheckout(pack, checkoutId, rules, noon)
                : release(pack, holdOfCheckout(checkoutId), { kind: 'checkout', checkoutId }, noon)
          if (decision instanceof Refusal) continue
          if (kind === 'reserve') made.push(checkoutId)
          const commandId = kind === 'reserve' ? checkoutId : deriveId(kind === 'confirm' ? 'cap' : 'rel', checkoutId)
          const { pack: next, entry } = commit(decision, { commandId, at: noon })
          pack = { ...next, flushedSeq: next.head.seq }
          if (entry.facts.kind === 'captured') paidFen += entry.facts.amountFen
          couponUses += entry.movements.filter(each => each.unit === 'coupon').length
        }
        const { totalFen, heldFen } = balanceOf(pack, noon)
        expect(totalFen + heldFen + paidFen).toBe(start)
        expect(totalFen).toBeGreaterThanOrEqual(0)
        expect(couponUses + pack.coupons.length).toBe(1)
      }),
      { numRuns: 150 },
    )
  })
})

test('an order larger than any shop’s card is refused by the balance, not by arithmetic', () => {
  const { pack } = member()
  const command = { checkoutId: newId('cko'), order: orderOf(500_000), expectedPayableFen: yuan(499_990), points: null }
  expect(codeOf(reserveCheckout(pack, command, rules, noon))).toBe('BALANCE_TOO_LOW')
})
