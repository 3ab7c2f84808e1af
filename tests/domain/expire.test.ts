import { expireDue, nextExpiryOf } from '../../src/domain/pack/expire'
import { packLimits } from '../../src/domain/pack/limits'
import { balanceOf, lotsOf, type Pack } from '../../src/domain/pack/pack'
import type { Instant } from '../../src/domain/time'
import { commit, daysAfter, frozen, newId, newPack, noon, toppedUp, withCoupon, yuan } from './given'

function expired(pack: Pack, at: Instant) {
  return commit(expireDue(frozen(pack), at), { commandId: newId('exp', at), at })
}

test('nothing is written down while nothing has run out', () => {
  const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) })
  expect(expireDue(frozen(pack), noon)).toBeNull()
  expect(nextExpiryOf(newPack())).toBeNull()
})

test('a bonus that has run out leaves by itself; principal and other bonus stay', () => {
  const first = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 30 }).pack
  const second = toppedUp(first, { payFen: yuan(800), bonusFen: yuan(120), bonusValidDays: 60 }).pack
  const due = nextExpiryOf(second)
  if (due === null) throw new Error('the bonus runs out')
  expect(expireDue(second, (due - 1) as Instant)).toBeNull()
  const { pack, entry } = expired(second, due)
  expect(entry.movements).toEqual([
    { unit: 'fen', amount: yuan(30), from: `lot:${lotsOf(first)[1]?.lotId}`, to: 'bonus_expired' },
  ])
  expect(balanceOf(pack, due)).toEqual({
    principalFen: yuan(1100),
    bonusFen: yuan(120),
    totalFen: yuan(1220),
    heldFen: 0,
  })
  expect(nextExpiryOf(pack)).toBeGreaterThan(due)
})

test('only what is left of a bonus expires', () => {
  const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 30 })
  const half: Pack = {
    ...pack,
    cards: [
      { ...pack.cards[0], lots: lotsOf(pack).map(lot => (lot.kind === 'bonus' ? { ...lot, leftFen: yuan(12) } : lot)) },
    ],
  }
  const { entry } = expired(half, daysAfter(noon, 31))
  expect(entry.movements.map(movement => movement.amount)).toEqual([yuan(12)])
})

test('principal never expires', () => {
  const { pack } = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(0) })
  expect(nextExpiryOf(pack)).toBeNull()
  expect(expireDue(pack, daysAfter(noon, 36_500))).toBeNull()
})

test('a coupon that has run out is remembered as expired, and asking again does nothing', () => {
  const { pack, coupon } = withCoupon(newPack(), 'coffee')
  const later = daysAfter(noon, 8)
  const { pack: after, entry } = expired(pack, later)
  expect(after.coupons).toEqual([])
  expect(after.closedCoupons).toMatchObject([
    { couponId: coupon.couponId, end: { state: 'expired', at: coupon.expiresAt } },
  ])
  expect(entry.facts).toEqual({ kind: 'expired', lots: [], couponIds: [coupon.couponId] })
  expect(expireDue(after, later)).toBeNull()
})

test('a wallet full of coupons that end together expires in entries of a bounded size', () => {
  let pack = newPack()
  for (let each = 0; each < packLimits.coupons; each++) pack = withCoupon(pack, 'coffee').pack
  const later = daysAfter(noon, 8)
  let rounds = 0
  while (expireDue(pack, later)) {
    const { pack: next, entry } = expired(pack, later)
    expect(entry.movements.length).toBeLessThanOrEqual(packLimits.expiriesPerEntry)
    pack = next
    rounds += 1
  }
  expect(pack.coupons).toEqual([])
  expect(rounds).toBe(Math.ceil(packLimits.coupons / packLimits.expiriesPerEntry))
})
