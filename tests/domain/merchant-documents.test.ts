import type { RawDocument } from '../../src/domain/rules/field-reader'
import { readAdjustmentRules } from '../../src/domain/rules/read-adjustments'
import { readBatchRules } from '../../src/domain/rules/read-batch'
import { readCheckoutSettings } from '../../src/domain/rules/read-checkout'
import { readCounterRules } from '../../src/domain/rules/read-counter'
import { readCouponTemplate } from '../../src/domain/rules/read-coupon-template'
import type { ReadDocument } from '../../src/domain/rules/read-document'
import { readHandOut } from '../../src/domain/rules/read-hand-out'
import { readMessageRules } from '../../src/domain/rules/read-messages'
import { readPlan } from '../../src/domain/rules/read-plan'
import { readPointsRules } from '../../src/domain/rules/read-points'
import { readPriceRule } from '../../src/domain/rules/read-price-rule'
import { readProduct } from '../../src/domain/rules/read-product'
import { readRiskRules } from '../../src/domain/rules/read-risk'
import { readShopSettings, readStaffMember, readStore } from '../../src/domain/rules/read-shop'
import { readTier } from '../../src/domain/rules/read-tier'
import { DAY, later, MINUTE } from '../../src/domain/time'
import { noon, rules, shopTime, yuan } from './given'

type Read = (document: RawDocument) => ReadDocument<unknown>

const known = { storeIds: new Set(['store_nanshan']), shelf: [] }
const coupon: Read = document => readCouponTemplate(document, known)
const least = { title: '券', validDays: 7, perMember: 50 }

/** A document with nothing but what it must have, and how it is read. */
const documents = {
  adjustments: [readAdjustmentRules, {}],
  batch: [readBatchRules, {}],
  checkout: [readCheckoutSettings, {}],
  counter: [readCounterRules, {}],
  messages: [readMessageRules, {}],
  points: [document => readPointsRules(document, new Set(['off_10'])), {}],
  risk: [readRiskRules, {}],
  shop: [readShopSettings, { shopName: '小满咖啡', legalForm: '个体工商户', unnamedCeilingYuan: 1000 }],
  plan: [document => readPlan(document, null, noon), { title: '月月充', payYuan: 100, times: 12 }],
  handOut: [
    document => readHandOut(document, rules.couponTemplates, null, noon),
    { name: '新店', coupon: 'off_10', to: '人群' },
  ],
  priceRule: [document => readPriceRule(document, known, null, noon), { title: '会员价', payPercent: 90 }],
  tier: [document => readTier(document, rules.couponTemplates, null, noon), { payYuan: 5000, bonusYuan: 0 }],
  offCoupon: [coupon, { ...least, kind: '满减', offYuan: 10 }],
  percentCoupon: [coupon, { ...least, kind: '折扣', payPercent: 90 }],
  cashCoupon: [coupon, { ...least, kind: '代金', valueYuan: 10 }],
  itemCoupon: [coupon, { ...least, kind: '兑换', item: '茶' }],
  lessToPay: [coupon, { ...least, kind: '充值立减', offYuan: 10, minimumYuan: 100 }],
  moreBonus: [coupon, { ...least, kind: '充值加送', bonusYuan: 10, minimumYuan: 100 }],
  product: [readProduct, { name: '拿铁', category: '咖啡', priceYuan: 28 }],
  store: [readStore, { name: '南山店' }],
  staff: [
    document => readStaffMember(document, known.storeIds),
    { name: '林', openid: 'o1', role: '店员', store: 'store_nanshan' },
  ],
} satisfies Record<string, [Read, Record<string, unknown>]>
type Kind = keyof typeof documents

function read(kind: Kind, fields: Record<string, unknown> = {}): ReadDocument<unknown> {
  const [how, needed] = documents[kind]
  return (how as Read)({ _id: 'one', ...needed, ...fields })
}

