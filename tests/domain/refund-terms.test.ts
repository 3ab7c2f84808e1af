import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { fen } from '../../src/domain/money'
import { refundOf, type TopUpLeft, type TopUpRefundReason } from '../../src/domain/refunds/refund-terms'
import { Refusal } from '../../src/domain/refusal'
import { daysAfter, noon, yuan } from './given'

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'refund-rules.md'), 'utf8')
const examples = [...page.matchAll(/^\| (cooling_off|consumer|merchant) \| ([\d.]+) (.*)\|$/gm)].map(([row]) =>
  row
    .split('|')
    .map(cell => cell.trim())
    .filter(Boolean),
)

test('the page of rules has its examples', () => {
  expect(examples.length).toBe(13)
})

test.each(examples)('%s: %s paid, %s bonus, left %s and %s, %s run out, after %s days: %s', (...row) => {
  const [reason, paid, bonus, principalLeft, bonusLeft, expired, days, refund] = row
  const left: TopUpLeft = {
    paidFen: yuan(Number(paid)),
    bonusFen: yuan(Number(bonus)),
    principalLeftFen: yuan(Number(principalLeft)),
    bonusLeftFen: yuan(Number(bonusLeft)),
    bonusExpiredFen: yuan(Number(expired)),
    refundedFen: fen(0),
    withdrawnFen: fen(0),
    couponsUsed: 0,
    couponsUsedFen: fen(0),
    paidAt: noon,
  }
  const outcome = refundOf(left, reason as TopUpRefundReason, daysAfter(noon, Number(days)))
  if (outcome instanceof Refusal) expect(outcome.code).toBe(refund)
  else expect(outcome).toBe(yuan(Number(refund)))
})

test('no refund exceeds what was paid or what is left; the shop’s fault never pays less than the member’s wish', () => {
  const amounts = fc.tuple(
    fc.nat({ max: 10_000 }),
    fc.integer({ min: 1, max: 500_000 }),
    fc.nat({ max: 500_000 }),
    fc.nat({ max: 100 }),
    fc.nat({ max: 100 }),
  )
  fc.assert(
    fc.property(amounts, ([coupons, paid, bonus, principalPercent, bonusPercent]) => {
      const left: TopUpLeft = {
        paidFen: fen(paid),
        bonusFen: fen(bonus),
        principalLeftFen: fen(Math.floor((paid * principalPercent) / 100)),
        bonusLeftFen: fen(Math.floor((bonus * bonusPercent) / 100)),
        bonusExpiredFen: fen(0),
        refundedFen: fen(0),
        withdrawnFen: fen(0),
        couponsUsed: coupons > 0 ? 1 : 0,
        couponsUsedFen: fen(coupons),
        paidAt: noon,
      }
      const value = (reason: TopUpRefundReason): number => {
        const refund = refundOf(left, reason, noon)
        return refund instanceof Refusal ? 0 : refund
      }
      const most = Math.min(paid, left.principalLeftFen + left.bonusLeftFen)
      expect(value('consumer')).toBeLessThanOrEqual(most)
      expect(value('merchant')).toBeLessThanOrEqual(most)
      expect(value('merchant')).toBeGreaterThanOrEqual(value('consumer'))
      expect(value('consumer')).toBeGreaterThanOrEqual(value('cooling_off'))
    }),
  )
})

test('money that comes back to a top-up after its refund is refunded as if it had never been away', () => {
  const amounts = fc.tuple(
    fc.integer({ min: 1, max: 500_000 }),
    fc.nat({ max: 500_000 }),
    fc.nat({ max: 100 }),
    fc.nat({ max: 100 }),
    fc.constantFrom<TopUpRefundReason>('consumer', 'merchant'),
  )
  const fenOf = (outcome: ReturnType<typeof refundOf>): number => (outcome instanceof Refusal ? 0 : outcome)
  fc.assert(
    fc.property(amounts, ([paid, bonus, usedPercent, awayPercent, reason]) => {
      // Principal is spent last, so that what is used and what is away are bonus first.
      const used = Math.floor(((paid + bonus) * usedPercent) / 100)
      const kept = paid + bonus - used
      const away = Math.floor((kept * awayPercent) / 100)
      const leftOf = (amount: number): Pick<TopUpLeft, 'principalLeftFen' | 'bonusLeftFen'> => {
        const principal = Math.min(paid, amount)
        return { principalLeftFen: fen(principal), bonusLeftFen: fen(amount - principal) }
      }
      const of = { paidFen: fen(paid), bonusFen: fen(bonus), bonusExpiredFen: fen(0), paidAt: noon }
      const none = { couponsUsed: 0, couponsUsedFen: fen(0), refundedFen: fen(0), withdrawnFen: fen(0) }
      const atOnce = fenOf(refundOf({ ...of, ...none, ...leftOf(kept) }, reason, noon))
      const first = fenOf(refundOf({ ...of, ...none, ...leftOf(kept - away) }, reason, noon))
      const gone = { refundedFen: fen(first), withdrawnFen: fen(kept - away) }
      const later = fenOf(refundOf({ ...of, ...none, ...gone, ...leftOf(away) }, reason, noon))
      // Never more, and no less than what has come back can pay.
      expect(first + later).toBe(Math.max(first, Math.min(atOnce, first + away)))
    }),
  )
})
