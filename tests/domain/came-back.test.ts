import { cameBackAfter } from '../../src/domain/coupons/came-back'
import type { Pack } from '../../src/domain/pack/pack'
import { DAY, later } from '../../src/domain/time'
import { newPack, noon, withCoupon, yuan } from './given'

const { coupon } = withCoupon(newPack(), 'off_10')
const used = (templateId: string, at = noon) => ({
  ...coupon,
  templateId,
  end: { state: 'redeemed' as const, at, storeName: '南山店' },
})
const packWith = (change: Partial<Pack>): Pack => ({ ...newPack(), ...change })

test('each kind is named once, at most five of them, the newest', () => {
  const closedCoupons = ['a', 'b', 'c', 'd', 'e', 'f', 'f'].map(templateId => used(templateId))
  expect(cameBackAfter(packWith({ closedCoupons }), later(noon, DAY))).toEqual(['b', 'c', 'd', 'e', 'f'])
})

test('coupons that ran out or were given away bring nobody back', () => {
  const over = [
    { ...coupon, end: { state: 'expired' as const, at: noon } },
    { ...coupon, end: { state: 'given' as const, at: noon } },
  ]
  expect(cameBackAfter(packWith({ closedCoupons: over }), later(noon, DAY))).toEqual([])
})

test('a use after the last purchase counts although there were purchases before', () => {
  const pack = packWith({ closedCoupons: [used('a', later(noon, 2 * DAY))], pastSpends: [{ fen: yuan(9), at: noon }] })
  expect(cameBackAfter(pack, later(noon, 3 * DAY))).toEqual(['a'])
  const back = { ...pack, pastSpends: [{ fen: yuan(9), at: later(noon, 3 * DAY) }] }
  expect(cameBackAfter(back, later(noon, 4 * DAY))).toEqual([])
})