const problemsOf = (kind: Kind, fields: Record<string, unknown>) => read(kind, fields).problems

/** Every number that a merchant may write: its name, and from where to where it goes. */
const numbers: [kind: Kind, unit: 'yuan' | 'count', field: string, label: string, least: number, most: number][] = [
  ['adjustments', 'yuan', 'managerYuan', '店长每笔更正上限', 0, 10_000],
  ['adjustments', 'yuan', 'ownerYuan', '店主每笔更正上限', 0, 10_000],
  ['adjustments', 'count', 'managerPoints', '店长每笔更正的积分上限', 0, 1_000_000],
  ['adjustments', 'count', 'ownerPoints', '店主每笔更正的积分上限', 0, 1_000_000],
  ['adjustments', 'count', 'approvalDays', '几天内批准', 1, 30],
  ['batch', 'count', 'mostCards', '一次最多充几张卡', 2, 50],
  ['batch', 'yuan', 'mostYuan', '一次最多充多少元', 100, 100_000],
  ['checkout', 'count', 'reserveMinutes', '下单后保留几分钟', 5, 60],
  ['checkout', 'count', 'pointsForYuan', '多少积分抵 1 元', 1, 100_000],
  ['checkout', 'count', 'pointsLeast', '最少用多少积分', 0, 100_000],
  ['checkout', 'count', 'pointsMostPercent', '最多抵订单的百分之几', 1, 90],
  ['counter', 'yuan', 'clerkYuan', '店员每笔代充上限', 0, 5000],
  ['counter', 'yuan', 'managerYuan', '店长每笔代充上限', 0, 5000],
  ['counter', 'yuan', 'ownerYuan', '店主每笔代充上限', 0, 5000],
  ['counter', 'yuan', 'clerkDayYuan', '店员每天代充上限', 0, 100_000],
  ['counter', 'yuan', 'managerDayYuan', '店长每天代充上限', 0, 100_000],
  ['counter', 'yuan', 'ownerDayYuan', '店主每天代充上限', 0, 100_000],
  ['counter', 'count', 'voidMinutes', '几分钟内可作废', 0, 1440],
  ['handOut', 'count', 'awayDays', '多少天没有消费', 1, 1000],
  ['handOut', 'yuan', 'balanceFromYuan', '余额不低于', 0, 10_000],
  ['handOut', 'yuan', 'balanceBelowYuan', '余额低于', 0, 10_000],
  ['messages', 'count', 'quietFromHour', '几点起不打扰', 0, 23],
  ['messages', 'count', 'quietUntilHour', '几点后可以打扰', 0, 23],
  ['messages', 'count', 'daysBefore', '提前几天提醒到期', 0, 30],
  ['messages', 'yuan', 'chargeFromYuan', '付款多少元起通知', 1, 1_000_000],
  ['plan', 'count', 'times', '期数', 2, 36],
  ['plan', 'yuan', 'payYuan', '每期金额', 1, 5000],
  ['plan', 'count', 'bonusValidDays', '赠送有效天数', 30, 3650],
  ['plan', 'count', 'graceDays', '宽限天数', 1, 30],
  ['points', 'count', 'birthdayTimes', '生日当月积分倍数', 2, 5],
  ['points', 'count', 'expiryYears', '几年后的年底', 0, 3],
  ['points', 'count', 'expiryMonths', '有效月数', 1, 36],
  ['points', 'count', 'signInBonus', '连签 7 天的奖励', 0, 1000],
  ['points', 'count', 'pointsForYuan', '多少积分换 1 元', 1, 10_000],
  ['points', 'count', 'minimumPoints', '最少换多少积分', 1, 1_000_000],
  ['points', 'count', 'bonusValidDays', '换得的余额有效天数', 30, 3650],
  ['points', 'count', 'pointsPerBonusYuan', '1 元赠送余额换多少积分', 1, 10_000],
  ['points', 'yuan', 'minimumBonusYuan', '最少换多少元', 1, 1000],
  ['points', 'count', 'dayPoints', '每天积分换余额的积分上限', 1, 1_000_000],
  ['points', 'count', 'monthPoints', '每月积分换余额的积分上限', 1, 1_000_000],
  ['points', 'count', 'dayPointsBack', '每天余额换积分的积分上限', 1, 1_000_000],
  ['points', 'count', 'monthPointsBack', '每月余额换积分的积分上限', 1, 1_000_000],
  ['points', 'count', 'rescueDays', '到期后几天内可换券', 1, 90],
  ['priceRule', 'count', 'confirmPayPercent', '确认折后百分比', 10, 99],
  ['risk', 'yuan', 'amountYuan', '单笔多少元起算大额', 1, 5000],
  ['risk', 'count', 'speedTopUps', '短时间内最多几笔', 1, 6],
  ['risk', 'count', 'speedMinutes', '短时间是几分钟', 1, 1440],
  ['risk', 'yuan', 'newDeviceYuan', '新手机上多少元起要核对', 1, 5000],
  ['risk', 'count', 'newDeviceHours', '用多少小时以内算新手机', 1, 720],
  ['risk', 'count', 'deviceAccounts', '一部手机最多几个账号充值', 1, 19],
  ['risk', 'count', 'passwordResetHours', '忘记支付密码要等几小时', 24, 720],
  ['shop', 'count', 'pointsPerYuan', '每消费 1 元得几分', 0, 10],
  ['shop', 'count', 'undoMinutes', '几分钟内可撤销核销', 0, 1440],
  ['shop', 'yuan', 'offlineDailyYuan', '断网时每台手机每天最多优惠', 0, 5000],
  ['shop', 'yuan', 'customLeastYuan', '自定义充值最少', 1, 5000],
  ['shop', 'yuan', 'customMostYuan', '自定义充值最多', 1, 5000],
  ['shop', 'yuan', 'unnamedPurchaseLimitYuan', '不记名卡单笔消费上限', 1, 1_000_000],
  ['shop', 'yuan', 'namedDayLimitYuan', '记名卡每天消费上限', 1, 1_000_000],
  ['tier', 'yuan', 'payYuan', '充值金额', 1, 5000],
  ['tier', 'yuan', 'bonusYuan', '赠送金额', 0, 5000],
  ['tier', 'yuan', 'confirmBonusYuan', '确认赠送金额', 0, 5000],
  ['tier', 'count', 'bonusValidDays', '赠送有效天数', 30, 3650],
  ['tier', 'count', 'perMember', '每人限充次数', 1, 1000],
  ['tier', 'count', 'total', '总共几份', 1, 2000],
  ['tier', 'count', 'levelDays', '等级有效天数', 30, 1100],
  ['product', 'yuan', 'priceYuan', '单价', 0.01, 10_000],
  ['offCoupon', 'yuan', 'offYuan', '减多少', 0.01, 10_000],
  ['offCoupon', 'yuan', 'minimumYuan', '满多少', 0, 10_000],
  ['percentCoupon', 'count', 'payPercent', '折后百分比（9折填 90）', 10, 99],
  ['percentCoupon', 'yuan', 'minimumYuan', '满多少', 0, 10_000],
  ['percentCoupon', 'yuan', 'capYuan', '最多减多少', 0.01, 10_000],
  ['cashCoupon', 'yuan', 'valueYuan', '面值', 0.01, 10_000],
  ['cashCoupon', 'yuan', 'budgetYuan', '预算', 0.01, 1_000_000],
  ['cashCoupon', 'count', 'perMember', '每人限领张数', 1, 50],
  ['cashCoupon', 'count', 'perMemberPerDay', '每人每天限领张数', 1, 50],
  ['cashCoupon', 'count', 'perDay', '每天限领总张数', 1, 1_000_000],
  ['cashCoupon', 'count', 'stock', '总张数', 1, 1_000_000],
  ['cashCoupon', 'count', 'perOrder', '每单限用张数', 1, 10],
  ['cashCoupon', 'count', 'turn', '使用顺序', 1, 9],
  ['cashCoupon', 'count', 'validDays', '领取后有效天数', 1, 3650],
  ['cashCoupon', 'count', 'validMonths', '领取后有效月数', 1, 120],
  ['itemCoupon', 'yuan', 'itemYuan', '商品价值', 0.01, 10_000],
  ['lessToPay', 'yuan', 'offYuan', '减多少', 0.01, 10_000],
  ['lessToPay', 'yuan', 'minimumYuan', '充值满多少', 1, 10_000],
  ['moreBonus', 'yuan', 'bonusYuan', '多送多少', 0.01, 10_000],
  ['moreBonus', 'yuan', 'minimumYuan', '充值满多少', 1, 10_000],
]

