import type { Pack } from '../../src/domain/pack/pack'
import { priceWithRest } from '../../src/domain/pack/rest'
import { orderOfAmount } from '../../src/domain/pricing/order-line'
import { Refusal } from '../../src/domain/refusal'
import { codeOf, newPack, noon, rules, toppedUp, yuan } from './given'

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
