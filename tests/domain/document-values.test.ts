import { MINUTE } from '../../src/domain/time'
import { yuan } from './given'
import { type Kind, read } from './given-documents'

test('a document that says nothing has the usual values', () => {
  const usual = (kind: Kind) => {
    const { value, problems } = read(kind)
    expect(problems).toEqual([])
    return value
  }
  expect(usual('adjustments')).toEqual({
    ...{ manager: { fen: yuan(200), points: 2000 }, owner: { fen: yuan(5000), points: 50_000 }, approvalDays: 7 },
  })
  expect(usual('refunds')).toEqual({ managerFen: null })
  expect(usual('batch')).toEqual({ mostCards: 20, mostFen: yuan(20_000) })
  expect(usual('checkout')).toEqual({ pointsAsMoney: null, reservedForMs: 15 * MINUTE })
  const nothing = { onceFen: 0, dayFen: 0 }
  expect(usual('counter')).toEqual({ limits: { clerk: nothing, manager: nothing, owner: nothing }, voidMinutes: 30 })
  expect(usual('messages')).toEqual({
    ...{ templates: [], quiet: { fromHour: 22, untilHour: 9 }, daysBefore: 3, chargeFromFen: yuan(200) },
  })
  expect(usual('points')).toEqual({
    ...{ expiry: { kind: 'never' }, signIn: null, toBonus: null, toPoints: null, rescue: null },
  })
  expect(usual('risk')).toEqual({ resetHours: 72, amount: null, speed: null, newDevice: null, deviceAccounts: null })
  expect(usual('shop')).toEqual({
    ...{ shopName: '小满咖啡', ceilingFen: { unnamed: yuan(1000), named: yuan(5000) }, pointsPerYuan: 1 },
    spendLimits: { unnamed: { purchaseFen: null, dayFen: null }, named: { purchaseFen: null, dayFen: null } },
    ...{ debitOrder: 'bonus_first', till: { undoMinutes: 30, offlineDailyFen: yuan(500) }, customTopUp: null },
  })
  expect(usual('plan')).toEqual({
    ...{ planId: 'one', title: '月月充', payFen: yuan(100), times: 12, rhythm: 'month', bonusFen: 0, lastBonusFen: 0 },
    ...{ bonusValidDays: null, graceDays: 5, startsAt: 0, endsAt: null },
  })
  expect(usual('priceRule')).toEqual({
    ...{ ruleId: 'one', title: '会员价', payPercent: 90, paidBy: 'balance', levels: null, storeIds: null, goods: null },
    ...{ hours: null, startsAt: 0, endsAt: null, withCoupons: true },
  })
  expect(usual('tier')).toEqual({
    ...{ tierId: 'one', payFen: yuan(5000), bonusFen: 0, bonusValidDays: null, startsAt: 0, endsAt: null },
    perMember: null,
  })
  const open = { templateId: 'one', validity: { kind: 'days', days: 7 }, startsAt: 0, claimableFrom: 0 }
  const uncapped = { ...open, claimableUntil: null, perMember: 50, perMemberPerDay: null, stock: null, perDay: null }
  const benefits: [Kind, object][] = [
    ['offCoupon', { kind: 'threshold', offFen: yuan(10), minimumFen: 0 }],
    ['percentCoupon', { kind: 'discount', payPercent: 90, minimumFen: 0, capFen: null }],
    ['cashCoupon', { kind: 'cash', valueFen: yuan(10) }],
    ['itemCoupon', { kind: 'exchange', item: '茶' }],
    ['lessToPay', { kind: 'top_up', minimumFen: yuan(100), gain: 'less_to_pay', fen: yuan(10) }],
    ['moreBonus', { kind: 'top_up', minimumFen: yuan(100), gain: 'more_bonus', fen: yuan(10) }],
  ]
  for (const [kind, benefit] of benefits)
    expect(usual(kind)).toEqual({ ...uncapped, terms: { title: '券', benefit, storeIds: null } })
})

