import type { CommandId, CouponId, LotId, OrderId, PackId, SpendId } from '../../src/domain/ids'
import type { Account, EntryKind } from '../../src/domain/ledger/accounts'
import type { Movement } from '../../src/domain/ledger/movement'
import { addFen, type Fen, fen } from '../../src/domain/money'
import { Refusal, type RefusalDetails } from '../../src/domain/refusal'
import { type Instant, instant, later, type ShopDay, startOfShopDay } from '../../src/domain/time'
import { newId, noon, packIdOf } from './given'

/**
 * What must not compile. The type checker is the test here: a line that began to compile would leave its `ts-expect-error`
 * unused, which is an error of its own. What runs only shows that the values themselves are sound.
 */
function accepts<T>(value: T): T {
  return value
}

test('a bare number is neither money nor a moment', () => {
  // @ts-expect-error a number is not an amount of fen
  accepts<Fen>(100)
  // @ts-expect-error nor is the sum of two amounts, until it is taken as one
  accepts<Fen>(fen(1) + fen(2))
  // @ts-expect-error a number is not an instant
  accepts<Instant>(1_700_000_000_000)
  // @ts-expect-error money is not a moment
  accepts<Instant>(fen(100))
  // @ts-expect-error a moment is not money
  accepts<Fen>(noon)
  // @ts-expect-error amounts are added to amounts
  expect(addFen(fen(1), 2)).toBe(3)
  // @ts-expect-error only an instant can be put off
  expect(later(0, 1)).toBe(1)
  expect(accepts<Fen>(fen(100))).toBe(100)
  expect(accepts<Instant>(instant(5))).toBe(5)
})

test('ids of different kinds do not stand for each other', () => {
  const packId: PackId = packIdOf('somebody')
  const orderId: OrderId = newId('ord')
  const couponId: CouponId = newId('cpn')
  const spendId: SpendId = newId('spd')
  // @ts-expect-error a pack is not an order
  accepts<OrderId>(packId)
  // @ts-expect-error an order is not a pack
  accepts<PackId>(orderId)
  // @ts-expect-error a text is no id, however it looks
  accepts<OrderId>('ord_00000000000000000000000000')
  // @ts-expect-error an order changes no pack by itself: its settling does
  accepts<CommandId>(orderId)
  // @ts-expect-error a coupon is held, not commanded
  accepts<CommandId>(couponId)
  // @ts-expect-error a lot's account takes the id of a lot
  accepts<`lot:${LotId}`>(`lot:${spendId}`)
  expect(accepts<CommandId>(spendId)).toBe(spendId)
})

test('a day is read, not written', () => {
  // @ts-expect-error a text is not a day of the calendar until it was read as one
  expect(startOfShopDay('2026-12-31')).toBeGreaterThan(0)
  // @ts-expect-error nor is a moment
  accepts<ShopDay>(noon)
})

test('a movement names both sides, from accounts that exist', () => {
  // @ts-expect-error an account that is in no chart
  accepts<Account>('petty_cash')
  // @ts-expect-error a kind of entry that is in no chart
  accepts<EntryKind>('corrected')
  // @ts-expect-error money from nowhere
  accepts<Movement>({ unit: 'fen', amount: 1, to: 'wechat_pay' })
  const movement: Movement = { unit: 'fen', amount: 1, from: 'wechat_pay', to: 'sales:store' }
  expect(movement.from).toBe('wechat_pay')
})

test('a refusal carries what its words need, and nothing else', () => {
  // @ts-expect-error a code that has no words
  accepts(new Refusal('NO_SUCH_CODE', {}))
  // @ts-expect-error the words need the amounts
  accepts(new Refusal('BALANCE_TOO_LOW', {}))
  // @ts-expect-error these words need nothing
  accepts<RefusalDetails['TRY_AGAIN']>({ after: 1 })
  expect(new Refusal('TRY_AGAIN', {}).code).toBe('TRY_AGAIN')
})
