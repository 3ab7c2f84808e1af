import fc from 'fast-check'
import { expireDue } from '../../src/domain/pack/expire'
import { DAY, HOUR, instant } from '../../src/domain/time'
import { noon } from '../domain/given'
import { isWholeRun } from '../domain/whole-run'
import { cardSteps } from './card-steps'
import { couponSteps } from './coupon-steps'
import { giftSteps } from './gift-steps'
import { merchantSteps } from './merchant-steps'
import { moneySteps } from './money-steps'
import { Paper } from './paper'
import { pointsSteps } from './points-steps'
import { compare, idAt, Real } from './real'
import { refundSteps } from './refund-steps'
import type { Step } from './step'

/** What time does. */
const timeSteps: Record<string, Step> = {
  expire: (paper, real, _a, _b, at) => {
    // Several entries when much runs out at once.
    for (let due = expireDue(real.pack, at); due; due = expireDue(real.pack, at)) {
      real.commit(due, idAt('exp', paper), at)
      real.pack = { ...real.pack, flushedSeq: real.pack.head.seq }
    }
    paper.expire()
  },

  'wait a little': (paper, _real, a) => {
    paper.at += a % (3 * HOUR)
  },
  'wait long': (paper, _real, a) => {
    paper.at += a % (20 * DAY)
  },
}

const steps: Record<string, Step> = {
  ...moneySteps,
  ...giftSteps,
  ...pointsSteps,
  ...merchantSteps,
  ...couponSteps,
  ...cardSteps,
  ...refundSteps,
  ...timeSteps,
}

const step = fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.nat(), fc.nat())

test('whatever is done in whatever order, the pack is what a sheet of paper says and the audit finds nothing', () => {
  const done = new Map<string, number>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), sequence => {
      const [paper, real] = [new Paper(noon), new Real()]
      // Money first: on an empty card there is little to be wrong about.
      for (const [name, a, b] of [['top up', 79_000, 19_001], ...sequence] as typeof sequence) {
        const before = real.pack.head.seq
        steps[name]?.(paper, real, a, b, instant(paper.at))
        if (real.pack.head.seq > before) done.set(name, (done.get(name) ?? 0) + 1)
        compare(paper, real)
      }
    }),
    { numRuns: 600 },
  )
  // Each kind of command really happened, and often: the rarest about a hundred times.
  if (!isWholeRun()) return
  const waits = new Set(['wait a little', 'wait long', 'gift has arrived', 'coupon has arrived'])
  for (const name of Object.keys(steps))
    if (!waits.has(name)) expect([name, (done.get(name) ?? 0) > 20]).toEqual([name, true])
})
