import type { RawDocument } from '../../src/domain/rules/field-reader'
import { draftFrom, type Published } from '../../src/domain/rules/publish'
import type { RawRules } from '../../src/domain/rules/raw-rules'
import { daysAfter, frozen, noon, rawRules, rulesWith, shopTime, yuan } from './given'

const tier: RawDocument = { _id: 'tier_300', payYuan: 300, bonusYuan: 30, bonusValidDays: 365 }
const coupon: RawDocument = {
  _id: 'c',
  title: '券',
  kind: '满减',
  minimumYuan: 50,
  offYuan: 10,
  validDays: 7,
  perMember: 1,
}

function draft(changes: Partial<RawRules>, live: Published | null = null, at = noon) {
  return draftFrom(frozen({ ...rawRules(), ...changes }), live && frozen(live), at)
}

function publishedFrom(changes: Partial<RawRules> = {}, live: Published | null = null, at = noon): Published {
  const { published, problems } = draft(changes, live, at)
  if (!published || problems.length > 0) throw new Error(JSON.stringify(problems))
  return published
}

/** What the merchant reads about the only document that is wrong. */
function problemOf(changes: Partial<RawRules>, live: Published | null = null): string {
  const { problems } = draft(changes, live)
  expect(problems).toHaveLength(1)
  return problems[0]?.message ?? ''
}

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

describe('a document’s id', () => {
  test.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'a.b',
    '$set',
    'a b',
    '',
    'x'.repeat(65),
    '档位',
    'a/b',
    '-a',
  ])('%p is refused', _id => {
    expect(problemOf({ tiers: [{ ...tier, _id }] })).toBe('文档编号 _id 只能用字母、数字、_ 和 -，最长 64 位')
  })

  test('that is no text is refused', () => {
    expect(problemOf({ tiers: [{ ...tier, _id: 5 as never }] })).toContain('文档编号 _id')
  })

  test('a field called __proto__ is a misspelt field and nothing more', () => {
    const document = JSON.parse('{"_id":"t","payYuan":300,"bonusYuan":30,"__proto__":{"on":false}}') as RawDocument
    expect(problemOf({ tiers: [document] })).toBe('不认识的字段 __proto__，请检查拼写或删除')
  })
})

