import type { OrderId, PackId } from '../../src/domain/ids'
import { balanceOf, type Pack } from '../../src/domain/pack/pack'
import { release } from '../../src/domain/pack/release'
import {
  dueRestOf,
  dueRestOfMember,
  holdForRest,
  holdOfRest,
  payRest,
  priceWithRest,
  priceWithRestAtTill,
} from '../../src/domain/pack/rest'
import { orderOfRest, type RestOfSale } from '../../src/domain/payments/rest'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import { later, MINUTE } from '../../src/domain/time'
import { codeOf, commit, newId, newPack, noon, packIdOf, rules, toppedUp, yuan } from './given'

const order = orderOfAmount(yuan(60), 'store_nanshan', noon)
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

test('a rest needs a balance that is too low, and at a till some of it', () => {
  expect(codeOf(priceWithRest(having(60), { ...shown, expectedRestFen: yuan(0) }, rules))).toBe('REST_NOT_NEEDED')
  const whole = { ...shown, expectedRestFen: yuan(60) }
  expect(priceWithRest(having(0), whole, rules)).toMatchObject({ balanceFen: 0, restFen: yuan(60) })
  expect(priceWithRestAtTill(having(0), whole, rules)).toMatchObject({
    ...{ code: 'BALANCE_TOO_LOW', details: { balanceFen: 0, shortFen: yuan(60) } },
  })
})

/** An order online of 60 yuan, paid by a pack that has `balance`. */
function onlineRest(balance: number): { pack: Pack; rest: RestOfSale } {
  const line = { lineId: '1', name: '拿铁', productId: 'latte', category: 'drinks', quantity: 2, unitFen: yuan(30) }
  const sale = { spendId: newId('cko'), storeId: 'store_nanshan', storeName: '南山店', staffId: 'online' }
  const price = { amountFen: yuan(60), payableFen: yuan(60), heldFen: yuan(balance) }
  return { pack: having(balance), rest: { ...sale, ...price, lines: [{ ...line, isSpecial: false }] } }
}

test.each([40, 0])('an order online beside a balance of %s is one sale of both, or nothing at all', balance => {
  const { pack, rest } = onlineRest(balance)
  const until = later(noon, 10 * MINUTE)
  const held = commit(holdForRest(pack, rest, until, rules, noon), { commandId: newId('cko'), at: noon })
  expect(dueRestOf(held.pack)).toBeNull()
  expect(balanceOf(held.pack, noon)).toMatchObject({ totalFen: 0, heldFen: yuan(balance) })
  const orderId = orderOfRest(rest.spendId)
  const paid = payRest(held.pack, { rest, restFen: yuan(60 - balance), transactionId: '42' }, rules, noon)
  expect(paid).toMatchObject({
    facts: { kind: 'captured', amountFen: yuan(balance), rest: { orderId, restFen: yuan(60 - balance) } },
    pack: { holds: [] },
  })
  const free = release(held.pack, holdOfRest(rest.spendId), { kind: 'rest', orderId }, noon)
  expect(free).toMatchObject({ pack: { holds: [] }, facts: { amountFen: yuan(balance) } })
  if (free instanceof Refusal) throw free
  expect(balanceOf(free.pack, noon).totalFen).toBe(yuan(balance))
  const late = payRest(free.pack, { rest, restFen: yuan(60 - balance), transactionId: '42' }, rules, noon)
  expect(codeOf(late)).toBe('HOLD_NOT_OPEN')
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
