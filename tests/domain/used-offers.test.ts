import { fen } from '../../src/domain/money'
import { credit, lotsOfCredit } from '../../src/domain/pack/credit'
import { takeCoupons } from '../../src/domain/pack/offers'
import { lotsOf } from '../../src/domain/pack/pack'
import { newId, newPack, noon, withCoupon, yuan } from './given'

const store = { storeId: 'store_nanshan', storeName: '南山店', at: noon }

test('a coupon that a price used leaves the wallet with what it took off; the others stay', () => {
  const { pack: one, coupon: first } = withCoupon(newPack(), 'off_10')
  const { pack: two, coupon: second } = withCoupon(one, 'pay_90')
  const { pack, coupon: third } = withCoupon(two, 'coffee')
  const by = newId('spd')
  const named = ({ couponId, templateId, terms }: typeof first, off: number) => {
    return { couponId, templateId, title: terms.title, offFen: fen(off) }
  }
  const coupons = [named(third, 300), named(first, 1000)]
  const taken = takeCoupons(pack, { orderFen: yuan(60), memberOffFen: fen(0), coupons }, { by, ...store })
  expect(taken.pack.coupons).toEqual([second])
  expect(taken.pack.closedCoupons.map(({ couponId, end }) => [couponId, end])).toMatchObject([
    [first.couponId, { state: 'redeemed', offFen: 1000, storeName: '南山店', at: noon }],
    [third.couponId, { state: 'redeemed', offFen: 300 }],
  ])
  expect(taken.movements.map(({ from }) => from)).toEqual([`coupon:${first.couponId}`, `coupon:${third.couponId}`])
  const again = { orderFen: yuan(60), memberOffFen: fen(0), coupons }
  expect(() => takeCoupons(taken.pack, again, { by, ...store })).toThrow('not in the pack')
})

test.each([
  [5, 3],
  [5, 0],
  [0, 3],
  [0, 0],
])('as many lots are counted for %i of principal and %i of bonus as are opened', (principal, bonus) => {
  const sums = { principalFen: fen(principal), bonusFen: fen(bonus), bonusExpiresAt: null }
  const { pack } = credit(newPack(), newId('adj'), sums, 'adjustments', noon)
  expect(lotsOf(pack)).toHaveLength(lotsOfCredit(sums))
})
