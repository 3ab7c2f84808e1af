import { type Kind, problemsOf } from './given-documents'

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
  ['messages', 'templates', '消息模板 templates 要填列表，最多 6 项，不用就删掉这一项'],
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
