import type { OrderId, PackId } from '../../src/domain/ids'
import type { Pack } from '../../src/domain/pack/pack'
import { dueRestOf, dueRestOfMember, priceWithRest } from '../../src/domain/pack/rest'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import { codeOf, newId, newPack, noon, packIdOf, rules, toppedUp, yuan } from './given'

const order = orderOfAmount(yuan(60), null, 'store_nanshan', noon)
const shown = { order, expectedPayableFen: yuan(60), expectedRestFen: yuan(20) }
const having = (balance: number): Pack =>
  balance === 0 ? newPack() : toppedUp(newPack(), { payFen: yuan(balance), bonusFen: yuan(0) }).pack

test('a price with a rest is as the till showed it, to the fen', () => {
  const price = priceWithRest(having(40), shown, rules)
  expect(price).not.toBeInstanceOf(Refusal)
  expect(price).toMatchObject({ payableFen: yuan(60), balanceFen: yuan(40), restFen: yuan(20) })
  for (const other of [{ expectedPayableFen: yuan(59.99) }, { expectedRestFen: yuan(19.99) }])
    expect(priceWithRest(having(40), { ...shown, ...other }, rules)).toMatchObject({
      ...{ code: 'PRICE_CHANGED', details: { payableFen: yuan(60) } },
    })
})

test('a rest needs some balance beside it, and not all of it', () => {
  expect(codeOf(priceWithRest(having(60), { ...shown, expectedRestFen: yuan(0) }, rules))).toBe('REST_NOT_NEEDED')
  expect(priceWithRest(having(0), { ...shown, expectedRestFen: yuan(60) }, rules)).toMatchObject({
    ...{ code: 'BALANCE_TOO_LOW', details: { balanceFen: 0, shortFen: yuan(60) } },
  })
})

test('a phone is asked for the newest rest that is held for, from a shared pack only for its own', () => {
  const [mine, theirs] = [packIdOf('mine'), packIdOf('theirs')]
  const rest = (orderId: OrderId, memberPackId?: PackId) => ({ owner: { kind: 'rest', orderId }, memberPackId })
  const till = { owner: { kind: 'till', storeId: 'store_nanshan' } }
  const held = (...holds: object[]): Pack => ({ ...newPack(), holds: holds as Pack['holds'] })
  const [first, second, third] = [newId('ord'), newId('ord'), newId('ord')]
  expect(dueRestOf(held())).toBeNull()
  expect(dueRestOf(held(till))).toBeNull()
  expect(dueRestOf(held(rest(first), rest(second), till))).toBe(second)
  const shared = held(rest(first, mine), rest(second, theirs), rest(third))
  expect([dueRestOf(shared), dueRestOf(shared, mine), dueRestOf(shared, theirs)]).toEqual([third, first, second])
  expect(dueRestOfMember([held(till), shared], mine)).toBe(first)
  expect(dueRestOfMember([held(till), held(rest(third))], mine)).toBeNull()
})