test.each(numbers)(
  '%s: %s %s (%s) may be from %i to %i, and nothing beyond',
  (kind, unit, field, label, least, most) => {
    const complaint =
      unit === 'yuan'
        ? `${label} ${field} 要填数字（元，不加引号），最多两位小数，从 ${least} 到 ${most}`
        : `${label} ${field} 要填整数（不加引号），从 ${least} 到 ${most}`
    const step = unit === 'yuan' ? 0.01 : 1
    for (const good of [least, most]) expect(problemsOf(kind, { [field]: good })).not.toContain(complaint)
    for (const bad of [least - step, most + step, `${least}`])
      expect(problemsOf(kind, { [field]: bad })).toContain(complaint)
  },
)

/** Every text that a document must have or may say: its name, and how long it may be. */
const texts: [kind: Kind, field: string, label: string, longest: number][] = [
  ['handOut', 'name', '活动名称', 20],
  ['handOut', 'coupon', '券的编号', 64],
  ['itemCoupon', 'item', '兑换的商品', 20],
  ['offCoupon', 'title', '名称', 20],
  ['plan', 'title', '计划名称', 20],
  ['priceRule', 'title', '名称', 20],
  ['product', 'category', '分类', 20],
  ['product', 'name', '商品名称', 20],
  ['risk', 'smsTemplateId', '短信验证码的模板编号', 64],
  ['shop', 'shopName', '店名', 20],
  ['staff', 'name', '姓名', 20],
  ['staff', 'openid', '微信 OpenID', 64],
  ['staff', 'store', '所属门店', 64],
  ['store', 'name', '门店名称', 20],
]

