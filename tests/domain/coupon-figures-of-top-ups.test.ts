import { addCoupons, type CouponsOfDay, noCoupons, sumOfCoupons } from '../../src/domain/figures/coupon-figures'
import { yuan } from './given'

type Facts = Parameters<typeof addCoupons>[1]
const counted = (...entries: object[]): CouponsOfDay =>
  entries.reduce<CouponsOfDay>((figures, facts) => addCoupons(figures, facts as Facts), {})
const kinds = (...ids: string[]) => [{ templateId: 'gift', couponIds: ids }]

test('coupons that come with a top-up are handed out by it, and those taken back with it are counted apart', () => {
  for (const [came, went] of [
    ['top_up_settled', 'top_up_refunded'],
    ['counter_topped_up', 'counter_top_up_voided'],
  ]) {
    const came2 = { kind: came, payFen: yuan(300), coupons: kinds('a', 'b') }
    expect(counted(came2, { kind: went, coupons: kinds('b') })).toEqual({
      gift: { ...noCoupons, issued: { with_top_up: 2 }, takenBack: 1 },
    })
    expect(counted({ kind: came, payFen: yuan(300) }, { kind: went })).toEqual({})
  }
})

test('a member’s own coupon used on a top-up took off what was not paid and what came on top, of the price before', () => {
  const usedCoupon = { templateId: 'off', offFen: yuan(20), moreFen: yuan(5) }
  expect(counted({ kind: 'top_up_settled', payFen: yuan(280), usedCoupon })).toEqual({
    off: { ...noCoupons, used: { top_up: 1 }, discountFen: yuan(25), orderFen: yuan(300) },
  })
})

test('how a coupon came is kept apart: claimed, rescued, or by which hand-out', () => {
  const claimed = { kind: 'coupon_claimed', templateId: 'a' }
  const byScan = { ...claimed, cameBy: { handOutId: 'h', way: 'scan' } }
  expect(counted(claimed, claimed, byScan, { kind: 'bonus_rescued', templateId: 'a' })).toEqual({
    a: { ...noCoupons, issued: { claimed: 2, scan: 1, rescued: 1 } },
  })
  expect(counted({ kind: 'signed_in' })).toEqual({})
})

test('sums keep what only one side has', () => {
  const one = { ...noCoupons, takenBack: 1 }
  const other = { ...noCoupons, honoured: 2, undone: 1, returned: 3, cameBack: 4 }
  expect(sumOfCoupons(one, other)).toEqual({ ...other, takenBack: 1 })
  expect(sumOfCoupons(other, other)).toMatchObject({ honoured: 4, undone: 2, returned: 6, cameBack: 8 })
})
