import fc from 'fast-check'
import { fen, sumFen } from '../../src/domain/money'
import {
  type Payer,
  type Payment,
  type PaymentState,
  paymentDueAt,
  splitPayment,
} from '../../src/domain/payments/payment'
import { orderOfRest, restQuote } from '../../src/domain/payments/rest'
import { HOUR, later, MINUTE } from '../../src/domain/time'
import { newId, noon, packIdOf, yuan } from './given'

const payer = (name: string, payableFen: Payer['payableFen']): Payer => ({
  packId: packIdOf(name),
  spendId: newId('spd'),
  payableFen,
})

test('each pays what it has, in the order of the codes, and the last one pays the rest', () => {
  const [a, b, c] = [payer('a', yuan(30)), payer('b', yuan(50)), payer('c', yuan(99))]
  const parts = splitPayment([c, a, b], yuan(120))
  expect(new Map(parts?.map(part => [part.packId, part.amountFen]))).toEqual(
    new Map([
      [c.packId, yuan(99)],
      [a.packId, yuan(21)],
    ]),
  )
  expect(splitPayment([a, b], yuan(80.01))).toBeNull()
  expect(splitPayment([a, a, { ...a, spendId: newId('spd') }], yuan(31))).toBeNull()
})

test('a split covers the amount to the fen, asks nobody for more than they have, and takes packs in one order', () => {
  const payers = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 500 })), { maxLength: 6 })
  fc.assert(
    fc.property(payers, fc.integer({ min: 1, max: 1500 }), (wished, amount) => {
      const all = wished.map(([name, payable]) => payer(`payer-${name}`, fen(payable)))
      const parts = splitPayment(all, fen(amount))
      const first = new Map(all.toReversed().map(each => [each.packId, each.payableFen]))
      const together = sumFen(first.values())
      expect(parts === null).toBe(together < amount)
      if (!parts) return
      expect(sumFen(parts.map(part => part.amountFen))).toBe(amount)
      for (const part of parts) expect(part.amountFen).toBeLessThanOrEqual(first.get(part.packId) ?? 0)
      const packIds = parts.map(part => part.packId)
      expect(packIds).toEqual([...new Set(packIds)].sort())
    }),
  )
})

const soon = later(noon, HOUR)
test.each<[PaymentState, number | null]>([
  [{ state: 'holding' }, later(noon, 2 * MINUTE)],
  [{ state: 'capturing', since: soon }, soon],
  [{ state: 'releasing', since: soon }, soon],
  [{ state: 'captured', capturedAt: soon }, null],
  [{ state: 'released', releasedAt: soon }, null],
])('a payment over several packs that is %o is looked at when it may have stopped', (progress, dueAt) => {
  expect(paymentDueAt({ createdAt: noon, progress } as Payment)).toBe(dueAt)
})

test('the order of a rest follows from the pay code, and promises no bonus', () => {
  const spendId = newId('spd')
  expect(orderOfRest(spendId)).toBe(spendId.replace('spd_', 'ord_'))
  expect(restQuote(yuan(60), 4)).toEqual({
    tierId: '_rest',
    payFen: yuan(60),
    bonusFen: 0,
    bonusValidDays: null,
    rulesVersion: 4,
  })
})
