import { fen } from '../../src/domain/money'
import type { HoldOwner } from '../../src/domain/pack/hold'
import { freeCoupons } from '../../src/domain/pack/kept-coupons'
import type { Pack } from '../../src/domain/pack/pack'
import { findCoupon } from '../../src/domain/pack/redeem-coupon'
import { codeOf, daysAfter, newId, newPack, noon, withCoupon } from './given'

const { pack, coupon } = withCoupon(newPack(), 'off_10')
const { couponId } = coupon
const store = { storeId: 'store_nanshan', storeName: '南山店' }
const offers = { orderFen: fen(6000), memberOffFen: fen(0), coupons: [{ couponId, offFen: fen(1000) }] }

function heldBy(owner: HoldOwner): Pack {
  const holdId = newId('hld')
  const hold = { holdId, owner, lots: [], order: 'bonus_first', heldAt: noon, until: daysAfter(noon, 1) } as const
  return { ...pack, holds: [hold] as unknown as Pack['holds'] }
}

const reservation = { tierId: 'tier_300', creditFen: fen(33_000), until: daysAfter(noon, 1), couponId }

test.each<[string, Pack]>([
  ['an order', heldBy({ kind: 'checkout', checkoutId: newId('cko'), ...store, offers })],
  ['the rest of a sale', heldBy({ kind: 'rest', orderId: newId('ord'), ...store, offers })],
  ['a top-up that is given back', heldBy({ kind: 'refund', refundId: newId('rft'), couponIds: [couponId] })],
  ['a top-up that waits for payment', { ...pack, reservations: { [newId('ord')]: reservation } }],
])('a coupon that %s keeps is in use at every till and on every phone', (_name, kept) => {
  expect(codeOf(findCoupon(kept, couponId))).toBe('COUPON_IN_USE')
  expect(freeCoupons(kept)).toEqual([])
})

test.each<[string, HoldOwner]>([
  ['a till', { kind: 'till', ...store, staffId: 'staff_1' }],
  ['a payment over several packs', { kind: 'payment', paymentId: newId('pay') }],
])('%s that keeps money keeps no coupon', (_name, owner) => {
  expect(codeOf(findCoupon(heldBy(owner), couponId))).toBeNull()
  expect(freeCoupons(heldBy(owner))).toEqual([coupon])
})
