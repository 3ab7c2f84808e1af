import { appendEntry } from '../../src/domain/pack/append-entry'
import type { Pack } from '../../src/domain/pack/pack'
import { redeemCoupon } from '../../src/domain/pack/redeem-coupon'
import { undoRedemption } from '../../src/domain/pack/undo-redemption'
import { Refusal } from '../../src/domain/refusal'
import { type Instant, later, MINUTE } from '../../src/domain/time'
import { codeOf, commit, frozen, newId, newPack, noon, rules, sha256, withCoupon, yuan } from './given'

const till = { storeId: 'store_nanshan', storeName: '南山店', staffId: 'staff_1' }

function redeemed(pack: Pack, couponId: ReturnType<typeof newId<'cpn'>>, at: Instant = noon) {
  const redeemId = newId('rdm', at)
  const decision = redeemCoupon(pack, { redeemId, couponId, ...till, orderFen: yuan(60) }, rules, at)
  if (decision instanceof Refusal) throw new Error(decision.code)
  return appendEntry(decision, { commandId: redeemId, inputHash: sha256('x'), rulesVersion: 1, at }, sha256)
}

type Redemption = Parameters<typeof undoRedemption>[1]['redemption']

function undo(pack: Pack, redemption: unknown, at: Instant = noon, undoMinutes = 30) {
  return undoRedemption(frozen(pack), { redemption: redemption as Redemption, staffId: 'staff_2', undoMinutes }, at)
}

test('an undone coupon is back as it was, and the ledger moves it from the store to the member', () => {
  const { pack, coupon } = withCoupon(newPack(), 'off_10')
  const { pack: used, entry } = redeemed(pack, coupon.couponId)
  const { pack: after, entry: undone } = commit(undo(used, entry), { commandId: newId('und'), at: noon })
  expect(after.coupons).toEqual([coupon])
  expect(after.closedCoupons).toEqual([])
  expect(undone.facts).toMatchObject({
    kind: 'coupon_redemption_undone',
    redeemId: entry.commandId,
    staffId: 'staff_2',
  })
  expect(undone.movements).toEqual([
    { unit: 'coupon', amount: 1, from: 'coupons_redeemed:store_nanshan', to: `coupon:${coupon.couponId}` },
  ])
})

test('a redemption is undone once', () => {
  const { pack, coupon } = withCoupon(newPack(), 'off_10')
  const { pack: used, entry } = redeemed(pack, coupon.couponId)
  const { pack: after } = commit(undo(used, entry), { commandId: newId('und'), at: noon })
  expect(codeOf(undo(after, entry))).toBe('REDEMPTION_UNDONE')
})

test('an old redemption is not undone in the place of a newer one of the same coupon', () => {
  const { pack, coupon } = withCoupon(newPack(), 'off_10')
  const first = redeemed(pack, coupon.couponId)
  const { pack: back } = commit(undo(first.pack, first.entry), { commandId: newId('und'), at: noon })
  const second = redeemed(back, coupon.couponId)
  expect(codeOf(undo(second.pack, first.entry))).toBe('REDEMPTION_UNDONE')
  expect(codeOf(undo(second.pack, second.entry))).toBeNull()
})

test.each([
  ['the last instant', 30 * MINUTE - 1, 30, null],
  ['the end of the time', 30 * MINUTE, 30, 'UNDO_TOO_LATE'],
  ['a shop that undoes nothing', 0, 0, 'UNDO_TOO_LATE'],
] as const)('at %s', (_name, after, minutes, code) => {
  const { pack, coupon } = withCoupon(newPack(), 'off_10')
  const { pack: used, entry } = redeemed(pack, coupon.couponId)
  expect(codeOf(undo(used, entry, later(noon, after), minutes))).toBe(code)
})

test('a coupon that was used before redemptions could be undone stays used', () => {
  const { pack, coupon } = withCoupon(newPack(), 'off_10')
  const { pack: used, entry } = redeemed(pack, coupon.couponId)
  const stored = {
    ...used,
    closedCoupons: used.closedCoupons.map(each => ({
      ...each,
      end: { state: 'redeemed' as const, at: noon, storeName: '南山店' },
    })),
  }
  expect(codeOf(undo(stored, entry))).toBe('REDEMPTION_UNDONE')
})