test.each(texts)('%s: %s (%s) is of one to %i characters', (kind, field, label, longest) => {
  const complaint = `${label} ${field} 要填 1 到 ${longest} 个字`
  expect(problemsOf(kind, { [field]: '字'.repeat(longest) })).not.toContain(complaint)
  for (const bad of ['', '字'.repeat(longest + 1), 7]) expect(problemsOf(kind, { [field]: bad })).toEqual([complaint])
})

/** Every day that a merchant may write. */
const days: [kind: Kind, field: string, label: string][] = [
  ['handOut', 'startsOn', '开始日期'],
  ['handOut', 'endsOn', '结束日期'],
  ['cashCoupon', 'startsOn', '开始日期'],
  ['cashCoupon', 'claimFrom', '开始领取日期'],
  ['cashCoupon', 'claimUntil', '领取截止日期'],
  ['cashCoupon', 'validUntil', '有效期至'],
]

/** Every switch. */
const flags: [kind: Kind, field: string, label: string][] = [
  ['handOut', 'on', '是否生效'],
  ['cashCoupon', 'on', '是否上架'],
  ['plan', 'on', '是否开放加入'],
  ['priceRule', 'on', '是否生效'],
  ['priceRule', 'withCoupons', '是否可与优惠券同用'],
  ['product', 'on', '是否上架'],
  ['product', 'special', '是否特价（不参加优惠）'],
  ['staff', 'on', '是否在职'],
  ['store', 'on', '是否营业'],
  ['tier', 'firstOnly', '仅限首次充值'],
  ['tier', 'on', '是否上架'],
]

