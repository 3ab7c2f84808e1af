import { fen } from '../../src/domain/money'
import { PLAIN_POINTS, type PointsRules } from '../../src/domain/points/points-rules'
import { pointsRulesText } from '../../src/domain/points/points-rules-text'
import { rules } from './given'

const read = (points: Partial<PointsRules>, pointsPerYuan = 2) =>
  pointsRulesText({ ...rules, shop: { ...rules.shop, pointsPerYuan }, points: { ...PLAIN_POINTS, ...points } })

test('a shop that says nothing about points promises nothing about them', () => {
  expect(read({}, 0)).toEqual(['积分永久有效', '本金不参与兑换'])
})

test('what is earned, when it runs out and how much may be exchanged is said in this order', () => {
  const toBonus = { pointsForYuan: 100, minimumPoints: 500, bonusValidDays: 180, dayPoints: 5000, monthPoints: 20_000 }
  const toPoints = { pointsPerYuan: 80, minimumFen: fen(100), dayPoints: 800, monthPoints: 1600 }
  expect(read({ toBonus, toPoints, birthdayTimes: 2, expiry: { kind: 'months', months: 6 } })).toEqual([
    '余额消费每满 1 元得 2 积分',
    '生日当月消费得 2 倍积分',
    '积分自获得起 6 个月后的月底到期',
    '积分换余额每天最多 5000 积分，每月最多 20000 积分',
    '余额换积分每天最多 800 积分，每月最多 1600 积分',
    '本金不参与兑换',
  ])
})

test.each([
  [0, '当年年底'],
  [1, '次年年底'],
  [2, '后第 2 年年底'],
])('points that last %i years more run out at the end of “%s”', (years, text) => {
  expect(read({ expiry: { kind: 'year_end', years } })).toContain(`积分有效期至获得${text}`)
})
