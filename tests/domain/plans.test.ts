import fc from 'fast-check'
import { isId, makeId, type PackId } from '../../src/domain/ids'
import { fen } from '../../src/domain/money'
import { instalmentOrderId } from '../../src/domain/numbered-ids'
import {
  isRunning,
  MOST_ATTEMPTS,
  newMembership,
  nextInstalment,
  type PlanMembership,
  planAfter,
  planDueAt,
  type RunningPlan,
  remindsIn,
  seatOf,
  whyNotPayable,
} from '../../src/domain/plans/membership'
import { bonusOf, canBeJoined, type Plan, type PlanTerms, termsOf } from '../../src/domain/plans/plan'
import { planRulesText } from '../../src/domain/plans/plan-words'
import { turnOf } from '../../src/domain/plans/schedule'
import { Refusal } from '../../src/domain/refusal'
import { readPlan } from '../../src/domain/rules/read-plan'
import { DAY, endOfShopDay, type Instant, instant, later, shopDayOf, startOfShopDay } from '../../src/domain/time'
import type { OrderState } from '../../src/domain/top-up/order'

const document = { _id: 'monthly', title: '月月充', payYuan: 100, times: 12, bonusYuan: 5, lastBonusYuan: 60 }
const terms: PlanTerms = {
  ...{ planId: 'monthly', title: '月月充', payFen: fen(10_000), times: 12, rhythm: 'month', bonusFen: fen(500) },
  ...{ lastBonusFen: fen(6_000), bonusValidDays: 365, graceDays: 5 },
}
const noonOf = (year: number, month: number, day: number): Instant => instant(Date.UTC(year, month - 1, day, 4))
const membershipId = makeId('ipl', noonOf(2026, 1, 1), new Uint8Array(10).fill(7))
const packId = 'pk_1' as PackId
const settled = (at: Instant): OrderState => ({ state: 'settled', transactionId: 't', paidAt: at, settledAt: at })
const closed = (at: Instant): OrderState => ({ state: 'closed', closedAt: at, reason: 'unpaid' })

function joined(at: Instant, own = terms): RunningPlan {
  const membership = newMembership({ membershipId, packId, terms: own }, at)
  if (membership instanceof Refusal || !isRunning(membership)) throw new Error('not joined')
  return membership
}

const then = (membership: RunningPlan, order: OrderState | null, at: Instant): PlanMembership => {
  const progress = planAfter(membership, order, at)
  return progress ? { ...membership, progress } : membership
}

test('who joins on the 31st pays at the end of February and on the 31st of March again', () => {
  const joinedAt = noonOf(2027, 1, 31)
  const days = [1, 2, 3, 4].map(number => turnOf(terms, joinedAt, number).day)
  expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30'])
  const { from, until } = turnOf(terms, joinedAt, 2)
  expect(from).toBe(startOfShopDay('2027-02-25' as (typeof days)[0]))
  expect(until).toBe(endOfShopDay('2027-03-05' as (typeof days)[0]))
  expect(turnOf({ ...terms, rhythm: 'week' }, joinedAt, 3).day).toBe('2027-02-14')
})

test('a plan that is paid each time in its turn is completed, with the last bonus at the end', () => {
  const joinedAt = noonOf(2026, 1, 31)
  let now: PlanMembership = joined(joinedAt)
  let bonus = 0
  for (let number = 1; number <= terms.times; number++) {
    if (!isRunning(now)) throw new Error('over too soon')
    const { turn, number: next } = nextInstalment(now)
    expect(next).toBe(number)
    const at = later(turn.until, -1)
    expect(whyNotPayable(now, at)).toBeNull()
    bonus += bonusOf(terms, number)
    now = then(now, settled(at), at)
  }
  expect(now.progress).toMatchObject({ state: 'completed', paid: 12 })
  expect(bonus).toBe(12 * 500 + 6_000)
  expect(planDueAt(now)).toBeNull()
})