/** Every choice: between what. */
const choices: [kind: Kind, field: string, label: string, between: string][] = [
  ['handOut', 'to', '发给', '扫码 / 新会员 / 生日月 / 充值失败 / 人群'],
  ['cashCoupon', 'handOut', '发放方式', '公开领取 / 仅赠送'],
  ['cashCoupon', 'holder', '使用人', '仅限本人 / 可转赠'],
  ['cashCoupon', 'kind', '券的种类', '满减 / 折扣 / 代金 / 兑换 / 充值立减 / 充值加送'],
  ['cashCoupon', 'refund', '退款时', '退券 / 不退券'],
  ['cashCoupon', 'stacking', '叠加', '不叠加 / 同组叠加 / 可叠加'],
  ['plan', 'every', '周期', '每月 / 每周'],
  ['priceRule', 'paidBy', '付款方式', '余额 / 不限'],
  ['risk', 'amountAction', '大额充值怎么处理', '二次确认 / 支付密码 / 短信验证码 / 人工核对'],
  ['risk', 'newDeviceAction', '新手机充值怎么处理', '二次确认 / 支付密码 / 短信验证码 / 人工核对'],
  ['risk', 'deviceAccountsAction', '账号过多怎么处理', '二次确认 / 支付密码 / 短信验证码 / 人工核对'],
  ['shop', 'debitOrder', '扣款顺序', '先扣赠送 / 先扣本金 / 按比例'],
  ['tier', 'level', '升级到', '不升级 / 银卡会员 / 金卡会员'],
]

/** Every list, as the merchant hears of one that is none. */
const lists: [kind: Kind, field: string, complaint: string][] = [
  ['cashCoupon', 'stores', '可用门店 stores 要填门店编号的列表，最多 20 家，不限门店就删掉这一项'],
  ['messages', 'templates', '消息模板 templates 要填列表，最多 5 项，不用就删掉这一项'],
  ['points', 'rescueCoupons', '到期余额换券 rescueCoupons 要填列表，最多 6 项，不用就删掉这一项'],
  ['priceRule', 'hours', '适用时段 hours 要写成「周末」「工作日 11:00-14:00」「周五 22:00-02:00」这样，最多 4 段'],
  ['priceRule', 'levels', '适用等级 levels 要填列表，最多 3 项，每项 1 到 10 个字，不限就删掉这一项'],
  ['priceRule', 'products', '限定商品 products 要填列表，最多 12 项，每项 1 到 64 个字，不限就删掉这一项'],
  ['priceRule', 'stores', '适用门店 stores 要填门店编号的列表，最多 50 家，不限门店就删掉这一项'],
  ['tier', 'coupons', '赠送的券 coupons 要填列表，最多 5 项，不用就删掉这一项'],
]

test('a day, a switch, a choice or a list that is none is told by its name', () => {
  for (const [kind, field, label] of days)
    expect(problemsOf(kind, { [field]: '明天' })).toContain(`${label} ${field} 要写成 2026-12-31 这样的日期`)
  for (const [kind, field, label] of flags)
    expect(problemsOf(kind, { [field]: '是' })).toContain(`${label} ${field} 只能是 true 或 false`)
  for (const [kind, field, label, between] of choices)
    expect(problemsOf(kind, { [field]: '随便' })).toContain(`${label} ${field} 只能是 ${between}`)
  for (const [kind, field, complaint] of lists) expect(problemsOf(kind, { [field]: [] })).toContain(complaint)
})

