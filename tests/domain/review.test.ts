import fc from 'fast-check'
import type { OrderId, PackId } from '../../src/domain/ids'
import {
  decidedReview,
  isWaiting,
  type ReviewState,
  type RiskReview,
  shopsAnswerTo,
  standingReview,
} from '../../src/domain/risk/review'
import { DAY, HOUR, later } from '../../src/domain/time'
import { noon, yuan } from './given'

const by = { staffId: 'owner', at: noon, note: '已电话核对' }
const yes: ReviewState = { state: 'approved', ...by }
const no: ReviewState = { state: 'rejected', ...by }
const waiting: ReviewState = { state: 'waiting' }

function review(amount: number, progress: ReviewState, askedAt = noon): RiskReview {
  const of = { orderId: `ord_${amount}` as OrderId, packId: 'pk_1' as PackId, what: 'own_card' as const }
  return { ...of, payFen: yuan(amount), why: ['amount'], askedAt, progress }
}
const answer = (amount: number, reviews: RiskReview[], at = later(noon, HOUR)) =>
  shopsAnswerTo(yuan(amount), reviews, at).answer

test('a yes holds for as much and less, a no for as much and more, and what waits waits for less too', () => {
  expect([800, 801, 799].map(amount => answer(amount, [review(800, yes)]))).toEqual(['allowed', 'none', 'allowed'])
  expect([800, 801, 799].map(amount => answer(amount, [review(800, no)]))).toEqual(['rejected', 'rejected', 'none'])
  expect([800, 801, 799].map(amount => answer(amount, [review(800, waiting)]))).toEqual(['waiting', 'none', 'waiting'])
})

test('what the shop said holds for a day to the millisecond', () => {
  for (const progress of [yes, no, waiting]) {
    expect(answer(800, [review(800, progress)], later(noon, DAY - 1))).not.toBe('none')
    expect(answer(800, [review(800, progress)], later(noon, DAY))).toBe('none')
    expect(standingReview([review(800, progress)], later(noon, DAY))).toBeNull()
  }
})

test('a wish waits until the shop has said something, and for a day at most', () => {
  expect([waiting, yes, no].map(progress => isWaiting(review(800, progress), noon))).toEqual([true, false, false])
  expect(isWaiting(review(800, waiting), later(noon, DAY - 1))).toBe(true)
  expect(isWaiting(review(800, waiting), later(noon, DAY))).toBe(false)
})

test('the newest review that still has something to say is the one to hear of', () => {
  const [old, recent] = [review(800, waiting), review(300, waiting, later(noon, HOUR))]
  expect(standingReview([recent, old], later(noon, HOUR))).toBe(recent)
  expect(standingReview([old, recent], later(noon, DAY))).toBe(recent)
  expect(standingReview([], noon)).toBeNull()
})

test('a decision holds from when it was made, not from when it was asked for', () => {
  const late: ReviewState = { state: 'approved', ...by, at: later(noon, HOUR) }
  expect(answer(800, [review(800, late)], later(noon, DAY))).toBe('allowed')
  expect(answer(800, [review(800, late)], later(noon, DAY + HOUR))).toBe('none')
})

test('whoever asks for ever larger amounts asks three times', () => {
  const three = [300, 200, 100].map(amount => review(amount, waiting))
  expect(answer(5000, three.slice(1))).toBe('none')
  expect(answer(5000, three)).toBe('waiting')
})

test('with a yes among them a smaller wish is never stopped, whatever else was said', () => {
  const anyReview = fc
    .tuple(fc.integer({ min: 1, max: 900 }), fc.constantFrom(yes, no, waiting))
    .map(([amount, progress]) => review(amount, progress))
  fc.assert(
    fc.property(fc.array(anyReview, { maxLength: 5 }), fc.integer({ min: 1, max: 900 }), (reviews, amount) => {
      expect(answer(amount, [...reviews, review(900, yes)])).toBe('allowed')
    }),
  )
})

test('a no may become a yes and says that it was one; a yes stays', () => {
  const later1 = { staffId: 'manager', at: later(noon, HOUR), note: '本人到店' }
  expect(decidedReview(waiting, 'reject', by)).toEqual(no)
  expect(decidedReview(no, 'approve', later1)).toEqual({ state: 'approved', ...later1, overruled: by })
  expect(decidedReview(no, 'reject', later1)).toBeNull()
  expect(decidedReview(yes, 'reject', later1)).toBeNull()
})