test('what a document says is what the shop goes by', () => {
  const said = (kind: Kind, fields: Record<string, unknown>) => {
    const { value, problems } = read(kind, fields)
    expect(problems).toEqual([])
    return value
  }
  expect(
    said('adjustments', { managerYuan: 10, managerPoints: 5, ownerYuan: 20, ownerPoints: 6, approvalDays: 2 }),
  ).toEqual({
    ...{ manager: { fen: yuan(10), points: 5 }, owner: { fen: yuan(20), points: 6 }, approvalDays: 2 },
  })
  expect(said('batch', { mostCards: 7, mostYuan: 900 })).toEqual({ mostCards: 7, mostFen: yuan(900) })
  expect(said('checkout', { reserveMinutes: 20, pointsForYuan: 100 })).toEqual({
    ...{ reservedForMs: 20 * MINUTE, pointsAsMoney: { perYuan: 100, least: 0, mostPercent: 50 } },
  })
  expect(said('checkout', { pointsForYuan: 100, pointsLeast: 9, pointsMostPercent: 30 })).toMatchObject({
    pointsAsMoney: { perYuan: 100, least: 9, mostPercent: 30 },
  })
  const limits = {
    clerkYuan: 100,
    clerkDayYuan: 100,
    managerYuan: 0,
    ownerYuan: 300,
    ownerDayYuan: 900,
    voidMinutes: 5,
  }
  expect(said('counter', limits)).toEqual({
    limits: {
      clerk: { onceFen: yuan(100), dayFen: yuan(100) },
      manager: { onceFen: 0, dayFen: 0 },
      owner: { onceFen: yuan(300), dayFen: yuan(900) },
    },
    voidMinutes: 5,
  })
  expect(said('points', { expiry: '年底' })).toMatchObject({ expiry: { kind: 'year_end', years: 1 } })
  expect(said('points', { expiry: '年底', expiryYears: 2 })).toMatchObject({ expiry: { kind: 'year_end', years: 2 } })
  expect(said('points', { expiry: '按月', expiryMonths: 6 })).toMatchObject({ expiry: { kind: 'months', months: 6 } })
  expect(said('points', { signInPoints: [1, 2, 3, 4, 5, 6, 7], signInBonus: 20, birthdayTimes: 3 })).toMatchObject({
    ...{ signIn: { points: [1, 2, 3, 4, 5, 6, 7], seventhDayBonus: 20 }, birthdayTimes: 3 },
  })
  expect(said('points', { signInPoints: [1, 1, 1, 1, 1, 1, 1000] })).toMatchObject({ signIn: { seventhDayBonus: 0 } })
  expect(said('points', { pointsForYuan: 100, pointsPerBonusYuan: 100 })).toMatchObject({
    toBonus: { pointsForYuan: 100, minimumPoints: 500, bonusValidDays: 365, dayPoints: 5000, monthPoints: 20_000 },
    toPoints: { pointsPerYuan: 100, minimumFen: yuan(1), dayPoints: 5000, monthPoints: 20_000 },
  })
  expect(
    said('points', {
      rescueCoupons: [
        { fromYuan: 1, coupon: 'off_10' },
        { fromYuan: 50, coupon: 'off_10' },
      ],
    }),
  ).toMatchObject({
    rescue: {
      withinDays: 7,
      bands: [
        { fromFen: yuan(50), templateId: 'off_10' },
        { fromFen: yuan(1), templateId: 'off_10' },
      ],
    },
  })
  expect(
    said('risk', { amountYuan: 500, amountAction: '人工核对', speedTopUps: 3, passwordResetHours: 48 }),
  ).toMatchObject({
    ...{ amount: { fromFen: yuan(500), action: 'hold' }, speed: { topUps: 3, minutes: 60, action: 'confirm' } },
    ...{ newDevice: null, deviceAccounts: null, resetHours: 48 },
  })
  const devices = {
    newDeviceYuan: 100,
    newDeviceAction: '支付密码',
    deviceAccounts: 4,
    deviceAccountsAction: '短信验证码',
  }
  expect(said('risk', { ...devices, smsTemplateId: '42' })).toMatchObject({
    newDevice: { hours: 24, fromFen: yuan(100), action: 'password' },
    ...{ deviceAccounts: { accounts: 4, action: 'phone_code' }, smsTemplateId: '42' },
  })
  expect(said('shop', { customLeastYuan: 10, debitOrder: '按比例' })).toMatchObject({
    ...{ customTopUp: { leastFen: yuan(10), mostFen: yuan(5000) }, debitOrder: 'proportional' },
  })
  expect(said('shop', { customMostYuan: 10, debitOrder: '先扣本金' })).toMatchObject({
    ...{ customTopUp: { leastFen: yuan(1), mostFen: yuan(10) }, debitOrder: 'principal_first' },
  })
  expect(said('shop', { namedPurchaseLimitYuan: 50, namedDayLimitYuan: 50 })).toMatchObject({
    spendLimits: { named: { purchaseFen: yuan(50), dayFen: yuan(50) }, unnamed: { purchaseFen: null } },
  })
  expect(said('handOut', { levels: ['金卡会员'], balanceFromYuan: 1, balanceBelowYuan: 2 })).toMatchObject({
    to: { kind: 'segment', segment: { awayDays: null, balanceFromFen: yuan(1), balanceBelowFen: yuan(2) } },
  })
  expect(said('messages', { quietFromHour: 5, quietUntilHour: 5 })).toMatchObject({ quiet: null })
  const tier = { ...{ total: 9, firstOnly: true, level: '金卡会员', levelDays: 30 }, coupons: [{ coupon: 'off_10' }] }
  expect(said('tier', tier)).toMatchObject({
    ...{ total: 9, firstOnly: true, level: { level: 'gold', days: 30 }, coupons: [{ templateId: 'off_10', count: 1 }] },
  })
  expect(said('offCoupon', { offYuan: 10, minimumYuan: 10 })).toMatchObject({
    terms: { benefit: { offFen: yuan(10), minimumFen: yuan(10) } },
  })
  expect(said('itemCoupon', { itemYuan: 18, handOut: '仅赠送', perMember: undefined, turn: 2 })).toMatchObject({
    ...{ itemWorthFen: yuan(18), givenOnly: true, perMember: 50, terms: { turn: 2 } },
  })
  expect(said('cashCoupon', { holder: '可转赠' })).toMatchObject({ terms: { transferable: true } })
  for (const gain of ['lessToPay', 'moreBonus'] as const) {
    const field = gain === 'lessToPay' ? 'offYuan' : 'bonusYuan'
    expect(said(gain, { minimumYuan: 20, [field]: 10 })).toMatchObject({ terms: { benefit: { fen: yuan(10) } } })
  }
})
