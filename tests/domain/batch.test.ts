import fc from 'fast-check'
import { fen } from '../../src/domain/money'
import { batchLineId } from '../../src/domain/numbered-ids'
import { HOUR, later } from '../../src/domain/time'
import {
  BATCH_TIER,
  type BatchLine,
  type BatchShare,
  batchLines,
  batchQuote,
  creditedAs,
  isGivenUp,
} from '../../src/domain/top-up/batch'
import { NO_TIER, type Quote } from '../../src/domain/top-up/quote'
import { codeOf, newId, noon, packIdOf, yuan } from './given'

const orderId = newId('ord')
const limits = { mostCards: 3, mostFen: yuan(900) }
const quote: Quote = { tierId: 'tier_300', payFen: yuan(300), bonusFen: yuan(30), bonusValidDays: 365, rulesVersion: 4 }
const cards = (...names: string[]) => names.map(name => ({ packId: packIdOf(name), quote }))

test('each card is a line with a number of its own, in the order in which they were named', () => {
  const lines = batchLines(orderId, cards('a', 'b', 'c'), limits) as BatchLine[]
  expect(lines.map(({ packId, lineId }) => [packId, lineId])).toEqual(
    ['a', 'b', 'c'].map((name, place) => [packIdOf(name), batchLineId(orderId, place + 1)]),
  )
  expect(batchQuote(lines, 7)).toEqual({
    ...{ tierId: BATCH_TIER, payFen: yuan(900), bonusFen: yuan(90), bonusValidDays: null, rulesVersion: 7 },
  })
})

test('a card named twice, a card too many and a fen too much are refused', () => {
  expect(codeOf(batchLines(orderId, cards('a', 'b', 'a'), limits))).toBe('BATCH_CARD_TWICE')
  expect(batchLines(orderId, cards('a', 'b', 'c', 'd'), { ...limits, mostFen: yuan(5000) })).toMatchObject({
    ...{ code: 'BATCH_TOO_LARGE', details: { mostCards: 3, mostFen: yuan(5000) } },
  })
  expect(codeOf(batchLines(orderId, cards('a', 'b', 'c'), { ...limits, mostFen: fen(yuan(900) - 1) }))).toBe(
    'BATCH_TOO_LARGE',
  )
})

test('the one payment is always exactly what its lines pay', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(amounts, pays => {
      const wanted = pays.map((pay, place) => ({ packId: packIdOf(`${place}`), quote: { ...quote, payFen: fen(pay) } }))
      const lines = batchLines(orderId, wanted, { mostCards: 20, mostFen: yuan(20_000) }) as BatchLine[]
      expect(batchQuote(lines, 1).payFen).toBe(pays.reduce((sum, pay) => sum + pay, 0))
      expect(new Set(lines.map(({ lineId }) => lineId)).size).toBe(pays.length)
    }),
  )
})

test('a share goes to its card as promised; what the card could not take goes to the payer as plain principal', () => {
  const share = (progress: BatchShare['progress']): BatchShare => ({
    ...{ lineId: batchLineId(orderId, 1), packId: packIdOf('a'), quote, orderId, totalFen: yuan(900) },
    ...{ payerPackId: packIdOf('payer'), paidAt: noon, progress },
  })
  for (const state of [{ state: 'crediting' }, { state: 'credited', creditedAt: noon }] as const)
    expect(creditedAs(share(state))).toEqual({ packId: packIdOf('a'), quote })
  for (const state of [
    { state: 'diverting', since: noon },
    { state: 'diverted', creditedAt: noon },
  ] as const)
    expect(creditedAs(share(state))).toEqual({
      packId: packIdOf('payer'),
      quote: { tierId: NO_TIER, payFen: yuan(300), bonusFen: 0, bonusValidDays: null, rulesVersion: 4 },
    })
  const waiting = share({ state: 'crediting' })
  expect([later(noon, HOUR - 1), later(noon, HOUR)].map(at => isGivenUp(waiting, at))).toEqual([false, true])
})
