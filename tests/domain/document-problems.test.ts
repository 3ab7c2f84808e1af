import { readPlan } from '../../src/domain/rules/read-plan'
import { DAY, later } from '../../src/domain/time'
import { noon, shopTime } from './given'
import { documents, type Kind, problemsOf, read } from './given-documents'

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
  [
    'messages',
    { templates: [{ for: '客服回复', templateId: 't', fields: [{ field: 'amount1', says: '金额' }] }] },
    '消息模板 templates 第 1 项：客服回复里没有金额和余额',
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
    `${first}用于 for 只能是 优惠券到期 / 赠送金到期 / 分期充值 / 门店充值 / 大额付款 / 客服回复`,
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
