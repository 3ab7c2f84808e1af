import fc from 'fast-check'
import { claimOf } from '../../src/domain/hand-outs/claim-of'
import { type HandOut, isRunning, roundOf, type Segment } from '../../src/domain/hand-outs/hand-out'
import { inSegment } from '../../src/domain/hand-outs/in-segment'
import { segmentText } from '../../src/domain/hand-outs/segment-text'
import { welcomesDue } from '../../src/domain/hand-outs/welcome'
import { isId } from '../../src/domain/ids'
import { claimCoupon } from '../../src/domain/pack/claim-coupon'
import { draftFrom } from '../../src/domain/rules/publish'
import { DAY, later } from '../../src/domain/time'
import { commit, daysAfter, newPack, noon, packIdOf, rawRules, rulesWith, sha256, shopTime, yuan } from './given'

const everybody: Segment = { awayDays: null, levels: null, balanceFromFen: null, balanceBelowFen: null }
const standing = { toppedUpFen: yuan(0), openedAt: noon, balanceFen: yuan(80), lastSpendAt: null }
const newcomers = { _id: 'welcome', name: '新会员礼', coupon: 'off_10', to: '新会员', startsOn: '2026-11-20' }

test('a segment is everybody of whom all that it says is true', () => {
  const silent = { ...everybody, awayDays: 30 }
  expect(inSegment(standing, silent, daysAfter(noon, 29))).toBe(false)
  expect(inSegment(standing, silent, daysAfter(noon, 30))).toBe(true)
  expect(inSegment({ ...standing, lastSpendAt: daysAfter(noon, 5) }, silent, daysAfter(noon, 30))).toBe(false)
  expect(inSegment(standing, { ...everybody, balanceBelowFen: yuan(80) }, noon)).toBe(false)
  expect(inSegment(standing, { ...everybody, balanceFromFen: yuan(80), balanceBelowFen: yuan(81) }, noon)).toBe(true)
  expect(inSegment({ ...standing, toppedUpFen: yuan(3000) }, { ...everybody, levels: ['silver'] }, noon)).toBe(true)
  expect(inSegment(standing, { ...silent, levels: ['ordinary'] }, noon)).toBe(false)
  expect(segmentText({ ...silent, levels: ['silver', 'gold'], balanceFromFen: null, balanceBelowFen: yuan(50) })).toBe(
    '30 天没有消费，银卡会员、金卡会员，余额不到 50 元',
  )
})

test('a member has one claim by a hand-out, whoever names it, and no two have the same', () => {
  const name = fc.string({ minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(name, name, name, (handOutId, one, other) => {
      const claimId = claimOf(handOutId, packIdOf(one), 0, sha256)
      expect(isId('clm', claimId)).toBe(true)
      expect(claimOf(handOutId, packIdOf(one), 0, sha256)).toBe(claimId)
      expect(claimOf(handOutId, packIdOf(one), 1, sha256)).not.toBe(claimId)
      expect(claimOf(handOutId, packIdOf(other), 0, sha256) === claimId).toBe(one === other)
    }),
  )
})

test('what makes up for a failed top-up has a round a week, from Monday on; a birthday has one a month', () => {
  const sorry = { handOutId: 'sorry', to: { kind: 'failed_top_up' } } as const
  const sunday = shopTime('2026-11-29 23:59:59')
  expect(roundOf(sorry, shopTime('2026-11-23 00:00:00'))).toBe('sorry:2026-11-23')
  expect(roundOf(sorry, sunday)).toBe('sorry:2026-11-23')
  expect(roundOf(sorry, shopTime('2026-11-30 00:00:00'))).toBe('sorry:2026-11-30')
  expect(roundOf({ handOutId: 'cake', to: { kind: 'birthday' } }, sunday)).toBe('cake:2026-11')
})

test('a card that is opened while the welcome runs gets it once; an older card gets nothing', () => {
  const rules = rulesWith({ hand_outs: [newcomers] })
  const pack = newPack()
  expect(welcomesDue(pack, rules, noon).map(each => each.handOutId)).toEqual(['welcome'])
  expect(welcomesDue(pack, rules, daysAfter(noon, 30))).toEqual([])
  expect(welcomesDue(newPack(shopTime('2026-11-19 23:59:59')), rules, noon)).toEqual([])
  const claimId = claimOf('welcome', pack.packId, 0, sha256)
  const cameBy = { handOutId: 'welcome', way: 'new_member' as const }
  const welcomed = commit(claimCoupon(pack, claimId, 'off_10', rules, noon, [], cameBy), {
    commandId: claimId,
    at: noon,
  })
  expect(welcomed.entry.facts).toMatchObject({ kind: 'coupon_claimed', cameBy })
  expect(welcomesDue(welcomed.pack, rules, noon)).toEqual([])
})

test.each<[string, object, string]>([
  ['a template that is not there', { coupon: 'nothing' }, 'nothing'],
  ['new members from the beginning of time', { startsOn: undefined }, 'startsOn'],
  ['a segment of everybody', { to: '人群' }, 'awayDays'],
  ['new members of a level', { levels: ['银卡会员'] }, '只用于发给人群'],
  ['a range of balances that is empty', { to: '人群', balanceFromYuan: 50, balanceBelowYuan: 50 }, 'balanceFromYuan'],
  ['an end that has passed', { endsOn: '2026-11-21' }, 'endsOn'],
  ['a misspelt field', { coupn: 'off_10' }, 'coupn'],
])('%s is not published', (_what, change, named) => {
  const document = JSON.parse(JSON.stringify({ ...newcomers, ...change })) as typeof newcomers
  const { problems, published } = draftFrom({ ...rawRules(), hand_outs: [document] }, null, noon)
  expect(problems).toMatchObject([{ collection: 'hand_outs', documentId: 'welcome' }])
  expect(problems[0]?.message).toContain(named)
  expect(published?.rules.handOuts).toEqual([])
})

test('a hand-out runs from its start to the moment before its end', () => {
  const handOut = { startsAt: noon, endsAt: later(noon, DAY) } as HandOut
  const running = (at: typeof noon) => isRunning(handOut, at)
  expect([later(noon, -1), noon, later(noon, DAY - 1), later(noon, DAY)].map(running)).toEqual([
    false,
    true,
    true,
    false,
  ])
  expect(isRunning({ ...handOut, endsAt: null }, later(noon, 999 * DAY))).toBe(true)
})

test('a birthday’s round is a month, a failure’s a week from Monday, and any other has one', () => {
  const round = (kind: 'birthday' | 'failed_top_up' | 'scan' | 'new_member', at: string) =>
    roundOf({ handOutId: 'h', to: { kind } }, shopTime(at))
  expect(round('birthday', '2026-11-30 23:59:59')).toBe('h:2026-11')
  expect(round('failed_top_up', '2026-11-22 23:59:59')).toBe('h:2026-11-16')
  expect(round('failed_top_up', '2026-11-23 00:00:00')).toBe('h:2026-11-23')
  expect([round('scan', '2026-11-22 12:00:00'), round('new_member', '2026-11-22 12:00:00')]).toEqual(['h', 'h'])
})
