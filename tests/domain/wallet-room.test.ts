import { bytesOfJson } from '../../src/domain/bytes-of-json'
import type { ClosedCoupon } from '../../src/domain/coupons/coupon'
import { remembered, whyNoPlaceFor } from '../../src/domain/coupons/wallet-room'
import { deriveId } from '../../src/domain/ids'
import { packLimits } from '../../src/domain/pack/limits'
import type { Pack } from '../../src/domain/pack/pack'
import { returnCoupons } from '../../src/domain/pack/return-coupons'
import { placesFor } from '../../src/domain/top-up/promise'
import { codeOf, daysAfter, newId, newPack, noon, withCoupon, yuan } from './given'

const { pack, coupon } = withCoupon(newPack(), 'off_10')
const of = (changes: Partial<Pack>): Pack => ({ ...pack, coupons: [], ...changes })

describe('the room of a wallet', () => {
  const { coupons: most, couponBytes } = packLimits
  const promise = (count: number, bytes: number) => {
    const until = daysAfter(noon, 1)
    return { [newId('ord')]: { tierId: 'tier_300', creditFen: yuan(1), until, coupons: { count, bytes } } }
  }

  test('is taken by what is here, by what is on its way to a friend, and by what was promised with top-ups', () => {
    const full = (changes: Partial<Pack>, count: number) => codeOf(whyNoPlaceFor(of(changes), { count, bytes: 0 }))
    expect([most, most + 1].map(count => full({}, count))).toEqual([null, 'WALLET_FULL'])
    const here = { coupons: [coupon], couponsOut: { [newId('cgf')]: coupon } } as unknown as Partial<Pack>
    expect([most - 2, most - 1].map(count => full(here, count))).toEqual([null, 'WALLET_FULL'])
    const reservations = { ...promise(2, 0), ...promise(3, 0) } as unknown as Pack['reservations']
    expect([most - 5, most - 4].map(count => full({ reservations }, count))).toEqual([null, 'WALLET_FULL'])
  })

  test('is counted in bytes too', () => {
    const full = (changes: Partial<Pack>, bytes: number) => codeOf(whyNoPlaceFor(of(changes), { count: 1, bytes }))
    const free = couponBytes - bytesOfJson([])
    expect([free, free + 1].map(bytes => full({}, bytes))).toEqual([null, 'WALLET_FULL'])
    const reservations = { ...promise(1, 100), ...promise(1, 20) } as unknown as Pack['reservations']
    expect([free - 120, free - 119].map(bytes => full({ reservations }, bytes))).toEqual([null, 'WALLET_FULL'])
  })

  test('promised coupons take what their terms take, and what stands beside them, each', () => {
    expect(placesFor([])).toBeNull()
    const { templateId, terms } = coupon
    const promised = {
      templateId,
      terms,
      validity: { kind: 'days', days: 1 },
      startsAt: noon,
      worthFen: yuan(1),
    } as const
    const one = bytesOfJson(terms) + 300
    expect(
      placesFor([
        { ...promised, count: 2 },
        { ...promised, count: 3 },
      ]),
    ).toEqual({ count: 5, bytes: 5 * one })
  })
})

describe('coupons that are over', () => {
  const end = { state: 'expired', at: noon } as const
  const closed = (title = '券'): ClosedCoupon => {
    return { ...coupon, couponId: newId('cpn'), terms: { ...coupon.terms, title }, end } as ClosedCoupon
  }

  test('are remembered as far as there is room, the newest always', () => {
    const many = Array.from({ length: packLimits.closedCoupons + 5 }, () => closed())
    const kept = remembered(many)
    expect(kept).toEqual(many.slice(many.length - kept.length))
    expect(bytesOfJson(kept)).toBeLessThanOrEqual(packLimits.closedCouponBytes)
    expect(remembered(many.slice(0, 2))).toEqual(many.slice(0, 2))
    const large = closed('大'.repeat(packLimits.closedCouponBytes))
    expect(remembered([closed(), large])).toEqual([large])
    const [first, second] = [closed(), closed()]
    const room = packLimits.closedCouponBytes - bytesOfJson([first, second])
    const filled = { ...second, terms: { ...second.terms, title: `券${'x'.repeat(room)}` } }
    expect(remembered([first, filled])).toEqual([first, filled])
    expect(
      remembered([first, { ...filled, terms: { ...filled.terms, title: `${filled.terms.title}x` } }]),
    ).toHaveLength(1)
  })

  test('come back with the sale that used them, if they promise it, and no others', () => {
    const [saleId, otherSale] = [newId('spd'), newId('spd')]
    const usedIn = (sale: typeof saleId, back: boolean): ClosedCoupon => ({
      ...closed(),
      terms: { ...coupon.terms, ...(back && { returnsOnRefund: true as const }) },
      end: { state: 'redeemed', at: noon, storeName: '南山店', redeemId: deriveId('rdm', sale), offFen: yuan(1) },
    })
    const [mine, silent, other, over] = [usedIn(saleId, true), usedIn(saleId, false), usedIn(otherSale, true), closed()]
    const { end: _end, ...back } = mine
    const promising = { ...over, terms: { ...over.terms, returnsOnRefund: true as const } }
    const wallet = of({ coupons: [coupon], closedCoupons: [mine, silent, other, promising] })
    expect(returnCoupons(wallet, saleId, 'store_nanshan')).toEqual({
      pack: { ...wallet, coupons: [coupon, back], closedCoupons: [silent, other, promising] },
      couponIds: [mine.couponId],
      couponTemplates: [mine.templateId],
      movements: [{ unit: 'coupon', amount: 1, from: 'coupons_redeemed:store_nanshan', to: `coupon:${mine.couponId}` }],
    })
    const none = of({ closedCoupons: [silent, other] })
    expect(returnCoupons(none, saleId, 'store_nanshan')).toEqual({
      ...{ pack: none, couponIds: [], couponTemplates: [], movements: [] },
    })
  })
})
