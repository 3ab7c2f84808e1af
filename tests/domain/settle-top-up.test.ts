import fc from 'fast-check'
import { lotIdsOf } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { balanceOf, lotsOf } from '../../src/domain/pack/pack'
import { releaseReservation, reserveTopUp } from '../../src/domain/pack/reserve-top-up'
import { settleTopUp } from '../../src/domain/pack/settle-top-up'
import { expiryAfterDays } from '../../src/domain/time'
import { daysAfter, frozen, newId, newPack, noon, ordered, quoted, yuan } from './given'

const orderId = newId('ord')
const payment = { orderId, transactionId: '4200001', paidAt: noon }

test('800 paid and 120 promised become two lots: 920 to spend', () => {
  const pack = frozen(newPack())
  const settled = settleTopUp(pack, { ...payment, quote: quoted('tier_800', pack) }, noon)
  expect(balanceOf(settled.pack, noon)).toEqual({
    principalFen: yuan(800),
    bonusFen: yuan(120),
    totalFen: yuan(920),
    heldFen: 0,
  })
  expect(lotsOf(settled.pack).map(lot => lot.lotId)).toEqual(Object.values(lotIdsOf(orderId)))
  expect(settled.pack).toMatchObject({ toppedUpFen: yuan(800), tierUses: { tier_800: 1 } })
  expect(settled.movements).toEqual([
    { unit: 'fen', amount: yuan(800), from: 'wechat_pay', to: `lot:${lotIdsOf(orderId).principal}` },
    { unit: 'fen', amount: yuan(120), from: 'bonus_granted', to: `lot:${lotIdsOf(orderId).bonus}` },
  ])
})

test('the bonus is valid from the payment on, however late the credit comes', () => {
  const pack = newPack()
  const settled = settleTopUp(pack, { ...payment, quote: quoted('tier_1500', pack) }, daysAfter(noon, 3))
  expect(lotsOf(settled.pack).find(lot => lot.kind === 'bonus')).toMatchObject({
    expiresAt: expiryAfterDays(noon, 30),
  })
})

test('a top-up without bonus opens one lot and grants nothing', () => {
  const pack = newPack()
  const quote = { ...quoted('tier_800', pack), bonusFen: fen(0) }
  const settled = settleTopUp(pack, { ...payment, quote }, noon)
  expect(lotsOf(settled.pack)).toHaveLength(1)
  expect(settled.movements).toHaveLength(1)
})

test('settling gives the reserved room back, and only its own', () => {
  const other = newId('ord')
  const quote = quoted('tier_300', newPack())
  const pack = reserveTopUp(reserveTopUp(newPack(), ordered(quote, orderId), noon), ordered(quote, other), noon)
  const settled = settleTopUp(pack, { ...payment, quote }, noon)
  expect(Object.keys(settled.pack.reservations)).toEqual([other])
  expect(releaseReservation(settled.pack, orderId).reservations).toEqual(settled.pack.reservations)
})

test('money that was paid is credited whatever the card already holds', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500_000 }), fc.integer({ min: 0, max: 500_000 }), (payFen, bonusFen) => {
      let pack = newPack()
      const quote = {
        tierId: 'withdrawn',
        payFen: fen(payFen),
        bonusFen: fen(bonusFen),
        bonusValidDays: null,
        rulesVersion: 1,
      }
      for (let each = 0; each < 3; each++) {
        pack = settleTopUp(frozen(pack), { ...payment, orderId: newId('ord'), quote }, noon).pack
      }
      expect(balanceOf(pack, noon).totalFen).toBe(3 * (payFen + bonusFen))
      expect(pack.tierUses).toEqual({ withdrawn: 3 })
    }),
  )
})

test('only the newest top-ups are remembered for the member’s rhythm', () => {
  let pack = newPack()
  for (let each = 1; each <= 10; each++) {
    const quote = { ...quoted('tier_300', newPack()), tierId: `tier_${each}` }
    pack = settleTopUp(pack, { ...payment, orderId: newId('ord'), quote }, noon).pack
  }
  expect(pack.pastTopUps.map(past => past.tierId)).toEqual([
    'tier_5',
    'tier_6',
    'tier_7',
    'tier_8',
    'tier_9',
    'tier_10',
  ])
})
