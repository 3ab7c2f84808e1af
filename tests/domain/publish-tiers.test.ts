import type { RawDocument } from '../../src/domain/rules/field-reader'
import { daysAfter, noon, rulesWith, shopTime, yuan } from './given'
import { draft, problemOf, publishedFrom, tier } from './given-drafts'

describe('a tier document', () => {
  test('in yuan goes live in fen, sorted by price', () => {
    const { rules } = publishedFrom()
    expect(rules.tiers.map(({ tierId, payFen, bonusFen, perMember }) => [tierId, payFen, bonusFen, perMember])).toEqual(
      [
        ['tier_300', yuan(300), yuan(30), null],
        ['tier_800', yuan(800), yuan(120), null],
        ['tier_1500', yuan(1500), yuan(300), 3],
      ],
    )
  })

  const amount = (most: string) => `要填数字（元，不加引号），最多两位小数，从 ${most}`
  test.each([
    ['negative', { payYuan: -300 }, `充值金额 payYuan ${amount('1 到 5000')}`],
    ['a negative bonus', { bonusYuan: -1 }, `赠送金额 bonusYuan ${amount('0 到 5000')}`],
    ['text', { payYuan: '三百' }, `充值金额 payYuan ${amount('1 到 5000')}`],
    ['a number in quotes', { payYuan: '300' }, `充值金额 payYuan ${amount('1 到 5000')}`],
    ['absurd', { payYuan: 8_000_000 }, `充值金额 payYuan ${amount('1 到 5000')}`],
    ['absurdly small', { payYuan: 0.5 }, `充值金额 payYuan ${amount('1 到 5000')}`],
    ['half a fen', { payYuan: 300.005 }, `充值金额 payYuan ${amount('1 到 5000')}`],
    ['no number at all', { payYuan: Number.NaN }, `充值金额 payYuan ${amount('1 到 5000')}`],
    ['a list', { payYuan: [300] }, `充值金额 payYuan ${amount('1 到 5000')}`],
    ['missing price', { payYuan: undefined }, '缺少充值金额 payYuan'],
    ['missing bonus', { bonusYuan: null }, '缺少赠送金额 bonusYuan'],
    ['misspelt field', { bonusyuan: 3 }, '不认识的字段 bonusyuan，请检查拼写或删除'],
    ['a field in Chinese', { 赠送: 3 }, '不认识的字段 赠送，请检查拼写或删除'],
    [
      'bonus valid for a week',
      { bonusValidDays: 7 },
      '赠送有效天数 bonusValidDays 要填整数（不加引号），从 30 到 3650',
    ],
    ['half a time per member', { perMember: 1.5 }, '每人限充次数 perMember 要填整数（不加引号），从 1 到 1000'],
    ['no such day', { endsOn: '2026-02-30' }, '结束日期 endsOn 要写成 2026-12-31 这样的日期'],
    ['a day before any shop', { startsOn: '1969-12-31' }, '开始日期 startsOn 要写成 2026-12-31 这样的日期'],
    ['a moment instead of a day', { startsOn: new Date(0) }, '开始日期 startsOn 要写成 2026-12-31 这样的日期'],
    [
      'ends before it starts',
      { startsOn: '2026-12-31', endsOn: '2026-12-30' },
      '结束日期 endsOn 早于开始日期 startsOn',
    ],
    ['already over', { endsOn: '2026-11-21' }, '结束日期 endsOn 已经过去'],
    ['on in words', { on: '是' }, '是否上架 on 只能是 true 或 false'],
  ])('%s is refused in one clear sentence', (_name, change, message) => {
    expect(problemOf({ tiers: [{ ...tier, ...change } as RawDocument] })).toBe(message)
  })

  test('every problem is told at once, each by its field', () => {
    expect(
      problemOf({ tiers: [{ _id: 'tier_300', payYuan: -1, bonusYuan: 'x', perMember: 0 }] }).split('；'),
    ).toHaveLength(3)
  })

  test('a price that cannot be read raises no second complaint about the bonus', () => {
    expect(problemOf({ tiers: [{ _id: 'tier_300', bonusYuan: 120 }] })).toBe('缺少充值金额 payYuan')
  })

  const bold = '赠送金额 bonusYuan 超过充值金额的一半，如果没有填错，请加一项 confirmBonusYuan，再填一遍同样的金额'
  test('a bonus above half the price counts only when it is confirmed to the fen', () => {
    expect(problemOf({ tiers: [{ ...tier, bonusYuan: 300 }] })).toBe(bold)
    expect(problemOf({ tiers: [{ ...tier, bonusYuan: 300, confirmBonusYuan: 30 }] })).toBe(bold)
    expect(problemOf({ tiers: [{ ...tier, bonusYuan: 150.01 }] })).toBe(bold)
    expect(draft({ tiers: [{ ...tier, bonusYuan: 150 }] }).problems).toEqual([])
    expect(rulesWith({ tiers: [{ ...tier, bonusYuan: 300, confirmBonusYuan: 300 }] }).tiers[0]?.bonusFen).toBe(
      yuan(300),
    )
  })

  test('a bonus that grew tenfold is asked about even below half the price', () => {
    const live = publishedFrom({ tiers: [{ ...tier, bonusYuan: 12 }] })
    expect(problemOf({ tiers: [{ ...tier, bonusYuan: 120 }] }, live)).toContain('是原来的 10 倍以上')
    const without = publishedFrom({ tiers: [{ ...tier, bonusYuan: 0 }] })
    expect(draft({ tiers: [{ ...tier, bonusYuan: 1 }] }, without).problems).toEqual([])
    expect(draft({ tiers: [{ ...tier, bonusYuan: 0 }] }, without).problems).toEqual([])
    expect(draft({ tiers: [{ ...tier, bonusYuan: 119 }] }, live).problems).toEqual([])
    expect(draft({ tiers: [{ ...tier, bonusYuan: 120, confirmBonusYuan: 120 }] }, live).problems).toEqual([])
  })

  test('an old confirmation does not disarm the next slip', () => {
    expect(problemOf({ tiers: [{ ...tier, bonusYuan: 3000, confirmBonusYuan: 300 }] })).toBe(bold)
  })

  test('a tier whose last day has passed while it was live stays as it is, without a complaint', () => {
    const ending = { ...tier, endsOn: '2026-11-30' }
    const live = publishedFrom({ tiers: [ending] })
    expect(publishedFrom({ tiers: [ending] }, live, daysAfter(noon, 30)).rules).toEqual(live.rules)
  })

  test('its days are the shop’s days, the last one whole', () => {
    const [read] = rulesWith({ tiers: [{ ...tier, startsOn: '2026-12-01', endsOn: '2026-12-31' }] }).tiers
    expect(read).toMatchObject({ startsAt: shopTime('2026-12-01 00:00:00'), endsAt: shopTime('2027-01-01 00:00:00') })
  })
})