test('an instalment is payable from three days before its day until its grace is over, and then the plan has ended', () => {
  const joinedAt = noonOf(2026, 3, 10)
  const afterFirst = then(joined(joinedAt), settled(joinedAt), joinedAt)
  expect(whyNotPayable(afterFirst, joinedAt)).toMatchObject({
    code: 'INSTALMENT_NOT_YET',
    details: { day: '2026-04-10' },
  })
  expect(whyNotPayable(afterFirst, noonOf(2026, 4, 7))).toBeNull()
  expect(whyNotPayable(afterFirst, noonOf(2026, 4, 15))).toBeNull()
  expect(whyNotPayable(afterFirst, noonOf(2026, 4, 16))).toMatchObject({ code: 'PLAN_OVER' })
  if (!isRunning(afterFirst)) throw new Error('over')
  expect(planAfter(afterFirst, null, noonOf(2026, 4, 16))).toMatchObject({ state: 'missed', paid: 1 })
  // A payment that came in time counts, however late it is heard of.
  expect(planAfter(afterFirst, settled(noonOf(2026, 4, 15)), noonOf(2026, 4, 16))).toMatchObject({ paid: 2 })
})

test('an order that is open keeps its plan waiting; one that was never paid makes way for another', () => {
  const joinedAt = noonOf(2026, 3, 10)
  const plan = joined(joinedAt)
  expect(planAfter(plan, { state: 'paid', transactionId: 't', paidAt: joinedAt }, later(joinedAt, 30 * DAY))).toBeNull()
  const again = then(plan, closed(joinedAt), joinedAt)
  if (!isRunning(again)) throw new Error('over')
  expect(again.progress).toMatchObject({ paid: 0, attempt: 2 })
  expect(nextInstalment(again).orderId).not.toBe(nextInstalment(plan).orderId)
})

test('every instalment and attempt has an order id of its own', () => {
  const ids = Array.from({ length: 36 }, (_, n) =>
    [1, 2, 30].map(attempt => instalmentOrderId(membershipId, n + 1, attempt)),
  )
  expect(new Set(ids.flat()).size).toBe(108)
  expect(ids.flat().every(id => isId('ord', id))).toBe(true)
  expect(() => instalmentOrderId(membershipId, 1, 32)).toThrow(RangeError)
})

test('however a member pays and pauses, no instalment counts twice and the clock always has a next look or the plan is over', () => {
  const step = fc.record({ what: fc.constantFrom('pays', 'closes', 'waits'), days: fc.integer({ min: 0, max: 40 }) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), steps => {
      let at = noonOf(2026, 1, 31)
      let now: PlanMembership = joined(at)
      let payments = 0
      for (const { what, days } of steps) {
        at = later(at, days * DAY)
        if (!isRunning(now)) break
        const canPay = whyNotPayable(now, at) === null
        if (what === 'pays' && canPay) payments += 1
        const order = what === 'waits' || !canPay ? null : what === 'pays' ? settled(at) : closed(at)
        now = then(now, order, at)
        expect(now.progress.paid).toBe(payments)
        expect(planDueAt(now) === null).toBe(!isRunning(now))
      }
    }),
  )
})

test('a document becomes a plan; slips are named in the merchant’s words', () => {
  const at = noonOf(2026, 11, 22)
  expect(readPlan(document, null, at)).toMatchObject({
    value: { payFen: 10_000, times: 12, rhythm: 'month', graceDays: 5, lastBonusFen: 6_000, bonusValidDays: null },
    problems: [],
  })
  const problemsOf = (change: object) => readPlan({ ...document, ...change }, null, at).problems.join('；')
  expect(problemsOf({ times: 1 })).toContain('期数 times')
  expect(problemsOf({ every: '每天' })).toContain('周期 every 只能是 每月 / 每周')
  expect(problemsOf({ lastBonusYuan: 600 })).toContain('confirmBonusYuan')
  expect(problemsOf({ lastBonusYuan: 600, confirmBonusYuan: 660 })).toBe('')
  expect(problemsOf({ every: '每周', graceDays: 7 })).toContain('最多 6 天')
  expect(readPlan({ ...document, on: false }, null, at)).toMatchObject({ value: null, problems: [] })
})

test('its terms are told in words before joining', () => {
  const text = planRulesText(terms).join('\n')
  expect(text).toContain('每月充 100 元，共 12 期')
  expect(text).toContain('充满 12 期再送 60 元')
  expect(text).toContain('不是借款')
  expect(text).not.toMatch(/[!！]/)
  expect(shopDayOf(noonOf(2026, 1, 1))).toBe('2026-01-01')
})

