import { deriveId, type PackId } from '../../src/domain/ids'
import { lotsOf } from '../../src/domain/pack/pack'
import { spend } from '../../src/domain/pack/spend'
import { holdForRefund } from '../../src/domain/pack/withdraw'
import { moneyByCredit, orderOfCredit } from '../../src/domain/refunds/money-by-credit'
import { type RefundGiver, type ToGiveBack, whyNotGiveBack } from '../../src/domain/refunds/refund-rules'
import { noLimits, type Sharing } from '../../src/domain/shared/sharing'
import { codeOf, commit, daysAfter, newId, newPack, noon, packIdOf, rules, toppedUp, yuan } from './given'

describe('who gives a top-up back', () => {
  const mia = packIdOf('mia')
  const limits = { refunds: { managerFen: yuan(500) } }
  const manager: RefundGiver = { staffId: 'st_1', role: 'manager', storeId: 'store_nanshan', packId: packIdOf('ming') }
  const owner: RefundGiver = { ...manager, role: 'owner', packId: packIdOf('wang') }
  const byPhone: ToGiveBack = { packId: mia, sharing: null, store: null, refundFen: yuan(300) }
  const futian = { storeId: 'store_futian', storeName: '福田店' }
  const sharedBy = (packId: PackId): Sharing => ({
    kind: 'family',
    members: [{ packId, role: 'owner', joinedAt: noon, limits: noLimits, paid: null }],
  })

  test.each<[string, Partial<ToGiveBack>, RefundGiver, string | null]>([
    ['a manager, of what was paid by phone', {}, manager, null],
    ['a manager, up to the very limit', { refundFen: yuan(500) }, manager, null],
    ['a manager, not a fen more', { refundFen: yuan(500.01) }, manager, 'REFUND_ABOVE_LIMIT'],
    ['the owner, whatever it comes to', { refundFen: yuan(5000) }, owner, null],
    ['a manager, of what was paid in another store', { store: futian }, manager, 'REFUND_OTHER_STORE'],
    ['a manager of that store', { store: futian }, { ...manager, storeId: 'store_futian' }, null],
    ['the owner, of every store', { store: futian }, owner, null],
    ['nobody, of the own card', { packId: owner.packId }, owner, 'REFUND_OWN_CARD'],
    ['nobody, of a card that they share out', { sharing: sharedBy(owner.packId) }, owner, 'REFUND_OWN_CARD'],
    ['somebody else, of a shared card', { sharing: sharedBy(mia) }, manager, null],
  ])('%s', (_who, what, by, code) => {
    expect(codeOf(whyNotGiveBack({ ...byPhone, ...what }, by, limits))).toBe(code)
  })

  test('without a limit of the merchant’s a manager gives back what the rule comes to', () => {
    expect(whyNotGiveBack({ ...byPhone, refundFen: yuan(5000) }, manager, { refunds: { managerFen: null } })).toBeNull()
  })
})

test('money on a card is told by what brought it, the newest first, with the refund that keeps it', () => {
  const first = toppedUp(newPack(), { payFen: yuan(300), bonusFen: yuan(30) }).pack
  const later = daysAfter(noon, 1)
  const second = toppedUp(first, { payFen: yuan(100), bonusFen: yuan(0), at: later }).pack
  const till = { storeId: 's', storeName: '店', staffId: 'st_1' }
  const pack = commit(spend(second, { amountFen: yuan(48), ...till }, rules, later), {
    commandId: newId('spd', later),
    at: later,
  }).pack
  const [newest, oldest] = moneyByCredit(pack)
  expect(newest).toMatchObject({ principalFen: yuan(100), bonusFen: 0, leftFen: yuan(100), refundId: null })
  expect(oldest).toMatchObject({ principalFen: yuan(282), bonusFen: 0, leftFen: yuan(282), refundId: null })
  expect(moneyByCredit(newPack())).toEqual([])
  if (!newest) throw new Error('nothing there')
  const refundId = newId('rft', later)
  const orderId = orderOfCredit(newest)
  expect(lotsOf(pack).some(({ lotId }) => lotId === deriveId('lot', orderId))).toBe(true)
  const quote = { payFen: yuan(100), bonusFen: yuan(0) }
  const nothing = { bonusExpiredFen: yuan(0), refundedFen: yuan(0), withdrawnFen: yuan(0), coupons: [] }
  const paid = { orderId, quote, paidAt: later, ...nothing }
  const wish = { refundId, paid, reason: 'consumer' as const, refundFen: yuan(100) }
  const held = commit(holdForRefund(pack, wish, later), { commandId: deriveId('hld', refundId), at: later }).pack
  expect(moneyByCredit(held)[0]).toMatchObject({ principalFen: 0, leftFen: yuan(100), refundId })
  expect(moneyByCredit(held)[1]?.refundId).toBeNull()
})