test('a document that says nothing has the usual values', () => {
  const usual = (kind: Kind) => {
    const { value, problems } = read(kind)
    expect(problems).toEqual([])
    return value
  }
  expect(usual('adjustments')).toEqual({
    ...{ manager: { fen: yuan(200), points: 2000 }, owner: { fen: yuan(5000), points: 50_000 }, approvalDays: 7 },
  })
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

test('days are whole: an offer begins with its first and ends with its last; one that has ended is asked about', () => {
  const span = { startsOn: '2026-11-20', endsOn: '2026-11-22' }
  const [startsAt, endsAt] = [shopTime('2026-11-20 00:00:00'), shopTime('2026-11-23 00:00:00')]
  for (const kind of ['plan', 'priceRule', 'tier'] as const) {
    expect(read(kind, span)).toMatchObject({ value: { startsAt, endsAt }, problems: [] })
    expect(read(kind, { startsOn: '2026-11-22', endsOn: '2026-11-22' })).toMatchObject({
      ...{ value: { startsAt: shopTime('2026-11-22 00:00:00'), endsAt }, problems: [] },
    })
    expect(problemsOf(kind, { startsOn: '2026-12-02', endsOn: '2026-12-01' })).toEqual([
      '结束日期 endsOn 早于开始日期 startsOn',
    ])
    expect(problemsOf(kind, { endsOn: '2026-11-21' })).toEqual(['结束日期 endsOn 已经过去'])
    expect(read(kind, { on: false })).toMatchObject({ value: null, problems: [] })
  }
  const scan = { to: '扫码' }
  expect(read('handOut', { ...scan, ...span })).toMatchObject({ value: { startsAt, endsAt }, problems: [] })
  expect(problemsOf('handOut', { ...scan, endsOn: '2026-11-21' })).toEqual(['结束日期 endsOn 已经过去'])
  expect(problemsOf('handOut', { ...scan, startsOn: '2026-12-02', endsOn: '2026-12-01' })).toEqual([
    '结束日期 endsOn 早于开始日期 startsOn',
  ])
  expect(read('handOut', { ...scan, on: false })).toMatchObject({ value: null, problems: [] })
  const oneDay = { claimFrom: '2026-11-22', claimUntil: '2026-11-22' }
  expect(read('cashCoupon', oneDay)).toMatchObject({
    ...{ value: { claimableFrom: shopTime('2026-11-22 00:00:00'), claimableUntil: endsAt }, problems: [] },
  })
  const untilThen = { startsOn: '2026-11-22', validUntil: '2026-11-22', validDays: undefined }
  expect(read('cashCoupon', untilThen)).toMatchObject({
    ...{ value: { validity: { kind: 'until', expiresAt: endsAt }, claimableUntil: endsAt }, problems: [] },
  })
  const live = readPlan({ _id: 'one', ...documents.plan[1], endsOn: '2026-11-22' }, null, noon).value
  const tomorrow = later(noon, DAY)
  expect(readPlan({ _id: 'one', ...documents.plan[1], endsOn: '2026-11-22' }, live, tomorrow).problems).toEqual([])
})

test.each<[Kind, Record<string, unknown>, string]>([
  ['adjustments', { managerYuan: 30, ownerYuan: 20 }, '店长的上限 managerYuan 不能高于店主的 ownerYuan'],
  ['checkout', { pointsLeast: 5 }, '填了 pointsLeast 或 pointsMostPercent，就要填多少积分抵 1 元 pointsForYuan'],
  ['checkout', { pointsMostPercent: 5 }, '填了 pointsLeast 或 pointsMostPercent，就要填多少积分抵 1 元 pointsForYuan'],
  ['counter', { clerkYuan: 5, clerkDayYuan: 4 }, '店员每笔代充上限 clerkYuan 不能高于每天代充上限 clerkDayYuan'],
  ['counter', { managerYuan: 5 }, '店长还要填每天代充上限 managerDayYuan'],
  ['points', { expiry: '按月' }, '积分有效期按月时，缺少有效月数 expiryMonths'],
  ['points', { expiry: '明年' }, '积分有效期 expiry 只能是 永久 / 年底 / 按月'],
  ['points', { signInPoints: [1, 2] }, '连续签到每天的积分 signInPoints 要填 7 个整数的列表，每个从 1 到 1000'],
  [
    'points',
    { pointsForYuan: 100, pointsPerBonusYuan: 101 },
    '1 元赠送余额换的积分 pointsPerBonusYuan 不能多于换 1 元要的积分 pointsForYuan',
  ],
  [
    'points',
    { rescueCoupons: [{ fromYuan: 1, coupon: 'x' }] },
    '到期余额换券 rescueCoupons 第 1 项：coupon_templates 里没有 x',
  ],
  [
    'points',
    { rescueCoupons: [{ fromYuan: 1 }] },
    '到期余额换券 rescueCoupons 第 1 项：券的编号 coupon 要填 1 到 64 个字',
  ],
  ['risk', { amountAction: '短信验证码' }, '用短信验证码确认，要先填短信验证码的模板编号 smsTemplateId'],
  ['risk', { speedAction: '随便' }, '充值过密怎么处理 speedAction 只能是 二次确认 / 支付密码 / 短信验证码 / 人工核对'],
  [
    'shop',
    { legalForm: '企业', unnamedCeilingYuan: 1000.01 },
    '企业发行的不记名卡上限 unnamedCeilingYuan 不能超过 1000 元',
  ],
  [
    'shop',
    { unnamedCeilingYuan: 2000, namedCeilingYuan: 1000 },
    '不记名卡上限 unnamedCeilingYuan 不能高于记名卡上限 namedCeilingYuan',
  ],
  ['shop', { customLeastYuan: 20, customMostYuan: 10 }, '自定义充值最少 customLeastYuan 不能高于最多 customMostYuan'],
  [
    'shop',
    { namedPurchaseLimitYuan: 20, namedDayLimitYuan: 10 },
    '记名卡单笔消费上限 namedPurchaseLimitYuan 不能高于每天消费上限 namedDayLimitYuan',
  ],
  ['handOut', {}, '发给人群的，至少填 awayDays、levels、balanceFromYuan、balanceBelowYuan 中的一项'],
  ['handOut', { to: '新会员' }, '发给新会员的，缺少开始日期 startsOn'],
  ['handOut', { to: '扫码', coupon: 'none' }, 'coupon_templates 里没有 none'],
  ['handOut', { to: '扫码', awayDays: 3 }, 'awayDays、levels、balanceFromYuan、balanceBelowYuan 只用于发给人群的活动'],
  [
    'handOut',
    { balanceFromYuan: 2, balanceBelowYuan: 2 },
    '余额不低于 balanceFromYuan 要小于余额低于 balanceBelowYuan',
  ],
  [
    'priceRule',
    { payPercent: 49 },
    '折后百分比 payPercent 低于 5 折，如果没有填错，请加一项 confirmPayPercent，再填一遍同样的数字',
  ],
  ['tier', { level: '金卡会员' }, '升级到 level 和等级有效天数 levelDays 要一起填'],
  ['tier', { levelDays: 30 }, '升级到 level 和等级有效天数 levelDays 要一起填'],
  ['tier', { level: '普通会员' }, '升级到 level 只能是 不升级 / 银卡会员 / 金卡会员'],
  ['tier', { coupons: [{ coupon: 'none' }] }, '赠送的券 coupons 第 1 项：coupon_templates 里没有 none'],
  ['tier', { coupons: [{ count: 2 }] }, '赠送的券 coupons 第 1 项：券的编号 coupon 要填 1 到 64 个字'],
  [
    'tier',
    { coupons: [{ coupon: 'off_10', count: 6 }] },
    '赠送的券 coupons 第 1 项：张数 count 要填整数（不加引号），从 1 到 5',
  ],
  ['lessToPay', { offYuan: 50.01 }, '减的金额 offYuan 超过充值满的金额 minimumYuan 的一半'],
  ['moreBonus', { bonusYuan: 50.01 }, '多送的金额 bonusYuan 超过充值满的金额 minimumYuan 的一半'],
  ['offCoupon', { offYuan: 10.01, minimumYuan: 10 }, '减的金额 offYuan 大于满的金额 minimumYuan'],
  ['lessToPay', { refund: '退券' }, '充值券不能再限门店、商品、时段，也不能叠加或退券'],
  ['moreBonus', { stacking: '可叠加' }, '充值券不能再限门店、商品、时段，也不能叠加或退券'],
  ['moreBonus', { stores: ['store_nanshan'] }, '充值券不能再限门店、商品、时段，也不能叠加或退券'],
  ['moreBonus', { categories: ['茶'] }, '充值券不能再限门店、商品、时段，也不能叠加或退券'],
  ['moreBonus', { hours: '周末' }, '充值券不能再限门店、商品、时段，也不能叠加或退券'],
  [
    'messages',
    { templates: [{ for: '大额付款', templateId: 't' }] },
    '消息模板 templates 第 1 项：缺少模板里的字段 fields',
  ],
  ['priceRule', { levels: ['钻石'] }, '适用等级 levels 里没有：钻石，只能是 普通会员 / 银卡会员 / 金卡会员'],
])('%s %o: “%s”', (kind, fields, message) => {
  expect(problemsOf(kind, fields)).toEqual([message])
})

test('a message’s template is told field by field, and WeChat’s own names of fields are known to the digit', () => {
  const told = (template: object) => problemsOf('messages', { templates: [template] })
  const of = { for: '大额付款', templateId: 't', fields: [{ field: 'thing1', says: '名称' }] }
  const first = '消息模板 templates 第 1 项：'
  const inField = `${first}模板里的字段 fields 第 1 项：`
  expect(told({ ...of, for: '别的' })).toEqual([
    `${first}用于 for 只能是 优惠券到期 / 赠送金到期 / 分期充值 / 门店充值 / 大额付款`,
  ])
  expect(told({ ...of, templateId: '' })).toEqual([`${first}微信模板编号 templateId 要填 1 到 64 个字`])
  expect(told({ ...of, fields: [] })).toContain(`${first}模板里的字段 fields 要填列表，最多 5 项，不用就删掉这一项`)
  expect(told({ ...of, fields: [{ field: 'thing1', says: '别的' }] })).toEqual([
    `${inField}内容 says 只能是 名称 / 时间 / 金额 / 余额 / 门店 / 提示`,
  ])
  expect(told({ ...of, fields: [{ says: '名称' }] })).toContain(`${inField}微信里的字段名 field 要填 1 到 20 个字`)
  for (const field of ['thing12x', 'Xthing1', 'thing1234', 'thing'])
    expect(told({ ...of, fields: [{ field, says: '名称' }] })).toEqual([
      `${inField}字段 ${field} 请选 thing、time、date 或 amount 开头的`,
    ])
  expect(told({ ...of, fields: [{ field: 'date12', says: '金额' }] })).toEqual([`${inField}字段 date12 放不下「金额」`])
  expect(told({ ...of, fields: [{ field: 'amount123', says: '余额' }] })).toEqual([])
})

test('half price needs no second word, and a bolder one has it when it is repeated', () => {
  expect(problemsOf('priceRule', { payPercent: 50 })).toEqual([])
  expect(problemsOf('priceRule', { payPercent: 49, confirmPayPercent: 49 })).toEqual([])
  expect(problemsOf('priceRule', { payPercent: 49, confirmPayPercent: 50 })).toHaveLength(1)
  expect(problemsOf('shop', { legalForm: '企业', unnamedCeilingYuan: 1000 })).toEqual([])
  expect(problemsOf('plan', { every: '每周', graceDays: 6 })).toEqual([])
})