describe('what goes live', () => {
  const live = publishedFrom()

  test('a document that turned bad keeps its last good version, and its neighbours still change', () => {
    const [first, second, third] = rawRules().tiers
    if (!first || !second || !third) throw new Error('three tiers')
    const { published, problems } = draft(
      { tiers: [{ ...first, payYuan: -1 }, { ...second, bonusYuan: 130 }, third] },
      live,
    )
    expect(published?.rules.tiers.map(each => [each.tierId, each.payFen, each.bonusFen])).toEqual([
      ['tier_300', yuan(300), yuan(30)],
      ['tier_800', yuan(800), yuan(130)],
      ['tier_1500', yuan(1500), yuan(300)],
    ])
    expect(problems).toMatchObject([{ collection: 'tiers', documentId: 'tier_300', olderVersionLive: true }])
  })

  test('so does one of every collection and every settings document, each under its own id', () => {
    const goods = { _id: 'latte', name: '拿铁', category: '咖啡', priceYuan: 28 }
    const everything = {
      ...rawRules(),
      settings: [
        ...rawRules().settings,
        { _id: 'checkout', reserveMinutes: 20 },
        { _id: 'points', expiry: '年底' },
        { _id: 'adjustments', managerYuan: 10 },
        { _id: 'counter', voidMinutes: 5 },
        { _id: 'messages', daysBefore: 1 },
        { _id: 'risk', amountYuan: 500 },
        { _id: 'batch', mostCards: 7 },
      ],
      plans: [{ _id: 'monthly', title: '月月充', payYuan: 100, times: 12 }],
      hand_outs: [{ _id: 'scan', name: '新店', coupon: 'off_10', to: '扫码' }],
      price_rules: [{ _id: 'members', title: '会员价', payPercent: 90 }],
      products: [goods],
    }
    const whole = publishedFrom(everything)
    expect(whole.rules).toMatchObject({
      ...{ checkout: { reservedForMs: 20 * 60_000 }, points: { expiry: { kind: 'year_end' } } },
      ...{ adjustments: { manager: { fen: yuan(10) } }, counter: { voidMinutes: 5 }, messages: { daysBefore: 1 } },
      ...{ risk: { amount: { fromFen: yuan(500) } }, batch: { mostCards: 7 } },
    })
    const spoilt = Object.fromEntries(
      Object.entries(everything).map(([collection, documents]) => [
        collection,
        documents.map(document => ({ ...document, misspelt: 1 })),
      ]),
    )
    const { published, problems } = draft(spoilt, whole)
    expect(published).toEqual(whole)
    expect(problems).toHaveLength(Object.values(everything).flat().length)
    for (const problem of problems)
      expect(problem).toMatchObject({ olderVersionLive: true, message: '不认识的字段 misspelt，请检查拼写或删除' })
  })

  test('tiers of one price stand in the order of their ids, however they lie in the collection', () => {
    const [a, b, c] = ['a', 'b', 'c'].map(_id => ({ ...tier, _id })) as [RawDocument, RawDocument, RawDocument]
    for (const tiers of [
      [a, b, c],
      [c, b, a],
      [b, c, a],
    ])
      expect(publishedFrom({ tiers }).rules.tiers.map(each => each.tierId)).toEqual(['a', 'b', 'c'])
  })

  test('a new document that is bad stays out', () => {
    const { published, problems } = draft(
      { tiers: [...rawRules().tiers, { _id: 'new', payYuan: 'x', bonusYuan: 0 }] },
      live,
    )
    expect(published?.rules.tiers).toEqual(live.rules.tiers)
    expect(problems).toMatchObject([{ documentId: 'new', olderVersionLive: false }])
  })

  test('a deleted or switched-off document is withdrawn', () => {
    const [first, second] = rawRules().tiers
    if (!first || !second) throw new Error('two tiers')
    const { rules } = publishedFrom({ tiers: [first, { ...second, on: false }] }, live)
    expect(rules.tiers.map(each => each.tierId)).toEqual(['tier_300'])
    expect(rules.version).toBe(live.rules.version + 1)
  })

  test('versions grow only when something changed, rules and people apart', () => {
    expect(live.rules.version).toBe(1)
    expect(live.people.version).toBe(1)
    expect(publishedFrom({}, live)).toEqual(live)
    const noted = rawRules().tiers.map(each => ({ ...each, note: '双十一', _problem: '旧', _openid: 'x' }))
    expect(publishedFrom({ tiers: noted }, live)).toEqual(live)
    const morePeople = [
      ...rawRules().staff,
      { _id: 's2', name: '福田店长', openid: 'o2', role: '店长', store: 'store_futian' },
    ]
    const hired = publishedFrom({ staff: morePeople }, live)
    expect([hired.rules.version, hired.people.version]).toEqual([1, 2])
    const dearer = publishedFrom({ tiers: [tier], staff: morePeople }, hired)
    expect([dearer.rules.version, dearer.people.version]).toEqual([2, 2])
  })

  test('keys in another order, as a database may return them, are no change', () => {
    const turned = JSON.parse(JSON.stringify(live), (_key, value: unknown) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as Published
    expect(publishedFrom({}, turned).rules.version).toBe(1)
  })

  test('nothing goes live before the shop itself was described', () => {
    const { published, problems } = draft({ settings: [] })
    expect(published).toBeNull()
    expect(problems).toMatchObject([{ collection: 'settings', message: 'settings 里要有一个编号为 shop 的文档' }])
  })

  test('a shop document that was deleted later keeps the shop open', () => {
    const { published, problems } = draft({ settings: [] }, live)
    expect(published).toEqual(live)
    expect(problems).toMatchObject([{ olderVersionLive: true }])
  })
})

describe('the shop', () => {
  const shop = { _id: 'shop', shopName: '小满咖啡', legalForm: '企业' }
  test('of a company has the ceilings of the law, unless it sets lower ones', () => {
    expect(rulesWith({ settings: [shop] }).shop.ceilingFen).toEqual({ unnamed: yuan(1000), named: yuan(5000) })
    expect(problemOf({ settings: [{ ...shop, unnamedCeilingYuan: 1000.01 }] })).toContain('不能超过 1000 元')
    expect(problemOf({ settings: [{ ...shop, namedCeilingYuan: 500 }] })).toContain('不能高于记名卡上限')
  })

  test.each([
    [{ shopName: '  ' }, '店名 shopName 要填 1 到 20 个字'],
    [{ legalForm: '公司' }, '经营主体 legalForm 只能是 企业 / 个体工商户'],
    [{ pointsPerYuan: 11 }, '每消费 1 元得几分 pointsPerYuan 要填整数（不加引号），从 0 到 10'],
    [{ namedCeilingYuan: '多' }, '记名卡上限 namedCeilingYuan 要填数字（元，不加引号），最多两位小数，从 100 到 5000'],
  ])('%o is refused with "%s"', (change, message) => {
    expect(problemOf({ settings: [{ ...shop, ...change }] })).toBe(message)
  })
})

describe('a coupon template', () => {
  test.each([
    ['takes off more than it asks', { offYuan: 60 }, '减的金额 offYuan 大于满的金额 minimumYuan'],
    [
      'no validity',
      { validDays: undefined },
      '缺少有效期：请填 validDays（领取后有效天数）、validMonths（有效月数）或 validUntil（有效期至）',
    ],
    [
      'two validities',
      { validUntil: '2026-12-31' },
      '领取后有效天数 validDays、有效月数 validMonths 和有效期至 validUntil 只能填一个',
    ],
    ['unknown kind', { kind: '满送' }, '券的种类 kind 只能是 满减 / 折扣 / 代金 / 兑换'],
    ['unknown store', { stores: ['store_x'] }, '可用门店 stores 里没有这些门店：store_x'],
    ['no store', { stores: [] }, '可用门店 stores 要填门店编号的列表，最多 20 家，不限门店就删掉这一项'],
    ['field of another kind', { payPercent: 90 }, '不认识的字段 payPercent，请检查拼写或删除'],
    ['no cap', { perMember: null }, '缺少每人限领张数 perMember'],
  ])('%s: refused', (_name, change, message) => {
    expect(problemOf({ coupon_templates: [{ ...coupon, ...change } as RawDocument] })).toContain(message)
  })

  test('ends before it starts: refused', () => {
    const { validDays: _none, ...open } = coupon
    const wrong = { ...open, startsOn: '2026-12-31', validUntil: '2026-12-30' } as RawDocument
    expect(problemOf({ coupon_templates: [wrong] })).toBe('有效期至 validUntil 早于开始日期 startsOn')
  })

  test('may name only so many stores, because every coupon carries them', () => {
    const stores = Array.from({ length: 21 }, (_, each) => ({ _id: `s${each}`, name: '店' }))
    const named = { ...coupon, stores: stores.map(store => store._id) }
    expect(problemOf({ stores, coupon_templates: [named], staff: [] })).toContain('最多 20 家')
    expect(
      draft({ stores, coupon_templates: [{ ...named, stores: named.stores.slice(1) }], staff: [] }).problems,
    ).toEqual([])
  })

  test('a store named twice is one store', () => {
    const [read] = rulesWith({
      coupon_templates: [{ ...coupon, stores: ['store_futian', 'store_futian'] }],
    }).couponTemplates
    expect(read?.terms.storeIds).toEqual(['store_futian'])
  })
})

describe('staff', () => {
  const [lin] = rawRules().staff
  if (!lin) throw new Error('one member of staff')

  test('two documents with one OpenID both do not count, because order must not decide a role', () => {
    const { published, problems } = draft({ staff: [lin, { ...lin, _id: 'staff_2', role: '店主' }] })
    expect(published?.people.staff).toEqual([])
    expect(problems.map(problem => problem.documentId)).toEqual(['staff_1', 'staff_2'])
    expect(problems[0]).toEqual({
      ...{ collection: 'staff', documentId: 'staff_1', olderVersionLive: false },
      message: '另一个店员文档用了同一个 openid，两个都暂不生效',
    })
  })

  test.each([
    [{ role: '老板' }, '角色 role 只能是 店员 / 店长 / 店主'],
    [{ role: 'constructor' }, '角色 role 只能是 店员 / 店长 / 店主'],
    [{ store: 'store_x' }, '所属门店 store 里没有 store_x 这家门店'],
    [{ openid: 7 }, '微信 OpenID openid 要填 1 到 64 个字'],
  ])('%o is refused with "%s"', (change, message) => {
    expect(problemOf({ staff: [{ ...lin, ...change }] })).toBe(message)
  })

  test('who left is out at the next publishing', () => {
    expect(publishedFrom({ staff: [{ ...lin, on: false }] }, publishedFrom()).people).toEqual({ version: 2, staff: [] })
  })
})