test('from the second instalment on a member is reminded once, when it can first be paid', () => {
  const joinedAt = noonOf(2026, 3, 10)
  const first = joined(joinedAt)
  const { from, until } = turnOf(terms, joinedAt, 1)
  expect([planDueAt(first), from < joinedAt]).toEqual([until, true])
  const begun = planAfter(first, null, joinedAt)
  expect(begun).toMatchObject({ state: 'running', reminded: 1 })
  expect(begun && remindsIn(first, begun)).toBe(false)

  const second = then(first, settled(joinedAt), joinedAt) as RunningPlan
  expect(second.progress).toEqual({ state: 'running', paid: 1, attempt: 1, reminded: 0 })
  const turn = turnOf(terms, joinedAt, 2)
  expect(planDueAt(second)).toBe(turn.from)
  expect(planAfter(second, null, later(turn.from, -1))).toBeNull()
  const reminded = planAfter(second, null, turn.from)
  expect(reminded).toEqual({ ...second.progress, reminded: 2 })
  expect(reminded && remindsIn(second, reminded)).toBe(true)
  const told = then(second, null, turn.from) as RunningPlan
  expect(planAfter(told, null, later(turn.until, -1))).toBeNull()
  expect(planDueAt(told)).toBe(turn.until)
  expect(remindsIn(told, told.progress)).toBe(false)
  const missed = planAfter(told, null, turn.until)
  expect(missed).toEqual({ state: 'missed', paid: 1, endedAt: turn.until })
  expect(missed && remindsIn(told, missed)).toBe(false)
})

test('an instalment may be tried thirty times; one that is paid begins the next with its first try', () => {
  const at = noonOf(2026, 3, 10)
  const plan = joined(at)
  const tried = (attempt: number): RunningPlan => ({ ...plan, progress: { ...plan.progress, attempt } })
  expect(whyNotPayable(tried(MOST_ATTEMPTS), at)).toBeNull()
  expect(whyNotPayable(tried(MOST_ATTEMPTS + 1), at)).toMatchObject({ code: 'PLAN_OVER' })
  expect(planAfter(tried(7), settled(at), at)).toMatchObject({ state: 'running', paid: 1, attempt: 1 })
  const over: PlanMembership = { ...plan, progress: { state: 'left', paid: 0, endedAt: at } }
  expect(whyNotPayable(over, at)).toMatchObject({ code: 'PLAN_OVER' })
})

test('a member has one seat in a plan while it runs; one that is over keeps none of it', () => {
  const at = noonOf(2026, 3, 10)
  const plan = joined(at)
  expect(plan).toEqual({
    ...{ membershipId, packId, terms, joinedAt: at },
    progress: { state: 'running', paid: 0, attempt: 1, reminded: 0 },
  })
  expect(seatOf(plan)).toBe('pk_1:monthly')
  expect(seatOf({ ...plan, progress: { state: 'left', paid: 0, endedAt: at } })).toBe(membershipId)
  const ahead = makeId('ipl', later(at, DAY), new Uint8Array(10).fill(7))
  expect(newMembership({ membershipId: ahead, packId, terms }, at)).toMatchObject({ code: 'COMMAND_ID_TIME' })
})

test('a plan can be joined from its first moment to the one before its end', () => {
  const [startsAt, endsAt] = [noonOf(2026, 3, 10), noonOf(2026, 4, 10)]
  const open = (plan: Plan) =>
    [later(startsAt, -1), startsAt, later(endsAt, -1), endsAt].map(at => canBeJoined(plan, at))
  expect(open({ ...terms, startsAt, endsAt })).toEqual([false, true, true, false])
  expect(open({ ...terms, startsAt, endsAt: null })).toEqual([false, true, true, true])
  expect(termsOf({ ...terms, startsAt, endsAt })).toEqual(terms)
  expect([1, 11, 12].map(number => bonusOf(terms, number))).toEqual([500, 500, 6500])
})

test('its words say what is given and for how long, and nothing of what is not', () => {
  const plain = { ...terms, rhythm: 'week' as const, bonusFen: fen(0), lastBonusFen: fen(0) }
  const always = [
    '每期付款后立即到账，不是借款，没有利息和手续费，不会自动扣款',
    '每期可提前 3 天付，最晚延后 5 天；过期未付，计划自动结束，已到账的不受影响',
    '随时可以退出；未用的本金可按充值退款规则退回',
  ]
  expect(planRulesText(plain)).toEqual(['每周充 100 元，共 12 期，首期在加入当天', ...always])
  expect(planRulesText(terms)).toEqual([
    '每月充 100 元，共 12 期，首期在加入当天',
    '每期另送 5 元',
    '充满 12 期再送 60 元',
    '赠送部分到账后 365 天内有效',
    ...always,
  ])
  expect(planRulesText({ ...terms, bonusValidDays: null })).not.toContainEqual(expect.stringContaining('天内有效'))
})
